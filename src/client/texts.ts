/** Which labels and cluster names a view shows, and where: pure, so that a saved map has the same. */
import { type Box, BoxIndex } from "../chart/boxes.ts";
import {
  fontSize,
  isLarge,
  labelAnchor,
  labelBox,
  MAX_CHARACTERS,
  NAMES_UNTIL,
  type Side,
  SIDES,
} from "../chart/labels.ts";
import { nameBox, SMALL_UNTIL } from "../chart/name-box.ts";
import { shortened, textWidth } from "../chart/text-width.ts";
import type { Cluster, FieldData, Mark } from "./field-data.ts";
import type { Frame } from "./view.ts";

export interface PlacedLabel {
  readonly index: number;
  readonly text: string;
  readonly large: boolean;
  readonly side: Side;
  /** On screen, in CSS pixels. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedName {
  readonly cluster: Cluster;
  /** The second line is left out, and the first smaller. */
  readonly small: boolean;
  readonly x: number;
  readonly y: number;
}

export interface Texts {
  readonly labels: readonly PlacedLabel[];
  readonly names: readonly PlacedName[];
}

/** A map may be so much narrower than its scale: labels have that much air around them. */
const TOLERANCE = 1.02;
const MOST_LABELS = 400;

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
  const { scale } = frame;
  const shownNames = clusters
    .filter(({ id, name: { minScale } }) =>
      names === "all"
        ? scale <= NAMES_UNTIL * TOLERANCE && scale * TOLERANCE >= minScale
        : id === names && scale <= NAMES_UNTIL * TOLERANCE,
    )
    .map((cluster): PlacedName => {
      const at = frame.toScreen(cluster.name);
      return { cluster, small: scale <= SMALL_UNTIL * TOLERANCE, x: at.x, y: at.y };
    });
  const labels =
    active === null
      ? builtLabels(marks, frame)
      : placeAnew(
          marks.filter(({ index }) => active.has(index)),
          frame,
          shownNames.map(({ cluster }) => nameBox({ id: cluster.id, ...cluster.name }, scale)),
        );
  return { labels, names: shownNames };
}

function builtLabels(marks: readonly Mark[], frame: Frame): PlacedLabel[] {
  const labels: PlacedLabel[] = [];
  for (const mark of marks) {
    if (labels.length === MOST_LABELS) break;
    if (mark.label === null || mark.label.minScale > frame.scale * TOLERANCE) continue;
    if (!frame.holds(frame.toScreen(mark), 20)) continue;
    const { anchor, box } = labelOf(mark, mark.label.side, frame);
    if (isWithin(box, frame)) labels.push(anchor);
  }
  return labels;
}

/**
 * Greedy by the order given, on the side that is free.
 *
 * @param taken boxes of the whole map at this scale
 */
export function placeAnew(
  marks: readonly Mark[],
  frame: Frame,
  taken: readonly Box[],
): PlacedLabel[] {
  const index = new BoxIndex(48);
  for (const box of taken) index.add(box);
  const labels: PlacedLabel[] = [];
  for (const mark of marks) {
    if (labels.length === MOST_LABELS) break;
    if (!frame.holds(frame.toScreen(mark), 20)) continue;
    for (const side of SIDES) {
      const { anchor, box } = labelOf(mark, side, frame);
      if (!isWithin(box, frame) || !index.isFree(box)) continue;
      index.add(box);
      labels.push(anchor);
      break;
    }
  }
  return labels;
}

function labelOf(mark: Mark, side: Side, frame: Frame): { anchor: PlacedLabel; box: Box } {
  const text = shortened(mark.tag, MAX_CHARACTERS);
  const large = isLarge(mark.count);
  const at = labelAnchor(mark, side, frame.scale, frame.growth);
  return {
    anchor: {
      index: mark.index,
      text,
      large,
      side,
      x: at.x + frame.left,
      y: at.y + frame.top,
    },
    box: labelBox(at, textWidth(text, fontSize(large))),
  };
}

/** The corner that the zoom buttons cover, where the style sheet puts them on the map. */
const BUTTONS = { width: 54, height: 130, fromWidth: 600 } as const;

/** @param box of the whole map at the frame's scale */
function isWithin(box: Box, { left, top, width, height }: Frame): boolean {
  const covered =
    width >= BUTTONS.fromWidth &&
    box.right + left > width - BUTTONS.width &&
    box.top + top < BUTTONS.height;
  return (
    !covered &&
    box.left + left >= 0 &&
    box.top + top >= 0 &&
    box.right + left <= width &&
    box.bottom + top <= height
  );
}
