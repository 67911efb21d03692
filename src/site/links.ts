/** Every link and anchor of the pages leads somewhere within the site, but for those of a DOI and of videos: checked before a site is swapped in. */
import { leadsOut } from "../report/addresses.ts";
import { MANIFEST } from "./parse-manifest.ts";

/** Where a page's links lead, and what may be led to in it. */
export interface PageLinks {
  readonly anchors: readonly string[];
  /** Each once; those that lead out are not among them. */
  readonly hrefs: readonly string[];
}

export function linksOf(html: string): PageLinks {
  const all = (pattern: RegExp): string[] => [
    ...new Set([...html.matchAll(pattern)].map(([, found = ""]) => found)),
  ];
  return {
    anchors: all(/ id="([^"]*)"/g),
    hrefs: all(/ href="([^"]*)"/g).filter((href) => !leadsOut(href)),
  };
}

/**
 * @param pages path → its links
 * @param files paths of all files
 * @returns the links that lead nowhere
 */
export function dangling(
  pages: ReadonlyMap<string, PageLinks>,
  files: ReadonlySet<string>,
): { readonly path: string; readonly href: string }[] {
  const anchors = new Map([...pages].map(([path, own]) => [path, new Set(own.anchors)]));
  return [...pages].flatMap(([path, { hrefs }]) =>
    hrefs.flatMap((href) => {
      const [target = "", anchor] = href.split("#");
      const file = target === "" ? path : target;
      const leads =
        (files.has(file) || file === MANIFEST) &&
        // A state is no anchor: the page reads it, and says what of it is not there.
        (anchor === undefined || anchor.includes("=") || anchors.get(file)?.has(anchor) === true);
      return leads ? [] : [{ path, href }];
    }),
  );
}

/** @throws Error, since a dangling link is our bug, naming each */
export function verifyLinks(
  pages: ReadonlyMap<string, PageLinks>,
  files: ReadonlySet<string>,
): void {
  const found = dangling(pages, files).map(({ path, href }) => `${path} → ${href}`);
  if (found.length > 0) throw new Error(`dangling links: ${found.join(", ")}`);
}
