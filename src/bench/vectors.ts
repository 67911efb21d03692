/** Texts for the bench: those of a study in its order, and past those two of them side by side. */
import { countStudy } from "../prepare/count-study.ts";
import { readConfig } from "../config/config.ts";
import { distinctRows, type Matrix, takeRows } from "../kernels/matrix.ts";
import { seededRandom } from "../kernels/random.ts";
import { openEncoder } from "../embed/open-encoder.ts";
import { readStudy } from "../read/study.ts";

/** Texts whose vector is another's are left out, so that more are embedded than asked for. */
const SPARE = 50;

/**
 * @param out a folder that no study is built into
 * @returns from a number, the vectors of so many texts, no two of them alike
 */
export async function studyVectors(
  data: string,
  out: string,
  most: number,
): Promise<(n: number) => Matrix> {
  const config = await readConfig({ data, out });
  const counts = countStudy(await readStudy(config), config);
  const tags = counts.flat().flatMap(({ tags: own }) => own.map(({ tag }) => tag));
  const encoder = await openEncoder("wasm");
  const embedded = await encoder.embed(withPairs([...new Set(tags)], most + SPARE));
  const { firsts } = distinctRows(embedded);
  return (n) => takeRows(embedded, firsts.slice(0, n));
}

/** @returns at least n texts, the given ones first */
function withPairs(texts: readonly string[], n: number): string[] {
  const random = seededRandom(1);
  const one = (): string => texts[Math.floor(random() * texts.length)] ?? "";
  const all = new Set(texts);
  while (all.size < n) all.add(`${one()} ${one()}`);
  return [...all];
}
