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

/** @returns CSS pixels; never less than the build's estimate */
export function widthOf(text: string, size: number): number {
  let ems = known.get(text);
  if (ems === undefined) {
    ems = Math.max(textWidth(text, 1), ...faces().map((face) => emsIn(text, face)));
    known.set(text, ems);
  }
  return ems * size;
}

function faces(): string[] {
  const { sans, serif } = readFaces();
  return [`500 ${SIZE}px ${sans}`, `700 ${SIZE}px ${serif}`];
}

function emsIn(text: string, face: string): number {
  if (context === null) return 0;
  context.font = face;
  return context.measureText(text).width / SIZE;
}
