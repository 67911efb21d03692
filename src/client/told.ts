/** Counts of a range in words, where a site under codes tells only some of them. Pure. */
import { inWords, plural } from "../format.ts";
import type { Time } from "./time.ts";

/** A count of what is told. */
export interface Told {
  readonly count: number;
  /** Whether there may be more: 0 is then no count at all. */
  readonly isLeast: boolean;
}

/** Of one tag: "6 occurrences", "at least 6 occurrences", "not told". */
export function occurrencesTold({ count, isLeast }: Told): string {
  const words = plural(count, "occurrence");
  if (!isLeast) return words;
  return count === 0 ? "not told" : `at least ${words}`;
}

/** Of several: "6 tags", "at least 6 tags", "no tag told". */
export function tagsTold({ count, isLeast }: Told): string {
  const words = plural(count, "tag");
  if (!isLeast) return words;
  return count === 0 ? "no tag told" : `at least ${words}`;
}

/** A figure of a table or list. */
export function figureTold(text: string, isLeast: boolean): string {
  // At least less than a tenth is merely more than nothing.
  if (isLeast && text.startsWith("<")) return ">\u00a00";
  return isLeast ? `≥\u00a0${text}` : text;
}

/** Whether a range leaves some of its tags untold. */
export function isPartlyTold({ toldFrom }: Pick<Time, "toldFrom">): boolean {
  return toldFrom > 1;
}

/** What a range leaves untold, as sentences; empty where that is nothing. */
export function untoldWords(time: Time): string {
  if (!isPartlyTold(time)) return "";
  const { unit, toldFrom, clusters } = time;
  const tags = `A tag is told of only where it stands on at least ${inWords(toldFrom)} videos of a ${unit}, and not always: counts may be higher, and tags that are not shown may be there.`;
  const untold = clusters.filter((own) => own === null).length;
  if (untold === 0) return `${tags} Clusters are counted whole.`;
  return `${tags} ${plural(untold, "cluster is", "clusters are")} told of in no ${unit}, the others counted whole.`;
}
