/** Boxes of a map's texts as a browser has set them, halo included. */
import assert from "node:assert/strict";

export interface TextBox {
  readonly text: string;
  /** Lines of one name belong together. */
  readonly group: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A hair, for the browser's rounding. */
const HAIR = 0.1;

/** @throws AssertionError naming the first two that overlap */
export function assertApart(texts: readonly TextBox[]): void {
  for (const [i, a] of texts.entries())
    for (const b of texts.slice(i + 1)) {
      if (a.group === b.group) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      assert.ok(across <= HAIR || down <= HAIR, `${a.text} / ${b.text}: ${across} × ${down} px`);
    }
}
