/** Which labels and cluster names a view shows, and where: for the screen as for a saved map. */
import { type Box, BoxIndex } from "../chart/boxes.ts";
import {
  fontSize,
  isLarge,
  labelAnchor,
  labelBox,
  MAX_CHARACTERS,
  NAMES_BELOW,
  type Side,
  SIDES,
} from "../chart/labels.ts";
import { nameBox, SMALL_UNTIL } from "../chart/name-box.ts";
import { fits, moved, moveInto, type Room } from "../chart/room.ts";
import { shortened, textWidth } from "../chart/text-width.ts";
import type { Cluster, FieldData, Mark } from "./field-data.ts";
import { widthOf } from "./measure.ts";
import type { Frame } from "./view.ts";

export interface PlacedLabel {
  readonly index: number;
  readonly text: string;
  readonly large: boolean;
  readonly side: Side;
  /** On screen, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

export interface PlacedName {
  readonly cluster: Cluster;
  /** The second line is left out, and the first smaller. */
  readonly small: boolean;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

export interface Texts {
  readonly labels: readonly PlacedLabel[];
  readonly names: readonly PlacedName[];
}

/** A map may be so much narrower than its scale: labels have that much air around them. */
const TOLERANCE = 1.02;
const MOST_LABELS = 400;
/** So many of the most frequent may have one: where others stand out there is no room left. */
const MOST_TRIED = 2000;

/**
 * @param active marks that stand out: their labels are placed anew; null shows the labels that the
 *   build placed for this scale
 * @param names cluster whose name alone is shown, "all" or "none"
 */
export function placeTexts(
  { marks, clusters }: FieldData,
  frame: Frame,
  active: ReadonlySet<number> | null,
  names: number | "all" | "none",
): Texts {
  const { scale, room } = frame;
  const wanted = clusters.filter(({ id, name: { minScale } }) =>
    names === "all"
      ? scale * TOLERANCE < NAMES_BELOW && scale * TOLERANCE >= minScale
      : id === names && scale * TOLERANCE < NAMES_BELOW,
  );
  const named = placeNames(wanted, frame, room);
  const labels =
    active === null
      ? builtLabels(marks, frame, room, named)
      : placeAnew(
          activeLabels(marks, active),
          frame,
          named.map(({ box }) => box),
        );
  return { labels, names: named.map(({ name }) => name) };
}

/** What is labelled where some stand out: tags of one mark together where all of them do. */
function activeLabels(marks: readonly Mark[], active: ReadonlySet<number>): Mark[] {
  const whole = new Map<Mark["heap"], boolean>();
  const isWhole = ({ heap }: Mark): boolean => {
    const known = whole.get(heap) ?? heap.every((index) => active.has(index));
    whole.set(heap, known);
    return known;
  };
  const labelled = marks.flatMap((mark) => {
    if (!active.has(mark.index)) return [];
    if (mark.heap.length === 1 || !isWhole(mark)) return [mark];
    return mark.heap[0] === mark.index ? [ofHeap(mark)] : [];
  });
  // Within a range the order of counts is another one.
  return labelled.toSorted((a, b) => b.count - a.count).slice(0, MOST_TRIED);
}

/** A mark with what stands for all of its tags. */
function ofHeap(mark: Mark): Mark {
  return mark.heap.length === 1 ? mark : { ...mark, tag: mark.title, count: mark.total };
}

interface NamedBox {
  readonly name: PlacedName;
  /** On screen. */
  readonly box: Box;
  readonly isMoved: boolean;
  /** Typed by the reader: the build did not know of it. */
  readonly isTried: boolean;
}

/**
 * The names whose places are on screen, each wholly so: one at its edge is moved, unless another stands
 * there.
 */
function placeNames(clusters: readonly Cluster[], frame: Frame, room: Room): NamedBox[] {
  const placed = clusters.flatMap((cluster): NamedBox[] => {
    const at = frame.toScreen(cluster.name);
    const onPlate = nameBox({ id: cluster.id, ...cluster.name }, frame.scale, widthOf);
    const box = moved(onPlate, { x: frame.left, y: frame.top });
    const by = frame.holds(at, 0) ? moveInto(box, room) : null;
    if (by === null) return [];
    const isTried = cluster.name.isWhole === true;
    const small = frame.scale <= SMALL_UNTIL * TOLERANCE;
    const own = moved(box, by);
    const name = { cluster, small, x: at.x + by.x, y: at.y + by.y, box: own };
    return [{ name, box: own, isTried, isMoved: by.x !== 0 || by.y !== 0 }];
  });
  const taken = new BoxIndex(64);
  // What a reader has typed is seen: names of the build make way for it.
  const tried = placed.filter(({ box, isTried }) => {
    const free = isTried && taken.isFree(box);
    if (free) taken.add(box);
    return free;
  });
  const others = placed.filter(({ box, isTried }) => !isTried && taken.isFree(box));
  for (const { box, isMoved } of others) if (!isMoved) taken.add(box);
  const named = others.filter(({ box, isMoved }) => {
    if (!isMoved) return true;
    const free = taken.isFree(box);
    if (free) taken.add(box);
    return free;
  });
  return [...tried, ...named];
}

function builtLabels(
  marks: readonly Mark[],
  frame: Frame,
  room: Room,
  names: readonly NamedBox[],
): PlacedLabel[] {
  // The build left room for the others.
  const taken = new BoxIndex(64);
  for (const { box, isMoved, isTried } of names) if (isMoved || isTried) taken.add(box);
  const labels: PlacedLabel[] = [];
  for (const mark of marks) {
    if (labels.length === MOST_LABELS) break;
    if (mark.label === null || mark.label.minScale > frame.scale * TOLERANCE) continue;
    if (!frame.holds(frame.toScreen(mark), 20)) continue;
    const { anchor, box } = labelOf(ofHeap(mark), mark.label.side, frame, isLarge(mark.total));
    if (fits(box, room) && taken.isFree(box)) labels.push(anchor);
  }
  return labels;
}

/**
 * Greedy by the order given, on the side that is free.
 *
 * @param taken boxes on screen
 * @param allLarge whether each is set in the large type, however rare its tag
 */
export function placeAnew(
  marks: readonly Mark[],
  frame: Frame,
  taken: readonly Box[],
  allLarge = false,
): PlacedLabel[] {
  const { room } = frame;
  const index = new BoxIndex(48);
  for (const box of taken) index.add(box);
  const labels: PlacedLabel[] = [];
  for (const mark of marks) {
    if (labels.length === MOST_LABELS) break;
    if (!frame.holds(frame.toScreen(mark), 20)) continue;
    for (const side of SIDES) {
      // Never wider than it is: where this has no room, nothing needs to be measured.
      const least = labelOf(mark, side, frame, allLarge || isLarge(mark.count), textWidth).box;
      if (!fits(least, room) || !index.isFree(least)) continue;
      const { anchor, box } = labelOf(mark, side, frame, allLarge || isLarge(mark.count));
      if (!fits(box, room) || !index.isFree(box)) continue;
      index.add(box);
      labels.push(anchor);
      break;
    }
  }
  return labels;
}

/** @param wide width of a text
 * @returns the box on screen */
function labelOf(
  mark: Mark,
  side: Side,
  frame: Frame,
  large: boolean,
  wide = widthOf,
): { anchor: PlacedLabel; box: Box } {
  const text = shortened(mark.tag, MAX_CHARACTERS);
  const at = labelAnchor({ ...mark, large }, side, frame.scale, frame.growth);
  const { left, top } = frame;
  const box = moved(labelBox(at, wide(text, fontSize(large))), { x: left, y: top });
  return {
    anchor: { index: mark.index, text, large, side, x: at.x + left, y: at.y + top, box },
    box,
  };
}
