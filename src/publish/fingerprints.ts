/**
 * How few tags tell who a page is about: draws of one, two and three tags of a participant that nobody
 * else in the site holds together. Whoever saw a phone for a minute may know as many.
 */
import { plural } from "../format.ts";
import { type Random, seededRandom } from "../kernels/random.ts";
import { type Data, fieldsOf } from "./site-files.ts";
import { sum } from "../numbers.ts";

/** Tags that somebody may know. */
const KNOWN = [1, 2, 3] as const;
/** Of two and three tags; the standard error of a share is at most 0.8 %. */
const DRAWS = 4000;
const SEED = 42;
const LISTED = 20;

/** Of one participant in one field. */
interface Fingerprint {
  readonly id: string;
  readonly tags: number;
  /** Shares of the draws of 1, 2 and 3 tags; shorter where there are fewer tags. */
  readonly alone: readonly number[];
}

interface Options {
  /** Whether lines may name participants as the site does, or by number alone. */
  readonly named: boolean;
}

/** Lines for the owner: a summary of each field, and the participants who are found most easily. */
export function fingerprints(data: readonly Data[], { named }: Options): string[] {
  return fieldsOf(data).flatMap((field) => {
    const holders = holdersOf(data, field);
    const all = data.flatMap(({ id, fields }, self) => {
      const tags = (fields.get(field)?.tags ?? []).map(({ tag }) => tag);
      const alone = sharesAlone(tags, holders, self);
      const name = named ? id : `participant ${self + 1} of ${data.length}`;
      return tags.length === 0 ? [] : [{ id: name, tags: tags.length, alone }];
    });
    if (all.length === 0) return [];
    if (data.length === 1)
      return [
        `${field}: the site shows one participant, so each of the ${plural(holders.size, "distinct tag")} is theirs alone in it; how many others elsewhere share them, no site can tell`,
      ];
    return [...summaryOf(field, all, holders.size), ...linesOf(field, all)];
  });
}

function summaryOf(field: string, all: readonly Fingerprint[], distinct: number): string[] {
  const [one, two, three] = KNOWN.map((known) => {
    const shares = all.flatMap(({ alone }) => alone[known - 1] ?? []);
    const ends = [Math.min(...shares), Math.max(...shares)].map(share);
    return shares.length === 0 ? null : [...new Set(ends)].join(" to ");
  });
  const more = two === null ? "" : `; two known tags tell who it is in ${two} of draws`;
  const most = three === null ? "" : `, three in ${three}`;
  return [
    `${field}: ${one} of a participant’s tags occur with nobody else (${plural(distinct, "distinct tag")})${more}${most}`,
  ];
}

function linesOf(field: string, all: readonly Fingerprint[]): string[] {
  const found = ({ alone }: Fingerprint): number => sum(alone) / alone.length;
  const lines = all
    .toSorted((a, b) => found(b) - found(a))
    .slice(0, LISTED)
    .map(({ id, tags, alone }) => {
      const counts = KNOWN.slice(0, alone.length).join(", ");
      return `${field} of ${id}: ${counts} known ${alone.length === 1 ? "tag tells" : "tags tell"} who it is in ${alone.map(share).join(", ")} of draws (${plural(tags, "tag")})`;
    });
  const more = all.length - LISTED;
  return more > 0
    ? [...lines, `${field}: ${plural(more, "more is", "more are")} found less easily`]
    : lines;
}

/** tag → places of those who hold it. */
function holdersOf(data: readonly Data[], field: string): Map<string, Set<number>> {
  const holders = new Map<string, Set<number>>();
  for (const [place, { fields }] of data.entries())
    for (const { tag } of fields.get(field)?.tags ?? []) {
      const known = holders.get(tag);
      if (known === undefined) holders.set(tag, new Set([place]));
      else known.add(place);
    }
  return holders;
}

/** @returns shares of the draws of 1, 2 and 3 of the tags which nobody else holds together */
export function sharesAlone(
  tags: readonly string[],
  holders: ReadonlyMap<string, ReadonlySet<number>>,
  self: number,
): number[] {
  const random = seededRandom(SEED);
  return KNOWN.filter((known) => known <= tags.length).map((known) => {
    const draws =
      known === 1
        ? tags.map((tag) => [tag])
        : Array.from({ length: DRAWS }, () => draw(tags, known, random));
    return draws.filter((some) => isAlone(some, holders, self)).length / draws.length;
  });
}

/** So many different tags. */
function draw(tags: readonly string[], known: number, random: Random): string[] {
  const places = new Set<number>();
  while (places.size < known) places.add(Math.floor(random() * tags.length));
  return [...places].map((place) => tags[place] ?? "");
}

function isAlone(
  tags: readonly string[],
  holders: ReadonlyMap<string, ReadonlySet<number>>,
  self: number,
): boolean {
  const sets = tags
    .map((tag) => holders.get(tag) ?? new Set<number>())
    .toSorted((a, b) => a.size - b.size);
  const [fewest = new Set<number>()] = sets;
  return ![...fewest].some((place) => place !== self && sets.every((set) => set.has(place)));
}

/** 0.229 → "23 %", 0.9968 → "99.7 %": near all, a tenth tells; never "100 %" where one draw failed. */
function share(value: number): string {
  const tenths = value > 0.9 && value < 1;
  const percent = value * 100;
  return `${tenths ? (Math.floor(percent * 10) / 10).toFixed(1) : percent.toFixed(0)}\u00a0%`;
}
