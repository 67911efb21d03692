/** Every link and anchor of the pages leads somewhere within the site, but for those of a DOI and of videos: checked before a site is swapped in. */
import { leadsOut } from "../report/addresses.ts";
import { MANIFEST } from "./parse-manifest.ts";

interface Link {
  readonly path: string;
  readonly href: string;
}

/** @returns the links that lead nowhere */
export function dangling(files: ReadonlyMap<string, string>): Link[] {
  const anchors = new Map<string, Set<string>>();
  for (const [path, content] of files)
    if (path.endsWith(".html"))
      anchors.set(path, new Set([...content.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "")));
  const found: Link[] = [];
  for (const [path, content] of files) {
    if (!path.endsWith(".html")) continue;
    for (const [, href = ""] of content.matchAll(/ href="([^"]*)"/g)) {
      if (leadsOut(href)) continue;
      const [target = "", anchor] = href.split("#");
      const file = target === "" ? path : target;
      const leads =
        (files.has(file) || file === MANIFEST) &&
        // A state is no anchor: the page reads it, and says what of it is not there.
        (anchor === undefined || anchor.includes("=") || anchors.get(file)?.has(anchor) === true);
      if (!leads) found.push({ path, href });
    }
  }
  return found;
}

/** @throws Error, since a dangling link is our bug, naming each */
export function verifyLinks(files: ReadonlyMap<string, string>): void {
  const found = dangling(files).map(({ path, href }) => `${path} → ${href}`);
  if (found.length > 0) throw new Error(`dangling links: ${found.join(", ")}`);
}
