/** What is said of tables whose header fits no format: what is there, what it is nearest to, the setting to write. */
import type { ColumnSource, Config } from "../../config/types.ts";
import { type Fault, quote } from "../../error.ts";
import { listed } from "../../format.ts";
import { readHead } from "../../files/head-of-file.ts";
import { fileKind, MOST_BYTES, notCsv } from "../file-kind.ts";
import { likelyColumns } from "../columns-by-content.ts";
import { looksLikeCaptions, noVotes, vote } from "../separators.ts";
import type { HeadTable } from "./format.ts";
import { TABLES } from "./formats.ts";
import { headOf } from "./head.ts";
import { pasted } from "./paste.ts";

/** So many files and columns are told. */
const MOST_FILES = 5;
const MOST_COLUMNS = 12;

export function resemblances(files: readonly string[], config: Config): Fault[] {
  return files.slice(0, MOST_FILES).flatMap((file): Fault[] => {
    const kind = fileKind(readHead(file, MOST_BYTES) ?? Buffer.alloc(0), file);
    if (kind?.instead !== undefined) return [{ file, what: notCsv(kind), todo: kind.todo }];
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
  const paste = pasted({ columns: { [field]: likeliest({ header, rows }) } });
  return { file, line: 1, what, todo: `write ${paste} in study.json` };
}

/** The column that may hold the texts: by what is in it, else by its name. */
function likeliest({ header, rows }: Pick<HeadTable, "header" | "rows">): ColumnSource {
  const [list] = likelyColumns(header, rows).lists;
  if (list !== undefined) return list;
  const seen = header.map((name, at) => {
    const votes = noVotes();
    const cells = rows.map((row) => (row[at] ?? "").trim()).filter((cell) => /\p{L}/u.test(cell));
    for (const cell of cells) vote(votes, cell);
    const joined = cells.filter((cell) => JOINED.test(cell)).length;
    return { name, votes, isJoined: joined * 2 > cells.length, isNamed: NAMED.test(name) };
  });
  const signed = seen.find(({ votes }) => votes.signFirst * 2 > votes.filled);
  const joined = seen.find(({ isNamed, isJoined }) => isNamed && isJoined);
  const found = signed ?? joined ?? seen.find(({ isNamed }) => isNamed);
  if (found !== undefined) return found.name;
  const caption = seen.find(({ votes }) => looksLikeCaptions(votes));
  if (caption !== undefined) return { fromCaption: caption.name };
  return seen.find(({ isJoined }) => isJoined)?.name ?? "NAME OF THE COLUMN";
}

const JOINED = /^[^\s,|;]+(?:\s?[,|;]\s?[^\s,|;]+)+$/;
const NAMED = /tag|topic|keyword/i;

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
