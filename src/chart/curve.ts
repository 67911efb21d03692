/** What other numbers of clusters would give, as a small chart by Observable Plot. */
import * as Plot from "@observablehq/plot";
import type { Curve } from "../analyse/curve.ts";
import { fixed } from "../format.ts";
import { document } from "./svg.ts";

/** Apart by dashes too, not by colour alone. */
const LINES = [
  { key: "coherence", colour: "var(--c1)", dashes: undefined },
  { key: "stability", colour: "var(--c2)", dashes: "7 3" },
  { key: "silhouette", colour: "var(--ci8)", dashes: "2 2.5" },
] as const;
const SIZE = { width: 640, height: 200, left: 36, right: 112, top: 14, bottom: 34 } as const;
/** Names at the ends of lines keep so many units apart. */
const LEAST_GAP = 21;

/**
 * @param used clusters of the map
 * @returns `<svg>`, whose accessible name tells of it by numbers
 */
export function drawCurve({ points, best }: Curve, used: number): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const values = points.flatMap((point) => LINES.map(({ key }) => point[key]));
  const domain = [Math.min(0, ...values), Math.max(0.1, ...values)] as const;
  const last = points.at(-1);
  const coherent = points.some(({ coherence }) => coherence > 0);
  const perUnit = (height - top - bottom) / (domain[1] - domain[0]);
  const numbers = [...new Set([used, best])].filter((k) => points.some((point) => point.k === k));
  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { domain: [points[0]?.k ?? 2, last?.k ?? 2] },
    y: { domain: [...domain] },
    marks: [
      Plot.axisX({
        ticks: points.map(({ k }) => k).filter((k) => k === 2 || k % 5 === 0),
        label: "clusters k",
      }),
      Plot.axisY({ ticks: 4, label: null }),
      Plot.ruleY([0], { stroke: "var(--line)" }),
      Plot.ruleX(numbers, { stroke: "var(--edge)" }),
      Plot.text(numbers, {
        x: (k: number) => k,
        frameAnchor: "top",
        dy: -12,
        text: (k: number) =>
          k === used ? "this map" : coherent ? "by this rule" : "by silhouette",
      }),
      ...LINES.map(({ key, colour, dashes }) =>
        Plot.line(points, {
          x: "k",
          y: key,
          stroke: colour,
          strokeWidth: 1.8,
          ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
        }),
      ),
      ...apart(LINES.map(({ key }) => (last?.[key] ?? 0) * perUnit)).map((at, i) =>
        Plot.text([last], {
          x: "k",
          y: () => at / perUnit,
          text: () => LINES[i]?.key ?? "",
          fill: LINES[i]?.colour ?? "currentColor",
          textAnchor: "start",
          dx: 7,
        }),
      ),
    ],
  }) as SVGSVGElement;
  svg.querySelector("style")?.remove();
  for (const node of [svg, ...svg.querySelectorAll("*")])
    for (const name of ["style", "class", "aria-label", "aria-hidden"]) node.removeAttribute(name);
  for (const name of ["width", "height", "font-size", "font-family"]) svg.removeAttribute(name);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", spoken(points, [used, best]));
  return svg.outerHTML;
}

/** Places on a line, moved so that no two are nearer than names are high. */
function apart(places: readonly number[]): number[] {
  const order = places.map((at, i) => ({ at, i })).toSorted((a, b) => a.at - b.at || a.i - b.i);
  const moved = [...places];
  let floor = Number.NEGATIVE_INFINITY;
  for (const { at, i } of order) {
    floor = Math.max(at, floor + LEAST_GAP);
    moved[i] = floor;
  }
  return moved;
}

/** Every fifth number, the ends and those that are marked, for those who cannot see the lines. */
function spoken(points: Curve["points"], marked: readonly number[]): string {
  const told = points.filter(
    ({ k }, i) => k % 5 === 0 || i === 0 || i === points.length - 1 || marked.includes(k),
  );
  return told
    .map(
      ({ k, coherence, stability, silhouette }) =>
        `${k} clusters: coherence ${fixed(coherence, 2)}, stability ${fixed(stability, 2)}, silhouette ${fixed(silhouette, 2)}`,
    )
    .join("; ");
}
