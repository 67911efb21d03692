/**
 * A file as it is read: whether it is still the one that was opened, and as it was then. The time of
 * the last change of any kind counts too, since size and time of writing can be put back. A change
 * within one tick of the file system's clock, of the same size, is not seen.
 */
import { type BigIntStats, fstatSync, statSync } from "node:fs";
import { InputError } from "../error.ts";

/** What tells a state of a file from any other. */
export type FileState = string;

export function stateOf(descriptor: number): FileState {
  return textOf(fstatSync(descriptor, { bigint: true }));
}

/** Of what lies at a path, a folder too; null where nothing does. */
export function stateAt(path: string): FileState | null {
  const now = statSync(path, { bigint: true, throwIfNoEntry: false });
  return now === undefined ? null : textOf(now);
}

/** @throws InputError where another file lies there, or the file is no longer as it was */
export function mustBeAs(before: FileState, file: string): void {
  const now = stateAt(file);
  if (now === null) throw changed(file, "has gone while it was read");
  if (now !== before) throw changed(file, "changed while it was read");
}

/** In bytes. */
export function sizeIn(state: FileState): number {
  return Number(state.split(" ")[0]);
}

function textOf({ size, dev, ino, mtimeNs, ctimeNs }: BigIntStats): FileState {
  return [size, dev, ino, mtimeNs, ctimeNs].join(" ");
}

export function changed(file: string, what: string): InputError {
  return new InputError([{ file, what, todo: "build again once nobody writes to it" }]);
}
