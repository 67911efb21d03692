/**
 * Opens what must be a file or absent. What lies at a path is looked at once it is open, so that a
 * FIFO or a device that takes a file's place can neither hang a build nor be read as one.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";
import { InputError } from "../error.ts";

/** Bytes of the largest file that is read whole: a text of more could not be held. */
const MAX_WHOLE = 256 * 1024 * 1024;
const TODO = "put a file there, or take it away";

/**
 * @returns an open descriptor of a regular file, for the caller to close; null where nothing is there
 * @throws InputError for a folder, a FIFO, a socket, a device, a link to nothing or in a circle
 */
export function openRegular(file: string): number | null {
  let descriptor: number;
  try {
    // Without O_NONBLOCK, opening a FIFO waits for somebody to write into it.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ELOOP") throw refused(file, "a link in a circle");
    if (code === "ENXIO") throw refused(file, "not a file");
    if (code === "ENOTDIR") throw refused(file, "a path through something that is no folder");
    if (code !== "ENOENT") throw error;
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return null;
    throw refused(file, "a link to nothing");
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw refused(file, "not a file");
}

/** The whole of a small file, such as settings; null where nothing is there. */
export function readRegular(file: string): Buffer | null {
  const descriptor = openRegular(file);
  if (descriptor === null) return null;
  try {
    if (fstatSync(descriptor).size > MAX_WHOLE) throw refused(file, "more than 256 MB");
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function refused(file: string, what: string): InputError {
  return new InputError([{ file, what, todo: TODO }]);
}
