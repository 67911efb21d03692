/** The data of what a page shows, from the site that it is of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { On } from "./reader.ts";
import type { Kind, Site } from "./sites.ts";

/** What the data of the page's participant say of their hashtags; its type is the caller's word. */
export function fieldOf<T>({ person, page }: On, sites: Readonly<Record<Kind, Site>>): T {
  const { folder } = page.url().startsWith("file:") ? sites.file : sites.http;
  const text = readFileSync(join(folder, "data", `${person}.json`), "utf8");
  return (JSON.parse(text) as { fields: { hashtags: T } }).fields.hashtags;
}
