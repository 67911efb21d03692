/** The files of what differs between participants, as a built site has them: how they are known, and what they hold. */
import { parse } from "csv-parse/sync";
import { COHORT_COLUMNS } from "../report/cohort-downloads.ts";
import { COHORT_JSON, CSV_OPTIONS } from "./readable.ts";
import { isObject } from "./shapes.ts";

type Table = keyof typeof COHORT_COLUMNS;

const TABLE = new RegExp(
  `^data/cohort\\.([A-Za-z][\\w-]*)\\.(${Object.keys(COHORT_COLUMNS).join("|")})\\.csv$`,
);
/** Columns of texts; all others hold figures. */
const TEXTS: ReadonlySet<string> = new Set(["topic_name", "tag", "words", "participant", "a", "b"]);

/** Keys of `data/cohort.json`: of each field, and of the lists in it. */
const KEYS = {
  file: ["fields"],
  field: "label topics tags likeness order participants rarefiedTo untold untoldGroups rows".split(
    " ",
  ),
  topics:
    "id name named nameTags nameWords tags count share silhouette coverage stability kept expected recurring verdict".split(
      " ",
    ),
  tags: "tag words topic participants count x y".split(" "),
  likeness: "pair divergence low high floor".split(" "),
  rows: "id videos occurrences shares diversity distinctive".split(" "),
  shares: "occurrences share low high".split(" "),
  diversity: "rarefiedTo order effective low high".split(" "),
  distinctive: "tag words topic count videos logOdds low high".split(" "),
  order: ["participants", "topics"],
} as const;

/** @returns the field and the table of a path; null where it is no table of the cohort */
export function cohortTable(
  path: string,
): { readonly field: string; readonly table: Table } | null {
  const [, field, table] = TABLE.exec(path) ?? [];
  return field === undefined || !isTable(table) ? null : { field, table };
}

function isTable(name: string | undefined): name is Table {
  return name !== undefined && Object.hasOwn(COHORT_COLUMNS, name);
}

/** Its rows by the names of columns, those of strangers too. */
export function rowsOf(content: string): Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = parse(content, { ...CSV_OPTIONS, from: 1 });
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [head[i] ?? `column ${i + 1}`, cell])),
  );
}

/** Whatever of a table is no figure, a line each. */
export function textsOfTable(content: string): string {
  const [head = [], ...rows] = parse(content, { ...CSV_OPTIONS, from: 1 });
  const known: ReadonlySet<string> = new Set(Object.values(COHORT_COLUMNS).flat());
  const isText = (i: number): boolean => TEXTS.has(head[i] ?? "") || !known.has(head[i] ?? "");
  return [head, ...rows.map((row) => row.filter((cell, i) => isText(i) || !isFigure(cell)))]
    .flat()
    .join("\n");
}

function isFigure(cell: string): boolean {
  return /^(?:-?\d+(?:\.\d+)?(?:e-?\d+)?)?$/.test(cell);
}

/** What the checks read of `data/cohort.json`, by field. */
export type Cohort = Readonly<
  Record<
    string,
    {
      readonly rarefiedTo: number | null;
      readonly tags: readonly {
        readonly tag: string;
        readonly words?: string;
        readonly participants: number;
      }[];
      readonly likeness?: readonly unknown[];
      readonly rows: readonly {
        readonly id: string;
        readonly videos: number;
        readonly distinctive?: readonly { readonly tag: string }[];
      }[];
    }
  >
>;

/** @param files that can be read as what they are */
export function readCohort(files: ReadonlyMap<string, string>): Cohort {
  const text = files.get(COHORT_JSON);
  return text === undefined ? {} : (JSON.parse(text) as { fields: Cohort }).fields;
}

/** Of each file that tells of them: everybody's numbers of videos, and those that diversity is rarefied to. */
export function shownVideos(files: ReadonlyMap<string, string>): {
  readonly path: string;
  readonly videos: readonly number[];
  readonly sizes: readonly number[];
}[] {
  const fields = Object.values(readCohort(files));
  const tables = [...files].filter(([path]) => cohortTable(path)?.table === "diversity");
  return [
    {
      path: COHORT_JSON,
      videos: fields.flatMap(({ rows }) => rows.map(({ videos }) => videos)),
      sizes: fields.map(({ rarefiedTo }) => rarefiedTo ?? 0),
    },
    ...tables.map(([path, text]) => {
      const rows = rowsOf(text);
      return {
        path,
        videos: rows.map(({ videos }) => Number(videos)),
        sizes: rows.map((row) => Number(row["rarefied_to"])),
      };
    }),
  ];
}

/** path and name of every key and column that is not to be published. */
export function strangeInCohort(files: ReadonlyMap<string, string>): [string, string][] {
  const found: [string, string][] = [];
  for (const [path, text] of files) {
    const own = cohortTable(path);
    if (own === null) continue;
    const [head = []] = parse(text, { ...CSV_OPTIONS, from: 1, to: 1 });
    const known: readonly string[] = COHORT_COLUMNS[own.table];
    for (const column of head) if (!known.includes(column)) found.push([path, column]);
  }
  const text = files.get(COHORT_JSON);
  const strange = text === undefined ? [] : strangeKeys(JSON.parse(text) as unknown, "file");
  return [...found, ...[...new Set(strange)].map((key): [string, string] => [COHORT_JSON, key])];
}

/** @param place the key below which a value stands; its keys are those that are known of that place */
function strangeKeys(value: unknown, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => strangeKeys(part, place));
  if (!isObject(value)) return [];
  if (place === "fields") return Object.values(value).flatMap((own) => strangeKeys(own, "field"));
  const known: readonly string[] = new Map(Object.entries(KEYS)).get(place) ?? [];
  return Object.entries(value).flatMap(([key, part]) =>
    known.includes(key) ? strangeKeys(part, key) : [key],
  );
}
