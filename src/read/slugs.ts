/** Names of pages for ids that may hold anything. */
import { createHash } from "node:crypto";
import { isPageName, isReserved } from "./page-names.ts";

const LONGEST = 64;
const DIGITS = 6;

/**
 * By id: the id itself where it can be a page's name, else with `-` for every other character. Where two
 * meet, whatever the case, or one meets a name that is taken, each gains `-` and six hex digits of its
 * id's SHA-256.
 */
export function slugsOf(ids: readonly string[]): Map<string, string> {
  const plain = new Map(ids.map((id) => [id, plainSlug(id)]));
  const holders = new Map<string, number>();
  for (const slug of plain.values()) {
    const key = slug.toLowerCase();
    holders.set(key, (holders.get(key) ?? 0) + 1);
  }
  const isAlone = (slug: string): boolean => holders.get(slug.toLowerCase()) === 1;
  return new Map(
    [...plain].map(([id, slug]) => [
      id,
      isPageName(slug) && !isReserved(slug) && isAlone(slug) ? slug : markedSlug(id),
    ]),
  );
}

/** Both names that a participant may have, whoever else is in the study. */
export function possibleSlugs(id: string): string[] {
  return [plainSlug(id), markedSlug(id)];
}

function plainSlug(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9_-]/gu, "-");
}

function markedSlug(id: string): string {
  const digest = createHash("sha256").update(id).digest("hex").slice(0, DIGITS);
  return `${plainSlug(id).slice(0, LONGEST - DIGITS - 1)}-${digest}`;
}
