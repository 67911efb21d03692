/** Another program that opens what a page saves: Inkscape, where it is installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "./scratch.ts";

/** Why a test is skipped where there is none; false where it runs. */
export const skip = isThere() ? false : "no Inkscape here";
// A build server must not pass by skipping.
if (skip !== false && process.env.CI !== undefined) throw new Error(skip);

interface Element {
  /** By which Inkscape calls it: the name of the element and a number, where it has none of its own. */
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Opened {
  /** What is drawn, outlines included, in pixels; the picture itself is the first. */
  readonly elements: readonly Element[];
  readonly png: Buffer;
}

export function opened(svg: string): Opened {
  const folder = scratchFolder();
  const [file, picture] = [join(folder, "map.svg"), join(folder, "map.png")];
  writeFileSync(file, svg);
  const env = { ...process.env, INKSCAPE_PROFILE_DIR: folder };
  const ask = (...flags: string[]): string =>
    execFileSync("inkscape", [...flags, file], { env, encoding: "utf8", stdio: "pipe" });
  const elements = ask("--query-all")
    .trim()
    .split("\n")
    .map((line): Element => {
      const [id = "", ...numbers] = line.split(",");
      const [left = 0, top = 0, width = 0, height = 0] = numbers.map(Number);
      return { id, left, top, right: left + width, bottom: top + height };
    });
  ask("--export-type=png", `--export-filename=${picture}`);
  return { elements, png: readFileSync(picture) };
}

function isThere(): boolean {
  return spawnSync("inkscape", ["--version"]).status === 0;
}
