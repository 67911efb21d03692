/** What the marks of a saved map mean: their sizes at its zoom, and every cluster with its look and figures. */
import { markRadius, radiusUnit } from "../chart/fit.ts";
import { sizeKey } from "../chart/size-key.ts";
import { integer, isolated } from "../format.ts";
import { type Block, paragraph, type Place, stacked } from "./block.ts";
import { one, svg } from "./dom.ts";
import { type Cluster, drawnMarks } from "./field-data.ts";
import { widestIn } from "./measure.ts";
import { type Picture, symbolOf } from "./picture.ts";

const SIZES = { font: 12, beside: 7, gap: 20, least: 18 } as const;
const LEGEND = { width: 225, gap: 22, indent: 20, radius: 5.5, between: 8 } as const;

/** Circles as large as marks of so many occurrences are in this picture. */
export function sizes({ data, frame, palette }: Picture, { x, y, width }: Place): Block {
  // In a range of weeks too the marks have the scale of the whole map.
  const counts = drawnMarks({ marks: data.whole }).map(({ total }) => total);
  const unit = radiusUnit(counts);
  const { circles, unitWord } = sizeKey(counts);
  const widthOf = widestIn(400);
  const nodes: SVGElement[] = [];
  const at = { x, y, height: 0 };
  for (const [i, { count }] of circles.entries()) {
    const radius = markRadius(count, unit) * frame.growth;
    const text = i === circles.length - 1 ? `${integer(count)} ${unitWord}` : integer(count);
    const own = 2 * radius + SIZES.beside + widthOf(text, SIZES.font);
    if (at.x > x && at.x + own > x + width) Object.assign(at, { x, y: at.y + at.height });
    const height = Math.max(SIZES.least, 2 * radius + 2);
    const middle = at.y + height / 2;
    nodes.push(
      svg("circle", {
        cx: (at.x + radius).toFixed(1),
        cy: middle.toFixed(1),
        r: radius.toFixed(2),
        fill: "none",
        stroke: palette.soft,
      }),
      svg(
        "text",
        {
          x: (at.x + 2 * radius + SIZES.beside).toFixed(1),
          y: (middle + SIZES.font * 0.35).toFixed(1),
          "font-size": SIZES.font,
          fill: palette.soft,
        },
        text,
      ),
    );
    at.x += own + SIZES.gap;
    at.height = height;
  }
  return { nodes, height: at.y + at.height - y };
}

/** Every cluster, down the columns. */
export function legend(picture: Picture, { x, y, width }: Place): Block {
  const { clusters } = picture.data;
  const fitting = Math.floor((width + LEGEND.gap) / (LEGEND.width + LEGEND.gap));
  const rows = Math.ceil(clusters.length / Math.max(1, fitting));
  const columns = Math.ceil(clusters.length / rows);
  const step = (width + LEGEND.gap) / Math.max(1, columns);
  const blocks = Array.from({ length: columns }, (_, column) =>
    stacked(
      { x: x + column * step, y, width: step - LEGEND.gap },
      clusters
        .slice(column * rows, (column + 1) * rows)
        .map((cluster) => (place: Place) => entry(picture, cluster, place)),
    ),
  );
  return {
    nodes: blocks.flatMap(({ nodes }) => nodes),
    height: Math.max(0, ...blocks.map(({ height }) => height)),
  };
}

/** A cluster as the index and its table have it. */
function entry({ palette }: Picture, cluster: Cluster, { x, y, width }: Place): Block {
  const { link, card, id, colour } = cluster;
  const first = one("bdi", link).textContent ?? "";
  const rest = one(".lg-name > span", link).textContent ?? "";
  const name = [isolated(first), rest].filter((part) => part !== "").join(", ");
  const figures = one("header p", card).textContent ?? "";
  const doubt = link.querySelector(".lg-n em")?.textContent ?? "";
  const ink = palette.clusters.get(colour)?.ink ?? palette.ink;
  const called = { size: 12, line: 16, weight: 600, fill: ink };
  const told = { size: 11.5, line: 15, weight: 400, fill: palette.soft };
  const texts = stacked({ x: x + LEGEND.indent, y, width: width - LEGEND.indent }, [
    (place) => paragraph(`${id} ${name}`, place, called),
    (place) => paragraph([figures, doubt].filter((part) => part !== "").join(", "), place, told),
  ]);
  const symbol = svg(
    "g",
    { transform: `translate(${(x + 7).toFixed(1)} ${(y + 8).toFixed(1)})` },
    svg("path", {
      ...symbolOf(cluster, palette, LEGEND.radius),
      transform: `scale(${LEGEND.radius})`,
    }),
  );
  return { nodes: [symbol, ...texts.nodes], height: texts.height + LEGEND.between };
}
