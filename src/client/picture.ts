/** The map as it is on screen → an SVG that stands alone, with its caption, and a PNG of that. */
import { fontSize } from "../chart/labels.ts";
import { shapePaths } from "../chart/symbols.ts";
import { isolated } from "../format.ts";
import { brokenLines } from "./caption.ts";
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
import { drawnMarks, type FieldData, type Mark } from "./field-data.ts";
import { neighboursOf } from "./focus-layer.ts";
import { widthOf } from "./measure.ts";
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
}

const CAPTION = { size: 12, line: 18, margin: 12 } as const;
const PNG_SCALE = 2;

/** Every colour and font is an attribute, so that any program shows it alike. */
export function pictureOf(picture: Picture): string {
  const { data, frame, palette } = picture;
  const [what = "", ...made] = data.caption;
  const lines = [what, ...(picture.shown === null ? [] : [picture.shown]), ...made].flatMap(
    (line) =>
      brokenLines(line, frame.width - 2 * CAPTION.margin, (text) => widthOf(text, CAPTION.size)),
  );
  const height = frame.height + CAPTION.line * lines.length + 2 * CAPTION.margin;
  const clip = svg("clipPath", { id: "plate" }, box(frame.width, frame.height));
  const root = svg(
    "svg",
    {
      width: frame.width,
      height,
      viewBox: `0 0 ${frame.width} ${height}`,
      "font-family": palette.sans,
    },
    svg("title", {}, what),
    svg("defs", {}, clip),
    box(frame.width, height, palette.paper),
    box(frame.width, frame.height, palette.plate),
    svg(
      "g",
      { "clip-path": "url(#plate)" },
      ground(picture),
      marks(picture),
      svg(
        "g",
        { opacity: textOpacity(picture.emphasis) },
        ...labels(picture.palette, picture.texts.labels),
        ...names(picture),
      ),
      ...focus(picture),
    ),
    ...lines.map((line, i) =>
      svg(
        "text",
        {
          x: CAPTION.margin,
          y: frame.height + CAPTION.margin + CAPTION.line * (i + 0.75),
          "font-size": CAPTION.size,
          fill: palette.soft,
        },
        line,
      ),
    ),
  );
  return new XMLSerializer().serializeToString(root);
}

export async function pngOf(text: string, frame: Frame): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = frame.width * PNG_SCALE;
  canvas.height = (canvas.width * image.height) / image.width;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("the browser has no room for a picture of this size");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no PNG was made")) : resolve(blob)));
  });
}

function box(width: number, height: number, fill = "none"): SVGRectElement {
  return svg("rect", { width, height, fill });
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
      const colour = palette.clusters.get(own.colour)?.mark ?? palette.ink;
      return svg("path", {
        d: shapePaths[own.shape] ?? "",
        transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})scale(${radius.toFixed(2)})`,
        fill: own.hollow ? palette.plate : colour,
        stroke: own.hollow ? colour : palette.plate,
        "stroke-width": (outlineWidth(own.hollow) / radius).toFixed(3),
        opacity: markOpacity(emphasis, mark.heap),
      });
    }),
  );
}

/** The pinned tag and its nearest: lines, rings, labels. */
function focus({ data, frame, palette, pinned }: Picture): SVGElement[] {
  if (pinned === null) return [];
  const near = neighboursOf(data, pinned);
  const from = frame.toScreen(pinned);
  const lines = near.map((other) => {
    const to = frame.toScreen(other);
    const d = `M${from.x} ${from.y}L${to.x} ${to.y}`;
    return svg("path", { d, stroke: palette.mark, "stroke-width": 1.2, "stroke-opacity": 0.65 });
  });
  const rings = [...near, pinned].map((mark) => {
    const at = frame.toScreen(mark);
    const own = data.clusters[mark.cluster - 1];
    const radius = mark.radius * frame.growth + 1;
    return svg("path", {
      d: shapePaths[own?.shape ?? 0] ?? "",
      transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})scale(${radius.toFixed(2)})`,
      fill: palette.clusters.get(own?.colour ?? "")?.mark ?? palette.ink,
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
  return texts.names.flatMap(({ cluster, small, x, y }) => {
    const shared = {
      x: x.toFixed(1),
      "text-anchor": "middle",
      fill: palette.clusters.get(cluster.colour)?.ink ?? palette.ink,
      ...halo(palette, 4.5),
    };
    const { first, rest, isWhole = false } = cluster.name;
    const head = svg(
      "text",
      {
        ...shared,
        y: y.toFixed(1),
        "font-family": palette.serif,
        "font-size": small ? 15 : 20,
        "font-weight": 700,
      },
      svg(
        "tspan",
        { "font-family": palette.sans, "font-size": small ? 11 : 13, "font-weight": 600 },
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
