/** Whether a site is whole, ours alone, and of a size that GitHub Pages takes. */
import { basename } from "node:path";
import { type Fault, quote } from "../error.ts";
import { PART_FILE } from "../parts/part.ts";
import { dangling, linksOf, type PageLinks } from "../site/links.ts";
import { MANIFEST, type SiteManifest } from "../site/parse-manifest.ts";
import { sha256 } from "../sha256.ts";
import { cohortTable, strangeInCohort } from "./cohort-files.ts";
import type { Data } from "./site-files.ts";
import { sum } from "../numbers.ts";

/** Limits of GitHub Pages: of a file in git, and of a site. */
const MAX_FILE = 100 * 1024 * 1024;
const MAX_SITE = 1024 * 1024 * 1024;
/** Every file that a site of ours may hold. */
const KNOWN =
  /^(?:[\w-]+\.html|data\/[\w-]+\.(?:json|[A-Za-z][\w-]*\.(?:csv|gexf))|data\/CITATION\.cff|manifest\.json|\.nojekyll|CNAME)$/;
const AGAIN = "build the site again";

/**
 * @param sound of the files those that can be read as what they are
 * @param at a file's place in messages
 */
export function wholeness(
  files: ReadonlyMap<string, string>,
  sound: ReadonlyMap<string, string>,
  manifest: SiteManifest,
  data: readonly Data[],
  at: (path: string) => string,
): Fault[] {
  return [
    ...asListed(files, manifest, at),
    ...sizes(files, at),
    ...dangling(linksIn(files), new Set(files.keys())).map(({ path, href }) => ({
      file: at(path),
      what: `a link to nothing, ${quote(href)}`,
      todo: AGAIN,
    })),
    ...[
      ...data.flatMap(({ path, strangeKeys }) => strangeKeys.map((key) => [path, key] as const)),
      ...strangeInCohort(sound),
    ].map(([path, key]) => ({
      file: at(path),
      what: `a field that is not to be published, ${quote(key)}`,
      todo: `${AGAIN}, with this release`,
    })),
  ];
}

function linksIn(files: ReadonlyMap<string, string>): Map<string, PageLinks> {
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  return new Map(pages.map(([path, html]) => [path, linksOf(html)]));
}

/** Every file is one of ours, and as the manifest has it. */
function asListed(
  files: ReadonlyMap<string, string>,
  { files: sums }: SiteManifest,
  at: (path: string) => string,
): Fault[] {
  const faults: Fault[] = [];
  for (const [path, text] of files)
    if (!KNOWN.test(path) && cohortTable(path) === null)
      faults.push({ file: at(path), what: strangeIs(path), todo: "take it out" });
    else if (path !== MANIFEST && path !== "CNAME" && sums.get(path) !== sha256(text))
      faults.push({ file: at(path), what: "not as the manifest has it", todo: AGAIN });
  for (const path of sums.keys())
    if (!files.has(path)) faults.push({ file: at(path), what: "missing", todo: AGAIN });
  return faults;
}

function strangeIs(path: string): string {
  if (basename(path) !== PART_FILE) return "not a file of a site";
  return "a part of a study, which is as private as the data";
}

function sizes(files: ReadonlyMap<string, string>, at: (path: string) => string): Fault[] {
  const bytes = [...files].map(([path, text]) => [path, Buffer.byteLength(text)] as const);
  const faults = bytes
    .filter(([, size]) => size > MAX_FILE)
    .map(([path]): Fault => ({ file: at(path), what: "more than 100 MB", todo: "raise minCount" }));
  if (sum(bytes.map(([, size]) => size)) > MAX_SITE)
    faults.push({
      file: at(""),
      what: "more than 1 GB in all",
      todo: "publish fewer participants",
    });
  return faults;
}
