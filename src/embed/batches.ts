/** What an encoder reads of a text, and texts in batches that it reads fast. */
import { withoutNewer } from "../clean/letters.ts";

/**
 * Code points of a tag that the encoder reads. Attention takes memory by the square of the length:
 * a tag of 10,000 characters would want gigabytes and means nothing to a sentence encoder.
 */
export const MAX_READ_CHARACTERS = 1000;

/**
 * The part of a text that is read: whole, but for very long ones. The tokenizer takes characters
 * apart by Node's own tables, so that it is shown none that some Node does not know.
 */
export function readable(text: string): string {
  if (text.length <= MAX_READ_CHARACTERS) return withoutNewer(text);
  const beginning = Array.from(text.slice(0, 2 * MAX_READ_CHARACTERS));
  return withoutNewer(beginning.slice(0, MAX_READ_CHARACTERS).join(""));
}

/** Indices of the texts in batches of equal token length, short ones first. */
export function batches(lengths: readonly number[], size: number): number[][] {
  const byLength = new Map<number, number[]>();
  for (const [i, length] of lengths.entries()) {
    const known = byLength.get(length);
    if (known === undefined) byLength.set(length, [i]);
    else known.push(i);
  }
  return [...byLength.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((length) => {
      const all = byLength.get(length) ?? [];
      return Array.from({ length: Math.ceil(all.length / size) }, (_, b) =>
        all.slice(b * size, (b + 1) * size),
      );
    });
}

/**
 * Whether a vector differs by its batch, to 1e-6. TensorFlow's does, by where its vector instructions
 * begin: what a cache held must not decide the batches, so nothing is kept of it.
 */
export function dependsOnBatches(backend: string): boolean {
  return backend === "node" || backend === "node-gpu";
}
