/** What a file holds, as a hash of its bytes: read in strides, since it may be larger than memory. */
import { createHash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import { openRegular } from "./regular-file.ts";
import { type FileState, stateOf } from "./steady-file.ts";

export interface FileHash {
  /** sha256, 64 hex digits. */
  readonly hash: string;
  /** Of the file when it was opened. */
  readonly state: FileState;
}

/** Bytes that are read at once. */
const STRIDE = 2 ** 20;
const stride = Buffer.allocUnsafe(STRIDE);

/**
 * @returns null where nothing is there
 * @throws InputError for what is no file
 */
export function hashFile(file: string): FileHash | null {
  const descriptor = openRegular(file);
  if (descriptor === null) return null;
  try {
    const state = stateOf(descriptor);
    const hash = createHash("sha256");
    for (;;) {
      const bytes = readSync(descriptor, stride, 0, STRIDE, null);
      if (bytes === 0) return { hash: hash.digest("hex"), state };
      hash.update(stride.subarray(0, bytes));
    }
  } finally {
    closeSync(descriptor);
  }
}
