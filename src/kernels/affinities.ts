/** Affinities by the kernels: nearest neighbours, all or in lists, then conditionals. */
import { type Affinities, symmetrise } from "./exact/affinities.ts";
import { type FoundNeighbours, listedNeighbours } from "./listed-neighbours.ts";
import type { Neighbourhoods } from "./quality.ts";
import { blockOf, eachDistances, panelsOf, type Vectors } from "./vectors.ts";

export interface AffinityOptions {
  readonly perplexity: number;
  /** Neighbours of each point. */
  readonly k: number;
}

interface FastAffinities {
  readonly affinities: Affinities;
  /** What they were made of. */
  readonly neighbours: Neighbourhoods;
}

/**
 * As jointAffinities of exact/affinities.ts, in single precision. Where the matrix of distances is
 * too large to keep, neighbours are looked for in lists: at least 95 of 100 are found, 90 from 30,000
 * points on.
 */
export function fastAffinities(
  vectors: Vectors,
  { k, perplexity }: AffinityOptions,
): FastAffinities {
  const { team, n, keeps } = vectors;
  // Whoever asks for these later finds them made.
  if (!keeps) panelsOf(vectors);
  const from = team.reserve(0);
  const { index, distance, width } = keeps
    ? allNeighbours(vectors, k)
    : listedNeighbours(vectors, k);
  const conditional = team.allocate(n * width);
  const logPerplexity = Math.log(perplexity);
  team.run("conditionals", (t) => {
    const [from, to] = team.rows(n, t);
    return [distance, conditional, k, width, logPerplexity, from, to];
  });
  const dense = <T extends Int32Array | Float32Array>(from: T, to: T): T => {
    for (let i = 0; i < n; i++) to.set(from.subarray(i * width, i * width + k), i * k);
    return to;
  };
  const indices = dense(team.integers(index, n * width), new Int32Array(n * k));
  const values = dense(team.floats(conditional, n * width), new Float32Array(n * k));
  const distances = dense(team.floats(distance, n * width), new Float32Array(n * k));
  // What it took to find them is as large as the vectors; a matrix that is kept lies among it.
  if (!keeps) team.cut(from);
  return {
    affinities: symmetrise({ index: indices, n, k }, values),
    neighbours: { index: indices, distances, n, k },
  };
}

function allNeighbours(vectors: Vectors, k: number): FoundNeighbours {
  const { team, n } = vectors;
  const width = Math.ceil(k / 4) * 4;
  const index = team.allocate(n * width);
  const distance = team.allocate(n * width);
  const buffer = team.allocate(team.size * 8 * k);
  eachDistances(vectors, (blocks) => {
    team.run("nearest", (t) => {
      const { pointer, from, to, stride } = blockOf(blocks, t);
      const scratch = buffer + t * 8 * k * 4;
      return [pointer, stride, n, k, width, index, distance, scratch, from, to, from];
    });
  });
  return { index, distance, width };
}
