/** How a file begins, on the disk or in an archive. */
import { closeSync, fstatSync, readSync } from "node:fs";
import { archived, headIn } from "./archive.ts";
import { openRegular } from "./regular-file.ts";

/** How a file begins, in at most so many bytes; null where nothing is there. */
export function readHead(file: string, bytes: number): Buffer | null {
  const within = archived(file);
  if (within !== null) return headIn(within.archive, within.name, bytes);
  const descriptor = openRegular(file);
  if (descriptor === null) return null;
  try {
    const head = Buffer.alloc(Math.min(bytes, fstatSync(descriptor).size));
    return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
