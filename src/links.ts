/** Every link and anchor of the pages leads somewhere: checked before a site is swapped in. */

/** @throws Error, since a dangling link is our bug, naming each */
export function verifyLinks(files: ReadonlyMap<string, string>): void {
  const anchors = new Map<string, Set<string>>();
  for (const [path, content] of files)
    if (path.endsWith(".html"))
      anchors.set(path, new Set([...content.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "")));
  const dangling: string[] = [];
  for (const [path, content] of files) {
    if (!path.endsWith(".html")) continue;
    for (const [, href = ""] of content.matchAll(/ href="([^"]*)"/g)) {
      const [target = "", anchor] = href.split("#");
      const file = target === "" ? path : target;
      const found =
        (files.has(file) || file === "manifest.json") &&
        (anchor === undefined || anchors.get(file)?.has(anchor) === true);
      if (!found) dangling.push(`${path} → ${href}`);
    }
  }
  if (dangling.length > 0) throw new Error(`dangling links: ${dangling.join(", ")}`);
}
