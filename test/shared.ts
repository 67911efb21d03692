/**
 * What the files of one run share: made before they start, told by a variable. A file that runs alone
 * makes its own.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "./scratch.ts";

const VARIABLE = "TAGSCAPE_TESTS_SHARED";

let own: string | null = null;

/** Beside `sites/`, once they are made. */
export function sharedFolder(): string {
  own ??= process.env[VARIABLE] ?? scratchFolder();
  return own;
}

/** Shares the folder of this process with those it starts. */
export function share(): void {
  process.env[VARIABLE] = sharedFolder();
}

/** Vectors, analyses and maps of this run alone. */
export function sharedCache(): string {
  const folder = join(sharedFolder(), "cache");
  mkdirSync(folder, { recursive: true });
  return folder;
}
