/** One hash of all that decides an output beside the study and its settings: our own code. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The packages' releases stand in package.json. */
const SOURCES = ["package.json", "build.ts", "src", "templates"];

let version: string | null = null;

/** sha256 over the names and contents of our files, in order. */
export function codeVersion(): string {
  if (version !== null) return version;
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of filesOf(join(ROOT, source)))
      hash.update(`${relative(ROOT, file).replaceAll("\\", "/")}\n`).update(readFileSync(file));
  version = hash.digest("hex");
  return version;
}

function filesOf(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
