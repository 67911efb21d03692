/**
 * Joint probabilities of t-SNE (van der Maaten and Hinton, 2008) over the nearest neighbours of
 * each point (van der Maaten, 2014):
 *   p_{j|i} ∝ exp(−β_i d²_ij), β_i such that the entropy is log(perplexity),
 *   p_ij = (p_{j|i} + p_{i|j}) / 2n.
 */
import type { Neighbours } from "./neighbours.ts";

/** Sparse symmetric n × n in compressed rows; all values sum to 1. */
export interface Affinities {
  /** Row i is from start[i] to start[i + 1]; length n + 1. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  readonly n: number;
}

/** @param perplexity > 1, at most (n − 1)/3 to mean anything */
export function jointAffinities(neighbours: Neighbours, perplexity: number): Affinities {
  return symmetrise(neighbours, conditionals(neighbours, perplexity));
}

/** @param conditional p_{j|i}, n × k, of the neighbours at the same place */
export function symmetrise(
  { index, n, k }: Pick<Neighbours, "index" | "n" | "k">,
  conditional: Float32Array | Float64Array,
): Affinities {
  // The transpose in compressed rows: who has i among its neighbours?
  const back = new Int32Array(n + 1);
  for (let at = 0; at < n * k; at++) back[index[at]! + 1] = back[index[at]! + 1]! + 1;
  for (let i = 0; i < n; i++) back[i + 1] = back[i + 1]! + back[i]!;
  const cursor = back.slice(0, n);
  const from = new Int32Array(n * k);
  const mass = conditional.slice(0, n * k);
  for (let i = 0; i < n; i++)
    for (let at = i * k; at < (i + 1) * k; at++) {
      const slot = cursor[index[at]!]!;
      cursor[index[at]!] = slot + 1;
      from[slot] = i;
      mass[slot] = conditional[at]!;
    }

  const start = new Int32Array(n + 1);
  const column = new Int32Array(2 * n * k);
  const value = new Float64Array(2 * n * k);
  /** Where column j stands in the row in hand, if at or after the row's start. */
  const place = new Int32Array(n).fill(-1);
  const half = 1 / (2 * n);
  let length = 0;
  for (let i = 0; i < n; i++) {
    const begin = length;
    start[i] = begin;
    for (let at = i * k; at < (i + 1) * k; at++) {
      place[index[at]!] = length;
      column[length] = index[at]!;
      value[length++] = conditional[at]! * half;
    }
    for (let at = back[i]!; at < back[i + 1]!; at++) {
      const known = place[from[at]!]!;
      if (known >= begin) value[known] = value[known]! + mass[at]! * half;
      else {
        place[from[at]!] = length;
        column[length] = from[at]!;
        value[length++] = mass[at]! * half;
      }
    }
  }
  start[n] = length;
  // What lies beyond was never written, and takes no memory.
  return { start, column: column.subarray(0, length), value: value.subarray(0, length), n };
}

const MAX_STEPS = 100;
const TOLERANCE = 1e-6;

/** p_{j|i}, n × k, each row summing to 1: bisection of β. */
function conditionals({ distance, n, k }: Neighbours, perplexity: number): Float64Array {
  const wanted = Math.log(perplexity);
  const p = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    const row = distance.subarray(i * k, (i + 1) * k);
    const out = p.subarray(i * k, (i + 1) * k);
    // Distances from the nearest on: the sum cannot vanish, and the p are the same.
    const base = row[0] ?? 0;
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let beta = 1;
    for (let step = 0; step < MAX_STEPS; step++) {
      let sum = 0;
      let weighted = 0;
      for (let j = 0; j < k; j++) {
        const d = row[j]! - base;
        const e = Math.exp(-beta * d);
        out[j] = e;
        sum += e;
        weighted += e * d;
      }
      for (let j = 0; j < k; j++) out[j] = out[j]! / sum;
      const entropy = Math.log(sum) + (beta * weighted) / sum;
      if (Math.abs(entropy - wanted) < TOLERANCE) break;
      if (entropy > wanted) low = beta;
      else high = beta;
      // Equal distances have the same entropy at any β: no step helps.
      if (row[k - 1] === base) break;
      beta = high === Number.POSITIVE_INFINITY ? beta * 2 : (low + high) / 2;
    }
  }
  return p;
}
