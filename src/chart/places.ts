/** Map coordinates of each tag as figures beside its place on the plate: for the page's script. */
import { type Fit, fitOf, fromPlate, type Point, toPlate } from "./fit.ts";

/** Decimals that coordinates are published with, and that places on the plate have. */
const [PUBLISHED, DRAWN] = [1e4, 10];

export interface PlaceCodes {
  readonly fit: Fit;
  /** How far each coordinate lies from where the plate's tenth of a pixel says, in its last decimal. */
  readonly xs: string;
  readonly ys: string;
}

/** A tenth of the bytes of the coordinates themselves: the still map holds nearly all of them already. */
export function encodePlaces(tags: readonly Point[]): PlaceCodes {
  const places = tags.flatMap(({ x, y }) => [x, y]);
  const fit = fitOf(places);
  const drawn = toPlate(fit, places).map(({ x, y }) =>
    fromPlate(fit, { x: Math.round(x * DRAWN) / DRAWN, y: Math.round(y * DRAWN) / DRAWN }),
  );
  const rests = (axis: "x" | "y"): string =>
    tags
      .map((tag, i) => unsigned(Math.round((tag[axis] - (drawn[i]?.[axis] ?? 0)) * PUBLISHED)))
      .join(" ");
  return { fit, xs: rests("x"), ys: rests("y") };
}

/**
 * @param drawn where the still map has the tag
 * @param x its figure of `xs`, and of `ys`
 * @returns its map coordinates, with the decimals of the data
 */
export function decodePlace(fit: Fit, drawn: Point, x: number, y: number): Point {
  const near = fromPlate(fit, drawn);
  return { x: near.x + signed(x) / PUBLISHED, y: near.y + signed(y) / PUBLISHED };
}

/** 0, −1, 1, −2 … → 0, 1, 2, 3 …: figures alone may stand in a page's data. */
function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function signed(code: number): number {
  return code % 2 === 1 ? -(code + 1) / 2 : code / 2;
}
