/** Silhouettes of a field's clusters: over all distinct vectors, or in a large field over some. */
import type { EachRow } from "../kernels/distances.ts";
import type { Distinct } from "../kernels/matrix.ts";
import { silhouettes } from "../kernels/quality.ts";
import { listedRows } from "../kernels/listed-rows.ts";
import { rowsOfVectors, type Vectors } from "../kernels/vectors.ts";
import { mean } from "../numbers.ts";
import { someOf } from "./large.ts";

export interface Separation {
  /** Mean over the distinct vectors that were judged, −1 to 1. */
  readonly all: number;
  /** The same of those among these tags; null where none was judged. */
  readonly of: (members: readonly number[]) => number | null;
}

/** So many distinct vectors of each cluster are judged at least. */
const LEAST = 10;

/**
 * @param labels 0-based cluster of every tag
 * @param most distinct vectors that are judged: of more so many drawn, and the first of each cluster
 * @returns null where there is one cluster only
 */
export function separationOf(
  loaded: Vectors,
  labels: Int32Array,
  distinct: Distinct,
  most: number,
): Separation | null {
  const { firsts, kinds } = distinct;
  const once = Int32Array.from(firsts, (at) => labels[at] ?? 0);
  const spread = someOf(firsts.length, most);
  const judged = spread.length === firsts.length ? spread : withFirst(spread, once);
  const eachRow =
    judged.length === firsts.length
      ? rowsOfVectors(loaded)
      : listedRows(
          loaded,
          judged.map((kind) => firsts[kind] ?? 0),
        );
  const widths = silhouettes(among(eachRow, kinds.length, distinct), once);
  if (widths === null) return null;
  const known = new Set(judged);
  return {
    all: mean(spread.map((kind) => widths[kind] ?? 0)),
    of: (members) => {
      const own = [...new Set(members.map((at) => kinds[at] ?? 0))].filter((kind) =>
        known.has(kind),
      );
      return own.length === 0 ? null : mean(own.map((kind) => widths[kind] ?? 0));
    },
  };
}

/** With the first of each cluster, so that small ones are judged too. */
function withFirst(spread: readonly number[], labels: Int32Array): number[] {
  const seen = new Map<number, number>();
  const first = [...labels.entries()].flatMap(([kind, label]) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count <= LEAST ? [kind] : [];
  });
  return [...new Set([...spread, ...first])].toSorted((a, b) => a - b);
}

/** The distances of distinct rows among each other. */
function among(eachRow: EachRow, n: number, { firsts, kinds }: Distinct): EachRow {
  if (firsts.length === n) return eachRow;
  const own = new Float32Array(firsts.length);
  return (look) =>
    eachRow((row, i) => {
      const kind = kinds[i] ?? 0;
      if (firsts[kind] !== i) return;
      for (const [at, first] of firsts.entries()) own[at] = row[first] ?? 0;
      look(own, kind);
    });
}
