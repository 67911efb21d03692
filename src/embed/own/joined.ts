/** Rows of tags and numbers → vectors of unit length, or a line for each that cannot be one. */
import { cleanTag } from "../../clean/clean.ts";
import { type Fault, InputError, quote } from "../../error.ts";
import { plural } from "../../format.ts";
import type { OwnVectors } from "./own-vectors.ts";

export interface GivenRow {
  readonly tag: string;
  /** Where the tag stands: 1-based line of the file, and of which, where that is another. */
  readonly line: number;
  readonly file?: string;
  /** What is no number is NaN. */
  readonly numbers: ArrayLike<number>;
  /** The first cell that is no number, as it stands there. */
  readonly odd?: string;
}

/** So many faults are said; a file that is broken throughout would have thousands. */
const MOST_FAULTS = 20;
/** What the kernels take at a time. */
const STRIDE = 32;

/** @throws InputError for rows of other lengths, doubles, what is no number, and zeros alone */
export function joined(file: string, name: string, given: Iterable<GivenRow>): OwnVectors {
  const faults: Fault[] = [];
  const lineOf = new Map<string, number>();
  const rowOf = new Map<string, number>();
  const rows: Float32Array[] = [];
  let first: { line: number; length: number } | null = null;
  for (const row of given) {
    const { tag } = cleanTag(row.tag);
    const at = { file: row.file ?? file, line: row.line };
    first ??= { line: row.line, length: row.numbers.length };
    const fault = whatIsWrong(row, tag, first, lineOf.get(tag));
    if (tag !== "" && !lineOf.has(tag)) lineOf.set(tag, row.line);
    const unit = fault === null ? unitOf(row.numbers) : null;
    if (fault !== null) faults.push({ ...at, ...fault });
    else if (unit === null)
      faults.push({ ...at, what: `${quote(tag)} has zeros alone`, todo: "leave its row out" });
    else {
      rowOf.set(tag, rows.length);
      rows.push(unit);
    }
  }
  if (first === null) faults.push({ file, what: "no vectors in it", todo: "write a row a tag" });
  if (faults.length > MOST_FAULTS)
    faults.splice(MOST_FAULTS, Infinity, {
      file,
      what: `${plural(faults.length - MOST_FAULTS, "more fault")} like these`,
      todo: "mend them too",
    });
  if (first === null || faults.length > 0) throw new InputError(faults);
  const cols = Math.ceil(first.length / STRIDE) * STRIDE;
  const data = new Float32Array(rows.length * cols);
  for (const [i, unit] of rows.entries()) data.set(unit, i * cols);
  const matrix = { data, rows: rows.length, cols };
  return { file, name, dimensions: first.length, rows: matrix, rowOf };
}

function whatIsWrong(
  { tag: written, numbers, odd }: GivenRow,
  tag: string,
  first: { readonly line: number; readonly length: number },
  before: number | undefined,
): Pick<Fault, "what" | "todo"> | null {
  if (tag === "") return { what: "a row without a tag", todo: "name its tag, or leave it out" };
  if (numbers.length === 0)
    return { what: `${quote(written)} has no numbers`, todo: "write tag,number,number and so on" };
  if (numbers.length !== first.length)
    return {
      what: `${plural(numbers.length, "number")} where line ${first.line} has ${first.length}`,
      todo: "write as many in each row",
    };
  if (odd !== undefined)
    return {
      what: `${quote(odd)} is no number`,
      todo: "write each row as its tag, then numbers with a point",
    };
  if (!Array.prototype.every.call(numbers, Number.isFinite))
    return { what: `${quote(tag)} has a number that is not finite`, todo: "leave its row out" };
  if (before !== undefined)
    return {
      what: `${quote(tag)} again, after line ${before}: tags are compared once they are cleaned`,
      todo: "keep one of the rows",
    };
  return null;
}

/** @returns null for zeros alone. By the largest number first: squares may be too large to be held, or too small. */
function unitOf(numbers: ArrayLike<number>): Float32Array | null {
  let largest = 0;
  for (let i = 0; i < numbers.length; i++) largest = Math.max(largest, Math.abs(numbers[i]!));
  if (largest === 0) return null;
  let squares = 0;
  for (let i = 0; i < numbers.length; i++) {
    const part = numbers[i]! / largest;
    squares += part * part;
  }
  const length = Math.sqrt(squares);
  return Float32Array.from(numbers, (number) => number / largest / length);
}
