/** The nearest neighbours of every point, exactly, from the distance matrix. */
import type { Distances } from "../distances.ts";

export interface Neighbours {
  /** Row-major n × k: indices of the k nearest others, nearest first, the lower index of equals. */
  readonly index: Int32Array;
  /** Their squared distances. */
  readonly distance: Float64Array;
  readonly k: number;
  readonly n: number;
}

/** @param k neighbours of each point, at most n − 1 */
export function exactNeighbours({ data, n, stride }: Distances, k: number): Neighbours {
  const index = new Int32Array(n * k);
  const distance = new Float64Array(n * k);
  const others = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const row = i * stride;
    for (let j = 0; j < n; j++) others[j] = j;
    const order = others.toSorted((a, b) => data[row + a]! - data[row + b]! || a - b);
    let found = 0;
    for (let at = 0; found < k; at++) {
      const j = order[at]!;
      if (j === i) continue;
      index[i * k + found] = j;
      distance[i * k + found] = data[row + j]!;
      found += 1;
    }
  }
  return { index, distance, k, n };
}
