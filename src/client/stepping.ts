/** Which keys step from tag to tag, on the keyboards of many languages. */

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
