/** Stepping from tag to tag: by which keys, on the keyboards of many languages, and to which tag. */
import type { Mark } from "./field-data.ts";

type Pressed = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">;

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ["]", 1],
  ["[", -1],
  ["n", 1],
  ["p", -1],
]);

/** @returns to the next tag by count, to the one before, or null where the key is not for that */
export function stepOf({ key, altKey, ctrlKey, metaKey }: Pressed): 1 | -1 | null {
  // Ctrl or Cmd with a key is the browser's own; Ctrl and Alt together are what AltGr sends.
  if (metaKey || (ctrlKey && !altKey)) return null;
  // Many keyboards have brackets only with AltGr or Option; letters need neither.
  if (altKey && key !== "[" && key !== "]") return null;
  return STEPS.get(key) ?? null;
}

/**
 * @param active indices of the marks that stand out; null where all do
 * @param from the index of the tag to step from; from before the first or after the last where it is null
 * @returns the index of the next one by count, or null where there is none
 */
export function nextByCount(
  marks: readonly Mark[],
  active: ReadonlySet<number> | null,
  from: number | null,
  by: 1 | -1,
): number | null {
  // Within a range of periods the order of counts is not that of the marks.
  const order = isFalling(marks) ? marks : marks.toSorted((a, b) => b.count - a.count);
  const at = order.findIndex(({ index }) => index === from);
  const before = order.slice(0, at < 0 ? order.length : at).toReversed();
  const ahead = by === 1 ? order.slice(at + 1) : before;
  return ahead.find(({ index }) => active?.has(index) !== false)?.index ?? null;
}

function isFalling(marks: readonly Mark[]): boolean {
  return marks.every(({ count }, i) => i === 0 || count <= (marks[i - 1]?.count ?? count));
}
