/** The map as it is on screen, as SVG whose every colour and font is an attribute, so that any program shows it alike. */
import { fontSize } from "../chart/labels.ts";
import { shapePaths } from "../chart/symbols.ts";
import { isolated } from "../format.ts";
import { svg } from "./dom.ts";
import {
  type Emphasis,
  groundOpacity,
  MARK_MARGIN,
  markOpacity,
  outlineWidth,
  SHORE,
  textOpacity,
} from "./emphasis.ts";
import { type Cluster, drawnMarks, type FieldData, type Mark } from "./field-data.ts";
import { neighboursOf } from "./focus-layer.ts";
import { widthIn, widthOf } from "./measure.ts";
import type { Palette } from "./palette.ts";
import { placeAnew, type PlacedLabel, type Texts } from "./texts.ts";
import type { Frame } from "./view.ts";

export interface Picture {
  readonly data: FieldData;
  readonly frame: Frame;
  readonly palette: Palette;
  readonly emphasis: Emphasis;
  readonly texts: Texts;
  /** The tag in focus, or null. */
  readonly pinned: Mark | null;
  /** What of the map is shown, as a sentence; null where all is. */
  readonly shown: string | null;
  /** Whether its address leads back to all of it: a list of chosen tags stands in none. */
  readonly isLinked: boolean;
}

/** @param clip id of a clip path of the frame's size */
export function mapOf(picture: Picture, clip: string): SVGGElement {
  return svg(
    "g",
    { "clip-path": `url(#${clip})` },
    ground(picture),
    marks(picture),
    svg(
      "g",
      { opacity: textOpacity(picture.emphasis) },
      ...labels(picture.palette, picture.texts.labels),
      ...names(picture),
    ),
    ...focus(picture),
  );
}

type Attributes = Readonly<Record<string, string | number>>;

/** A cluster's shape about the origin, to be drawn so many times as large. */
export function symbolOf(cluster: Cluster, palette: Palette, radius: number): Attributes {
  const colour = palette.clusters.get(cluster.colour)?.mark ?? palette.ink;
  return {
    d: shapePaths[cluster.shape] ?? "",
    fill: cluster.hollow ? palette.plate : colour,
    stroke: cluster.hollow ? colour : palette.plate,
    "stroke-width": (outlineWidth(cluster.hollow) / radius).toFixed(3),
  };
}

function ground({ data, frame, palette, emphasis }: Picture): SVGGElement {
  const { left, top, scale } = frame;
  return svg(
    "g",
    {
      transform: `translate(${left} ${top})scale(${scale})`,
      stroke: palette.plate,
      "stroke-width": SHORE / scale,
      "fill-rule": "evenodd",
    },
    ...data.clusters.map(({ id, colour, ground: d }) =>
      svg("path", {
        d,
        fill: palette.clusters.get(colour)?.ground ?? palette.plate,
        opacity: groundOpacity(emphasis, id),
      }),
    ),
  );
}

function marks({ data, frame, palette, emphasis }: Picture): SVGGElement {
  return svg(
    "g",
    {},
    ...drawnMarks(data).flatMap((mark) => {
      const at = frame.toScreen(mark);
      const own = data.clusters[mark.cluster - 1];
      if (own === undefined || !frame.holds(at, MARK_MARGIN)) return [];
      const radius = mark.radius * frame.growth;
      return svg("path", {
        transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})scale(${radius.toFixed(2)})`,
        ...symbolOf(own, palette, radius),
        opacity: markOpacity(emphasis, mark.heap),
      });
    }),
  );
}

/** The pinned tag and its nearest: lines, rings, labels. */
function focus({ data, frame, palette, pinned }: Picture): SVGElement[] {
  if (pinned === null || pinned.count === 0) return [];
  const near = neighboursOf(data, pinned);
  const from = frame.toScreen(pinned);
  const lines = near.map((other) => {
    const to = frame.toScreen(other);
    const d = `M${from.x} ${from.y}L${to.x} ${to.y}`;
    return svg("path", { d, stroke: palette.mark, "stroke-width": 1.2, "stroke-opacity": 0.65 });
  });
  const rings = [...near, pinned].flatMap((mark) => {
    const at = frame.toScreen(mark);
    const own = data.clusters[mark.cluster - 1];
    if (own === undefined) return [];
    const radius = mark.radius * frame.growth + 1;
    return svg("path", {
      transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})scale(${radius.toFixed(2)})`,
      ...symbolOf(own, palette, radius),
      stroke: palette.mark,
      "stroke-width": (2 / radius).toFixed(3),
    });
  });
  const large = placeAnew([pinned, ...near], frame, [], true);
  return [...lines, ...rings, ...labels(palette, large)];
}

function labels(palette: Palette, placed: readonly PlacedLabel[]): SVGTextElement[] {
  const anchor = ({ side }: PlacedLabel): string =>
    side === 0 ? "start" : side === 1 ? "end" : "middle";
  return placed.map((label) =>
    svg(
      "text",
      {
        x: label.x.toFixed(1),
        y: label.y.toFixed(1),
        "text-anchor": anchor(label),
        "font-size": fontSize(label.large),
        "font-weight": label.large ? 500 : 400,
        fill: label.large ? palette.ink : palette.tag,
        ...halo(palette, 3),
      },
      isolated(label.text),
    ),
  );
}

function names({ palette, texts }: Picture): SVGTextElement[] {
  return texts.names.flatMap(({ cluster, small, x, y, box }) => {
    const shared = {
      x: x.toFixed(1),
      "text-anchor": "middle",
      fill: palette.clusters.get(cluster.colour)?.ink ?? palette.ink,
      ...halo(palette, 4.5),
    };
    const { first, rest, isWhole = false } = cluster.name;
    const size = small ? { first: 15, number: 11 } : { first: 20, number: 13 };
    // A face that is wider than the one on screen is set smaller: the name stays in its place.
    const face = { family: palette.serif, weight: 700 };
    const room = box.right - box.left - widthOf(`${cluster.id} `, size.number) - 6;
    const fitting = room / widthIn(first, size.first, face);
    const head = svg(
      "text",
      {
        ...shared,
        y: y.toFixed(1),
        "font-family": palette.serif,
        "font-size": (size.first * Math.min(1, fitting)).toFixed(1),
        "font-weight": 700,
      },
      svg(
        "tspan",
        { "font-family": palette.sans, "font-size": size.number, "font-weight": 600 },
        String(cluster.id),
      ),
      ` ${isolated(first)}`,
    );
    const below = svg(
      "text",
      { ...shared, y: (y + 16).toFixed(1), "font-size": 12, "font-weight": 500 },
      rest,
    );
    return rest === "" || (small && !isWhole) ? [head] : [head, below];
  });
}

function halo({ halo: stroke }: Palette, width: number): Record<string, string | number> {
  // Eight digits are for browsers; programs that draw know six and an opacity.
  const opacity = (Number.parseInt(stroke.slice(7, 9) || "ff", 16) / 255).toFixed(2);
  return {
    stroke: stroke.slice(0, 7),
    "stroke-opacity": opacity,
    "stroke-width": width,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
}
