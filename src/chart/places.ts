/** Map coordinates of each tag as figures beside its place on the plate: for the page's script. */
import { digits, numberOf, widthFor } from "./digits.ts";
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

/** Of a crowded map, whose marks no element of the page has. */
export interface WholePlaces {
  /** Coordinates one after another, each in as many digits as the greatest needs. */
  readonly places: string;
  /** What each is more than, in its last decimal, and what all are less than beyond that. */
  readonly least: number;
  readonly range: number;
}

export function encodeWhole(tags: readonly Point[]): WholePlaces {
  const numbers = tags.flatMap(({ x, y }) => [x, y].map((v) => Math.round(v * PUBLISHED)));
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const range = numbers.reduce((a, b) => Math.max(a, b), least) - least + 1;
  const width = widthFor(range);
  return { places: numbers.map((n) => digits(n - least, width)).join(""), least, range };
}

/** @returns map coordinates, with the decimals of the data */
export function decodeWhole({ places, least, range }: WholePlaces): Point[] {
  const width = widthFor(range);
  const at = (i: number): number =>
    (numberOf(places.slice(i * width, (i + 1) * width)) + least) / PUBLISHED;
  return Array.from({ length: places.length / width / 2 }, (_, i) => ({
    x: at(2 * i),
    y: at(2 * i + 1),
  }));
}

/** 0, −1, 1, −2 … → 0, 1, 2, 3 …: figures alone may stand in a page's data. */
function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function signed(code: number): number {
  return code % 2 === 1 ? -(code + 1) / 2 : code / 2;
}
