/** A participant whose one field has so many tags: nobody has analysed them, their clusters and places are made up. */
import type { FieldResult } from "../src/analyse/plan.ts";
import type { Config } from "../src/config/types.ts";
import { type ParticipantReport, participantReport } from "../src/report/participant-report.ts";

const CLUSTERS = 3;
const VIDEOS = 60;
/** The frequent tags, and those that occur twice; all others occur once. */
const [FREQUENT, TWICE] = [10, 50];

export function tagName(i: number): string {
  return `tag${String(i).padStart(5, "0")}`;
}

export function countOf(i: number): number {
  if (i < FREQUENT) return 30 - i;
  return i < TWICE ? 2 : 1;
}

/** Tag i is in cluster i modulo 3, and the last tag of each gives its name beside the first. */
export function largeField(n: number, config: Config): ParticipantReport {
  const all = Array.from({ length: n }, (_, i) => i);
  const rowsOf = all.map((i) =>
    Array.from({ length: countOf(i) }, (_, j) => (i * 7 + j) % VIDEOS).toSorted((a, b) => a - b),
  );
  const tags = all.map((i) => ({ tag: tagName(i), count: countOf(i), videos: countOf(i) }));
  const membersOf = (c: number): number[] => all.filter((i) => i % CLUSTERS === c);
  const clusters = Array.from({ length: CLUSTERS }, (_, c) => {
    const members = membersOf(c);
    const named = [members.at(-1) ?? 0, members[0] ?? 0];
    return {
      id: c + 1,
      nameTags: named.map(tagName),
      nameWords: named.map((i) => `tag ${i}`),
      members,
      count: members.reduce((sum, i) => sum + countOf(i), 0),
      silhouette: 0.5,
      coverage: 1,
      stability: 1,
      kept: 0.5,
      expected: 0.1,
      recurring: 3,
    };
  });
  const side = Math.ceil(Math.sqrt(n));
  const result = {
    config: { ...config.fields[0], name: "hashtags", label: "Hashtags" },
    audit: {
      occurrences: all.reduce((sum, i) => sum + countOf(i), 0),
      used: all.reduce((sum, i) => sum + countOf(i), 0),
      skipped: { malformed: 0, empty: 0, stop: 0, rare: 0 },
      missing: 0,
      cleaned: 0,
    },
    tags,
    rowsOf,
    readings: all.map((i) => ({ words: i % 2 === 0 ? `tag ${i}` : tagName(i), how: "split" })),
    reach: [],
    videos: Array.from({ length: VIDEOS }, (_, v) =>
      all.filter((i) => rowsOf[i]?.includes(v) === true),
    ),
    mapped: all,
    read: all.map(() => true),
    model: null,
    analysis: {
      clusters: {
        clusters,
        labels: all.map((i) => (i % CLUSTERS) + 1),
        distances: all.map(() => 0.5),
        k: CLUSTERS,
        inertia: 1,
        silhouette: 0.5,
        stability: 1,
      },
      layout: {
        places: Float64Array.from(all.flatMap((i) => [i % side, 1.5 * Math.floor(i / side)])),
        perplexity: 30,
        kl: 1,
        nn10: 0.5,
        nearest: all.map((i) => [1, 2, 3, 4, 5].map((step) => (i + step) % n)),
        cosines: all.map(() => [0.9, 0.8, 0.7, 0.6, 0.5]),
        nearFrom: 0.75,
      },
      curve: null,
      distinctVectors: n,
    },
  } as unknown as FieldResult;
  const rows = Array.from({ length: VIDEOS }, (_, v) => ({
    line: v + 2,
    videoId: String(7000 + v),
    date: `2024-0${1 + Math.floor(v / 20)}-${String(1 + (v % 28)).padStart(2, "0")}`,
    cells: new Map(),
  }));
  const participant = { id: "a", file: "a.csv", rows, blankLines: 0 };
  return participantReport(participant as never, [result], config, []);
}
