/** The marks of a crowded map: an element for each would be half of its page, and too many for a browser. */
import * as Plot from "@observablehq/plot";
import type { Point } from "./fit.ts";
import type { Mark } from "./plan.ts";
import { element } from "./svg.ts";

/** Marks of one path follow each other by bands of so many units of the plate, so that steps are short. */
const BAND = 6;

/** In tenths of a unit, so that none has a decimal: a path for the marks of each look and size, the large ones first, so that small ones are not buried. */
export function crowdMark(marks: readonly Mark[]): Plot.RenderableMark {
  const shown = marks.filter(({ radius }) => radius > 0).toSorted((a, b) => b.radius - a.radius);
  const groups = new Map<string, Mark[]>();
  for (const mark of shown) {
    const key = `${mark.cluster} ${tenths(mark.radius)}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [mark]);
    else known.push(mark);
  }
  return Plot.dot([0], {
    x: () => 0,
    y: () => 0,
    render: () =>
      element("g", { class: "crowd", transform: "scale(.1)" }, ...[...groups.values()].map(pathOf)),
  });
}

function pathOf(marks: readonly Mark[]): SVGElement {
  const [{ look, radius } = { look: null, radius: 0 }] = marks;
  const size = Math.max(1, tenths(radius));
  const outline = outlineOf(look?.path ?? "", size);
  let [fromX, fromY] = [0, 0];
  const d = inBands(marks).map(({ x, y }) => {
    const [atX, atY] = [tenths(x) + outline.x, tenths(y) + outline.y];
    const step = pair(atX - fromX, atY - fromY);
    [fromX, fromY] = [atX, atY];
    return `m${step}${outline.d}`;
  });
  const colour = look?.colour ?? "";
  return element("path", {
    class: look?.hollow === true ? `${colour} ring` : colour,
    d: d.join(""),
  });
}

function inBands(marks: readonly Mark[]): Mark[] {
  const band = ({ y }: Mark): number => Math.floor(y / BAND);
  return marks.toSorted(
    (a, b) => band(a) - band(b) || (band(a) % 2 === 0 ? a.x - b.x : b.x - a.x) || a.y - b.y,
  );
}

interface Outline {
  /** Where it begins, from its middle, in tenths. */
  readonly x: number;
  readonly y: number;
  /** The rest of it, in steps. */
  readonly d: string;
}

/** @param size its radius, in tenths of a unit of the plate */
function outlineOf(path: string, size: number): Outline {
  // The one shape with arcs is the circle: nearly all of it is one arc, and closing it does the rest.
  if (path.includes("A")) return { x: -size, y: 0, d: `a${size} ${size} 0 1 1 0 1z` };
  const corners = cornersOf(path).map(({ x, y }) => ({
    x: Math.round(x * size),
    y: Math.round(y * size),
  }));
  const [start = { x: 0, y: 0 }, ...others] = corners;
  const steps = others.map(({ x, y }, i) => {
    const from = corners[i] ?? start;
    const [dx, dy] = [x - from.x, y - from.y];
    return dy === 0 ? `h${dx}` : dx === 0 ? `v${dy}` : `l${pair(dx, dy)}`;
  });
  return { ...start, d: `${steps.join("")}z` };
}

/** Of a path of straight lines. */
function cornersOf(path: string): Point[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([MLHV])([^A-Z]*)/g)].flatMap(([, command, text = ""]) => {
    const values = (text.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const step = command === "H" || command === "V" ? 1 : 2;
    return Array.from({ length: values.length / step }, (_, i) => {
      const [first = 0, second = y] = values.slice(i * step, (i + 1) * step);
      if (command === "V") y = first;
      else [x, y] = [first, second];
      return { x, y };
    });
  });
}

function pair(x: number, y: number): string {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}

function tenths(value: number): number {
  return Math.round(value * 10);
}
