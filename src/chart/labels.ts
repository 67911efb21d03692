/**
 * Which tags are named on the map, where, and from which scale on. A scale is CSS pixels for a
 * unit of the plate, so one number serves zoom and screen width alike.
 */
import { type Box, BoxIndex } from "./boxes.ts";
import type { Point } from "./fit.ts";
import { fits, wholeMap } from "./room.ts";
import { shortened, textWidth } from "./text-width.ts";

/** Scales at which labels are placed, from a phone's whole map to the deepest zoom. */
export const SCALES = [0.4, 0.5, 0.63, 0.8, 1, 1.3, 1.75, 2.3, 3, 4, 5.5, 8, 12, 16] as const;
/** Growth of a mark's radius on screen at each scale: scale^0.35. */
const GROWTH = [
  0.73, 0.78, 0.85, 0.92, 1, 1.1, 1.22, 1.34, 1.47, 1.62, 1.82, 2.07, 2.39, 2.64,
] as const;
/** Cluster names are placed up to this scale, and shown until the next one, at which their tags get labels. */
export const NAMES_UNTIL = 1.75;
export const NAMES_BELOW = 2.3;
/** Tags that occur so often are set larger. */
const LARGE_FROM = 8;
/** Longer tags are shortened on the map. */
export const MAX_CHARACTERS = 40;

export function isLarge(count: number): boolean {
  return count >= LARGE_FROM;
}

/** Right, left, above, below. */
export type Side = 0 | 1 | 2 | 3;
export const SIDES: readonly Side[] = [0, 1, 2, 3];

export interface Label {
  /** Index of the tag. */
  readonly index: number;
  readonly text: string;
  readonly large: boolean;
  readonly side: Side;
  /** The label is shown at this scale and every later one. */
  readonly minScale: number;
}

export interface LabelledMark extends Point {
  /** "" gets no label. */
  readonly text: string;
  readonly count: number;
  /** Radius at scale 1. */
  readonly radius: number;
  /** A tag that already stands in a cluster's name waits until the names are gone. */
  readonly named: boolean;
}

/**
 * Greedy by the order given: a label takes the side whose box is free from the lowest scale on,
 * free there *and at every later scale*, so that zooming in only ever adds labels.
 *
 * @param marks most important first
 * @param nameBoxes boxes of the cluster names at a scale, in CSS pixels
 */
export function placeLabels(
  marks: readonly LabelledMark[],
  nameBoxes: (scale: number) => readonly Box[],
): Label[] {
  const taken = SCALES.map((scale, at) => {
    const index = new BoxIndex(48);
    if (scale <= NAMES_UNTIL) for (const box of nameBoxes(scale)) index.add(box);
    for (const mark of marks)
      if (mark.radius >= LARGE_MARK) index.add(coreOf(mark, scale, GROWTH[at] ?? 1));
    return index;
  });
  const rooms = SCALES.map(wholeMap);
  const atEnd = new BoxIndex(48);
  for (const box of nameBoxes(NAMES_BELOW)) atEnd.add(box);
  const labels: Label[] = [];
  for (const [i, mark] of marks.entries()) {
    if (mark.text === "") continue;
    const text = shortened(mark.text, MAX_CHARACTERS);
    const large = isLarge(mark.count);
    const width = textWidth(text, fontSize(large));
    const own = { ...mark, large };
    const boxAt = (side: Side, at: number): Box =>
      labelBox(labelAnchor(own, side, SCALES[at] ?? 1, GROWTH[at] ?? 1), width);
    const lowest = mark.named ? SCALES.findIndex((scale) => scale > NAMES_UNTIL) : 0;
    let best: { side: Side; from: number } | null = null;
    for (const side of SIDES) {
      let from: number = SCALES.length;
      while (from > lowest) {
        const box = boxAt(side, from - 1);
        const room = rooms[from - 1];
        if (room === undefined || !fits(box, room) || taken[from - 1]?.isFree(box) !== true) break;
        // Between the two scales names are still there: what is labelled meanwhile must be clear of them.
        if (SCALES[from - 1] === NAMES_UNTIL && !atEnd.isFree(boxAt(side, from))) break;
        from -= 1;
      }
      if (from < (best?.from ?? SCALES.length)) best = { side, from };
    }
    if (best === null) continue;
    const { side, from } = best;
    for (let at = from; at < SCALES.length; at++) taken[at]?.add(boxAt(side, at));
    labels.push({ index: i, text, large, side, minScale: SCALES[from] ?? 1 });
  }
  return labels;
}

/** A mark of this radius is pointed at: no other tag's label lies on the middle of it. */
const LARGE_MARK = 8;
/** The middle of a mark, by its radius. */
const CORE = 0.4;

function coreOf({ x, y, radius }: LabelledMark, scale: number, growth: number): Box {
  const r = CORE * radius * growth;
  const [left, top] = [x * scale - r, y * scale - r];
  return { left, top, right: left + 2 * r, bottom: top + 2 * r };
}

export function fontSize(large: boolean): number {
  return large ? 13 : 11.5;
}

/** Gap between a mark and its label, and the drop of the text below its anchor, in em. */
export const LABEL_EM = { gap: 0.26, middle: 0.35, below: 0.78 } as const;

interface Anchor extends Point {
  readonly side: Side;
  readonly em: number;
}

/**
 * Where a label's text begins (side 0), ends (1) or has its middle (2, 3), on its base line, in
 * CSS pixels of the whole map at a scale.
 *
 * @param growth of the mark's radius at that scale: scale^0.35
 */
export function labelAnchor(
  { x, y, radius, large }: Pick<LabelledMark, "x" | "y" | "radius"> & Pick<Label, "large">,
  side: Side,
  scale: number,
  growth: number,
): Anchor {
  const em = fontSize(large);
  const away = radius * growth + LABEL_EM.gap * em;
  const drop = side < 2 ? LABEL_EM.middle * em : side === 2 ? -away : away + LABEL_EM.below * em;
  const shift = side === 0 ? away : side === 1 ? -away : 0;
  return { x: x * scale + shift, y: y * scale + drop, side, em };
}

/** The text's box, its halo within, with a little air around it. */
export function labelBox({ x, y, side, em }: Anchor, width: number): Box {
  const left = side === 0 ? x : side === 1 ? x - width : x - width / 2;
  return {
    left: left - 2,
    right: left + width + 2,
    top: y - 0.95 * em - 2,
    bottom: y + 0.3 * em + 2,
  };
}
