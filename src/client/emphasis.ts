/** What stands out on a map, and how far the rest steps back: on the canvas as in a saved picture. */

/** Which marks stand out; null where all do. */
export interface Emphasis {
  readonly active: ReadonlySet<number> | null;
  /** Whether grounds step back: a range of periods leaves them as they are. */
  readonly narrowed: boolean;
  /** The cluster whose ground stands out. */
  readonly cluster: number | null;
  /** A pinned tag dims all else. */
  readonly focus: boolean;
}

const FADED = 0.13;
const FADED_GROUND = 0.28;
const BEHIND_FOCUS = 0.45;
/** Of labels and names, as in the style sheet. */
const TEXTS_BEHIND_FOCUS = 0.22;

/** Width of the line around a ground, in CSS pixels. */
export const SHORE = 2.5;
/** A mark so far off the screen can still be seen in part, in CSS pixels. */
export const MARK_MARGIN = 40;

/** @param heap the tags that stand on the mark */
export function markOpacity({ active, focus }: Emphasis, heap: readonly number[]): number {
  const own = active === null || heap.some((index) => active.has(index)) ? 1 : FADED;
  return focus ? own * BEHIND_FOCUS : own;
}

export function groundOpacity({ narrowed, cluster }: Emphasis, id: number): number {
  return narrowed && id !== cluster ? FADED_GROUND : 1;
}

export function textOpacity({ focus }: Emphasis): number {
  return focus ? TEXTS_BEHIND_FOCUS : 1;
}

/** Width of the line around a mark, in CSS pixels. */
export function outlineWidth(hollow: boolean): number {
  return hollow ? 1.5 : 0.8;
}
