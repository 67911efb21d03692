/** A site of two files, as small as one can be that is known for ours. */
import { sha256 } from "../src/sha256.ts";
import { openSiteFolder, writeSite } from "../src/site/site-folder.ts";

export function site(pages: Readonly<Record<string, string>>): Map<string, string> {
  const files = Object.fromEntries(
    Object.entries(pages).map(([path, text]) => [path, sha256(text)]),
  );
  return new Map([
    ...Object.entries(pages),
    ["manifest.json", JSON.stringify({ generator: "Tagscape", files })],
  ]);
}

export const OLD = { "index.html": "old", "data/a.json": "{}" };
export const NEW = { "index.html": "new", "data/a.json": "{}" };

export async function write(out: string, pages: Readonly<Record<string, string>>): Promise<void> {
  await writeSite(await openSiteFolder(out), site(pages));
}
