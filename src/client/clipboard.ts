/** Copies a text and says so on the button that was pressed. */

const SAID_FOR = 1600;
/** What a button says when it has nothing to report. */
const LABELS = new WeakMap<HTMLButtonElement, string>();

export async function copyText(text: string, button: HTMLButtonElement): Promise<void> {
  const before = LABELS.get(button) ?? button.textContent ?? "";
  LABELS.set(button, before);
  const done = await write(text);
  button.textContent = done ? "Copied" : "Press Ctrl+C";
  if (!done) prompt("Copy this:", text);
  setTimeout(() => {
    button.textContent = before;
  }, SAID_FOR);
}

/** @returns whether the browser let it through */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Over plain http there is no clipboard: the reader copies by hand.
    return false;
  }
}
