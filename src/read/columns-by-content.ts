/** Which columns hold lists, and which hold ids, told from the first rows and not from their names. */
import { quote } from "../error.ts";
import { listed } from "../format.ts";
import { parsePythonList } from "./python-list.ts";

export interface LikelyColumns {
  readonly lists: readonly string[];
  readonly ids: readonly string[];
}

/** @param rows some of the table's, as cells */
export function likelyColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): LikelyColumns {
  const where = (fits: (cell: string) => boolean): string[] =>
    header.filter((name, i) => {
      const cells = rows.map((row) => (row[i] ?? "").trim()).filter((cell) => cell !== "");
      return name.trim() !== "" && cells.length > 0 && cells.filter(fits).length * 2 > cells.length;
    });
  return {
    lists: where((cell) => (parsePythonList(cell)?.items.length ?? 0) > 0),
    ids: where((cell) => /^\d{15,20}$/.test(cell)),
  };
}

/** So many columns are named: a table may have thousands. */
const MAX_NAMED = 5;

/** "`"all_hashtags" holds lists: `", or nothing where no column does. */
export function holdingLists({ lists, ids }: LikelyColumns, names: readonly string[]): string {
  const free = (columns: readonly string[]): string[] =>
    columns.filter((column) => !names.includes(column)).map((column) => quote(column));
  const said = (columns: readonly string[], what: string): string[] =>
    columns.length === 0
      ? []
      : [
          `${listed(columns.slice(0, MAX_NAMED))} ${columns.length === 1 ? "holds" : "hold"} ${what}`,
        ];
  const told = [...said(free(lists), "lists"), ...said(free(ids), "ids")];
  return free(lists).length === 0 ? "" : `${told.join(", ")}: `;
}
