/** Vectors that come with the study, by tag, in place of those of the encoder. */
import { cleanTag } from "../../clean/clean.ts";
import type { Config } from "../../config/types.ts";
import { csvText } from "../../csv-text.ts";
import { InputError } from "../../error.ts";
import { directionOf } from "../../kernels/random.ts";
import { makeMatrix, type Matrix } from "../../kernels/matrix.ts";
import type { StudyVectors } from "../embed-study.ts";
import { UNREAD } from "../words.ts";

export interface OwnVectors {
  /** As the file is called in messages. */
  readonly file: string;
  /** Of the model, as study.json has it. */
  readonly name: string;
  /** Numbers of a vector, as they were given. */
  readonly dimensions: number;
  /** Rows of unit length, or zeros behind it: the kernels want columns by 32, and zeros change no distance. */
  readonly rows: Matrix;
  /** Row of each tag, by the tag as it is cleaned. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Names them in the cache and in a manifest, where else a backend stands. */
export const GIVEN = "vectors of the study";

/**
 * @returns the row of a tag; null where it has no vector. A hashtag may come with its sign, and a tag as a
 *   CSV of ours has it.
 */
export function rowOfTag({ rowOf }: Pick<OwnVectors, "rowOf">, tag: string): number | null {
  // What stands in for all that have none is none itself.
  if (tag === UNREAD) return null;
  const { tag: clean } = cleanTag(tag);
  const spellings = [tag, clean, `#${clean}`, asCell(tag)];
  return spellings.map((spelling) => rowOf.get(spelling)).find((row) => row !== undefined) ?? null;
}

/** A text as a CSV of ours has it, which puts `'` before what a spreadsheet would run. */
function asCell(text: string): string {
  const cell = csvText([[text]]).slice(0, -1);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** Of tags without a vector each has one and the same, near to none: what places them is context. */
export function givenVectors(own: OwnVectors): StudyVectors {
  const { data, cols } = own.rows;
  const unread = directionOf(UNREAD, cols);
  return {
    vectorsOf: (texts) => {
      const out = makeMatrix(texts.length, cols);
      for (const [i, text] of texts.entries()) {
        const row = rowOfTag(own, text);
        out.data.set(row === null ? unread : data.subarray(row * cols, (row + 1) * cols), i * cols);
      }
      return out;
    },
  };
}

/** @throws InputError where no tag of the study has a vector: then the file is of something else */
export function mustFit(
  own: OwnVectors,
  tags: Iterable<string>,
  { dataDir }: Pick<Config, "dataDir">,
): void {
  let isEmpty = true;
  for (const tag of tags) {
    if (rowOfTag(own, tag) !== null) return;
    isEmpty = false;
  }
  if (isEmpty) return;
  throw new InputError([
    {
      file: own.file,
      what: `has a vector for none of the tags of ${dataDir}`,
      todo: "name each row by its tag, as the CSVs of a built site have them",
    },
  ]);
}
