/** A copy of what a checkout holds, in which commands may write what they like. */
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "./scratch.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

const FILES = ["build.ts", "package.json", "study.schema.json", "tsconfig.json"];
const FOLDERS = ["cluster", "data", "src", "templates"];

/** @returns its folder, within a folder of its own, with the packages of this checkout */
export function checkout(): string {
  const copy = join(scratchFolder(), "tagscape");
  for (const name of [...FILES, ...FOLDERS])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  return copy;
}
