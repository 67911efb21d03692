/** What is said of tables whose header fits no format: what is there, what it is nearest to, the setting to write. */
import type { Config } from "../../config/types.ts";
import { type Fault, quote } from "../../error.ts";
import { listed } from "../../format.ts";
import { likelyColumns } from "../columns-by-content.ts";
import type { HeadTable } from "./format.ts";
import { TABLES } from "./formats.ts";
import { headOf } from "./head.ts";
import { pasted } from "./paste.ts";

/** So many files and columns are told. */
const MOST_FILES = 5;
const MOST_COLUMNS = 12;

export function resemblances(files: readonly string[], config: Config): Fault[] {
  return files.slice(0, MOST_FILES).flatMap((file): Fault[] => {
    const { table } = headOf(file);
    return table === null ? [] : [tableFault(file, table, config)];
  });
}

function tableFault(file: string, { header, rows }: HeadTable, { fields }: Config): Fault {
  const names = header.filter((name) => name !== "");
  const shown = names.slice(0, MOST_COLUMNS).map((name) => quote(name));
  const more = names.length > MOST_COLUMNS ? ` and ${names.length - MOST_COLUMNS} more` : "";
  const what = `a table of no known format, with the columns ${listed(shown)}${more}${nearest(header)}`;
  const field = fields[0]?.name ?? "hashtags";
  const lists = likelyColumns(header, rows).lists[0];
  const signed = columnOf(header, rows, /(?:^|\s)[#＃]\p{L}/u);
  const joined = signed ?? columnOf(header, rows, /^[^\s,|;]+(?:\s?[,|;]\s?[^\s,|;]+)+$/u);
  const column = lists ?? joined ?? header.find((name) => /tag|topic|keyword/i.test(name));
  const paste = pasted({ columns: { [field]: column ?? "NAME OF THE COLUMN" } });
  return { file, line: 1, what, todo: `write ${paste} in study.json` };
}

/** The column most of whose cells look so. */
function columnOf(
  header: readonly string[],
  rows: HeadTable["rows"],
  shape: RegExp,
): string | undefined {
  return header.find((_, at) => {
    const cells = rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
    return cells.length > 0 && cells.filter((cell) => shape.test(cell)).length * 2 > cells.length;
  });
}

function nearest(header: readonly string[]): string {
  const likeness = TABLES.flatMap(({ called, signatures }) =>
    signatures.map((names) => ({
      called,
      missing: names.filter((name) => !header.includes(name)),
      share: names.filter((name) => header.includes(name)).length / names.length,
    })),
  ).toSorted((a, b) => b.share - a.share);
  const [best] = likeness;
  if (best === undefined || best.share < 0.3) return "";
  return `; nearest to ${best.called}, but for ${listed(best.missing.map((name) => quote(name)))}`;
}
