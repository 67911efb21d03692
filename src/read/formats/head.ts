/** How a file begins, as formats are told by it. */
import { basename } from "node:path";
import { readHead } from "../../files/head-of-file.ts";
import { delimiterOf, plainText, recordsOf } from "../delimiter.ts";
import { fileKind } from "../file-kind.ts";
import type { Head, HeadTable } from "./format.ts";

const BYTES = 64 * 1024;

/** @throws InputError where it is no file */
export function headOf(file: string): Head {
  const bytes = readHead(file, BYTES) ?? Buffer.alloc(0);
  const text = plainText(bytes.toString("utf8"));
  const isText = fileKind(bytes, file) === null && !bytes.includes(0);
  return { name: basename(file), text, table: isText ? tableOf(text) : null };
}

function tableOf(text: string): HeadTable | null {
  const delimiter = delimiterOf(text);
  const [header, ...rows] = recordsOf(text, delimiter);
  if (header === undefined) return null;
  return {
    header: withRowNames(
      header.map((cell) => cell.trim()),
      rows,
    ),
    rows,
    delimiter,
  };
}

/** R names the rows, and leaves that column out of its header: then each of the first rows has one cell more. */
function withRowNames(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  // The last may be cut.
  const whole = rows.length > 1 ? rows.slice(0, -1) : rows;
  const names = new Set(whole.map(([name]) => name));
  const areNamed =
    whole.length > 0 &&
    whole.every((cells) => cells.length === header.length + 1) &&
    whole.some((cells) => cells.at(-1) !== "") &&
    // Nor do commas of a list that is not quoted make a cell more.
    !whole.flat().some((cell) => /^\s+["']/.test(cell)) &&
    whole.every(([name = ""]) => /^\d{1,9}$/.test(name)) &&
    names.size === whole.length;
  return areNamed ? ["", ...header] : header;
}
