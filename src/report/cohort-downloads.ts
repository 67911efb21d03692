/** What differs between participants → data files: five tables a field, and one JSON with all of it. */
import { csvText } from "../csv-text.ts";
import type { CohortField } from "./cohort-report.ts";
import type { StudyReport } from "./report.ts";

/** More digits than anyone checks, fewer than a last bit can change. */
const DIGITS = 9;

export const COHORT_COLUMNS = {
  topics: ["topic", "topic_name", "participant", "occurrences", "share", "low", "high"],
  tags: ["tag", "words", "topic", "participants", "count", "x", "y"],
  distinctive: ["participant", "tag", "words", "count", "videos", "log_odds", "low", "high"],
  diversity: ["participant", "videos", "rarefied_to", "order", "effective", "low", "high"],
  likeness: ["a", "b", "divergence", "low", "high", "floor"],
} as const;

/** @returns path → content; nothing where there is nobody to compare */
export function cohortDownloads({ cohort }: Pick<StudyReport, "cohort">): Map<string, string> {
  const files = new Map<string, string>();
  for (const field of cohort)
    for (const [table, rows] of Object.entries(tablesOf(field)))
      files.set(
        `data/cohort.${field.name}.${table}.csv`,
        csvText([COHORT_COLUMNS[table as keyof typeof COHORT_COLUMNS], ...rows]),
      );
  if (cohort.length > 0) files.set("data/cohort.json", cohortJson(cohort));
  return files;
}

type Table = Parameters<typeof csvText>[0];

function tablesOf(field: CohortField): Record<keyof typeof COHORT_COLUMNS, Table> {
  const { topics, tags, rows, likeness, participants } = field;
  const ids = rows.slice(0, participants).map(({ id }) => id);
  const place = (value: number | null) => (value === null ? null : { value, decimals: 4 });
  return {
    topics: topics.flatMap(({ id: topic, name }, t) =>
      rows.flatMap(({ id, shares }) => {
        const own = shares[t];
        if (own === undefined || own === null) return [];
        const { occurrences, share, low, high } = own;
        return [[topic, name, id, occurrences, ...[share, low, high].map(digits)]];
      }),
    ),
    tags: tags.map(({ tag, words, topic, participants: having, count, x, y }) => [
      tag,
      words,
      topic,
      having,
      count,
      place(x),
      place(y),
    ]),
    distinctive: rows.flatMap(({ id, distinctive }) =>
      distinctive.map(({ tag, words, count, videos, logOdds, low, high }) => [
        id,
        tag,
        words,
        count,
        videos,
        ...[logOdds, low, high].map(digits),
      ]),
    ),
    diversity: rows.flatMap(({ id, videos, diversity }) =>
      diversity.map(({ rarefiedTo, order, effective, low, high }) => [
        id,
        videos,
        rarefiedTo,
        order,
        ...[effective, low, high].map(digits),
      ]),
    ),
    likeness: likeness.map(({ pair: [a, b], divergence, low, high, floor }) => [
      ids[a] ?? "",
      ids[b] ?? "",
      ...[divergence, low, high, floor].map(digits),
    ]),
  };
}

/** Texts raw, as the data has them: JSON is for programs. */
function cohortJson(cohort: readonly CohortField[]): string {
  const fields = Object.fromEntries(
    cohort.map(({ name, rows, ...field }) => [
      name,
      // Who has which tag stands in the files of participants.
      { ...field, rows: rows.map((row) => ({ ...row, held: undefined })) },
    ]),
  );
  return `${JSON.stringify({ fields }, (_, value: unknown) =>
    typeof value === "number" ? digits(value) : value,
  )}\n`;
}

function digits(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
