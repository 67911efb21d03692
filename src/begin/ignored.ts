/** What git must not take of a study: data, key, caches and the site. */
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";
import { isWithin, truePath } from "../files/place.ts";

/** Keys, caches, and what a build leaves when it is killed; then parts of a site, and the site. */
const OWN = [".tagscape-*", ".*.tagscape-*", "/parts/", "/site/"];

/**
 * @param files of the data, within the folder or in an archive of it
 * @returns lines by the folder in whose .gitignore they belong
 */
export function ignoredBy(dataDir: string, files: readonly string[]): Map<string, string[]> {
  const [here, data] = [truePath("."), truePath(dataDir)];
  const inside = isWithin(data, here);
  const path = relative(here, data).split(sep).filter(Boolean).map(escaped);
  const prefix = inside ? ["", ...path, ""].join("/") : "/";
  const lines = [...new Set(files.map((file) => prefix + patternOf(dataDir, file)))].toSorted();
  return inside
    ? new Map([[here, [...OWN, ...lines]]])
    : new Map([
        [here, OWN],
        [data, lines],
      ]);
}

/** All files that are called alike; of a folder in the study's, the folder. */
function patternOf(dataDir: string, file: string): string {
  const [name = ""] = relative(dataDir, file).split(sep);
  const kind = statSync(join(dataDir, name), { throwIfNoEntry: false });
  if (kind?.isDirectory() === true) return `${escaped(name)}/`;
  const ending = extname(name);
  return ending === "" ? escaped(name) : `*${escaped(ending)}`;
}

/** As git reads it to the letter. */
function escaped(name: string): string {
  return name.replaceAll(/[\\*?[\]!# ]/g, "\\$&");
}

/** @returns the lines that were added, none where all are there */
export function addIgnored(folder: string, lines: readonly string[]): string[] {
  const file = join(folder, ".gitignore");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const known = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const added = lines.filter((line) => !known.has(line));
  const start = text === "" || text.endsWith("\n") ? "" : "\n";
  if (added.length > 0) appendFileSync(file, `${start}${added.join("\n")}\n`);
  return added;
}

/** Where a key lies outside the working folder, in a repository. */
export function addKey(file: string): string[] {
  return addIgnored(dirname(file), [".tagscape-*"]);
}
