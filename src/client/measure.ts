/**
 * Width of a text as this browser sets it: a script without a font, or marks that find no letter to
 * stand on, can take more than the build's estimate, which knows no reader's fonts.
 */
import { textWidth } from "../chart/text-width.ts";
import { readFaces } from "./palette.ts";

/** Widths are taken at this size, in CSS pixels, since small ones are rounded. */
const SIZE = 100;

const context = document.createElement("canvas").getContext("2d");
/** By text, in ems of the wider of the two faces that a map has. */
const known = new Map<string, number>();

/** A family of type, as CSS has it, in one weight. */
interface Face {
  readonly family: string;
  readonly weight: number;
}

/** Families that every program knows, each by a face of its own. */
export const GENERIC = { sans: "sans-serif", serif: "serif" } as const;
/** The bold of the widest that is common, DejaVu's, by the build's estimate. */
const WIDEST_BOLD = 1.18;

/** Of a text in this weight, on screen and in whatever program: in both it takes the same lines. */
export function widestIn(weight: number): (text: string, size: number) => number {
  const families = [readFaces().sans, GENERIC.sans];
  return (text, size) =>
    Math.max(...families.map((family) => widthIn(text, size, { family, weight })));
}

/** As `widthOf`, of a text in another face than those on screen, or in whatever face another program takes. */
export function widthIn(text: string, size: number, face: Face): number {
  const isOpen = face.family === GENERIC.sans || face.family === GENERIC.serif;
  const widest = isOpen && face.weight >= 600 ? WIDEST_BOLD : 1;
  return Math.max(textWidth(text, 1) * widest, emsIn(text, face)) * size;
}

/** @returns CSS pixels; never less than the build's estimate */
export function widthOf(text: string, size: number): number {
  let ems = known.get(text);
  if (ems === undefined) {
    ems = Math.max(textWidth(text, 1), ...faces().map((face) => emsIn(text, face)));
    known.set(text, ems);
  }
  return ems * size;
}

function faces(): Face[] {
  const { sans, serif } = readFaces();
  return [
    { family: sans, weight: 500 },
    { family: serif, weight: 700 },
  ];
}

function emsIn(text: string, { family, weight }: Face): number {
  if (context === null) return 0;
  context.font = `${weight} ${SIZE}px ${family}`;
  return context.measureText(text).width / SIZE;
}
