/** What the owner of a site should know before it is public: contacts, rarities, and what undoes codes. */
import { percent, plural } from "../format.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import type { RowCounts, Shows } from "../privacy/row-counts.ts";
import { type Data, fieldsOf } from "./site-files.ts";
import { sum } from "../numbers.ts";

/**
 * A tag may be as long as its writer liked: each pattern begins at a sign and looks back from there,
 * so that none reads the same run of letters from each of its letters anew.
 */
export const CONTACTS: Readonly<Record<string, RegExp>> = {
  "an e-mail address": /(?<=[^\s@])@[^\s@]+\.[a-z]{2}/i,
  "a web address": /https?:\/\/|www\.|\.(?<=\w-*\.)(?:com|org|net|io|me|tv|co|gg)\b/i,
  "an @handle": /(?:^|\s)@[\w.]{2}/,
  "a phone number": /(?:\+|\b00)?\d(?:[\s().-]?\d){8,14}\b/,
};
const LISTED = 20;

/** Tags by which somebody could be reached. */
export function contacts(tags: ReadonlySet<string>): string[] {
  return Object.entries(CONTACTS).flatMap(([kind, pattern]) => {
    const found = [...tags].filter((tag) => pattern.test(tag)).toSorted();
    if (found.length === 0) return [];
    const more = found.length > LISTED ? `, and ${found.length - LISTED} more` : "";
    const shown = found.slice(0, LISTED).map((tag) => JSON.stringify(tag));
    return [`${plural(found.length, "tag")} like ${kind}: ${shown.join(", ")}${more}`];
  });
}

/** What the check had to do without. */
export function gaps(unread: number): string[] {
  if (unread === 0) return [];
  return [
    `${plural(unread, "file")} of participants who have withdrawn could not be read: the site was searched for their ids, not for what their other columns hold; delete such files`,
  ];
}

/** What codes do not hide, and what undoes them. */
export function linkage(shows: Shows): string[] {
  const { pseudonyms } = shows;
  if (isAggregate(shows))
    return [
      "everyone together: figures of a study before and after somebody came or went differ by that one’s, so publish none that differs from an earlier one by few participants; a group is told of all alike, whoever is in it",
    ];
  return [
    pseudonyms
      ? "codes: tags, counts and coordinates are the same bytes as in a site with ids, so whoever has such a site of the study, or a file of it, can tell who bears which code; never publish both"
      : "ids: they undo the codes of every site of this study under pseudonyms, earlier or later, since tags, counts and coordinates are the same bytes; never publish both",
  ];
}

export interface Floors {
  readonly minVideos: number;
  readonly minCount: number;
}

/** Who is shown by few videos, what by few occurrences, and what `publish` leaves out of it. */
export function rarity(
  data: readonly Data[],
  { minVideos, minCount }: Floors,
  { figure }: RowCounts,
): string[] {
  const videos = data.map((one) => one.videos);
  if (videos.length === 0) return [];
  const few = videos.filter((count) => count < FEW).length;
  const people = `${few === 0 ? "no participant" : plural(few, "participant")} with fewer than ${FEW} videos; the fewest are ${figure(Math.min(...videos))} (publish.minVideos is ${minVideos})`;
  const fields = fieldsOf(data).map((field) => {
    const own = data.flatMap(({ fields: all }) => all.get(field) ?? []);
    const tags = own.flatMap((one) => one.tags);
    const once = tags.filter(({ count }) => count === 1).length;
    const rare = sum(own.map((one) => one.rare));
    const share = tags.length === 0 ? "none" : percent(once / tags.length);
    return `${field}: ${share} of tags occur once with a participant; ${plural(rare, "occurrence")} of rarer tags left out (publish.minCount is ${minCount})`;
  });
  return [people, ...fields];
}

/** So few videos tell little about tags, and much about who watched them. */
const FEW = 10;
