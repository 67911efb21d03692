/** Distances of some rows to all: what is estimated on a sample, or asked of few, costs no whole matrix. */
import type { EachRow } from "./distances.ts";
import { PANEL, ROW_BLOCK } from "./lists.ts";
import { panelsOf, type Vectors } from "./vectors.ts";

/**
 * The listed rows of the matrix, in their order, as `rowsOfVectors` has them.
 *
 * @param rows indices of points
 */
export function listedRows(vectors: Vectors, rows: readonly number[]): EachRow {
  return (look) => {
    const { team, n, d, Q, lengths, scale } = vectors;
    const P = panelsOf(vectors);
    const panels = Math.ceil(n / PANEL);
    const stride = panels * PANEL;
    team.countHelpers();
    const all = team.reserve(panels);
    team.integers(all, panels).set(Array.from({ length: panels }, (_, p) => p));
    const scratch = Array.from({ length: team.threads }, () => ({
      Q: team.allocate((ROW_BLOCK * d) / 2),
      lengths: team.allocate(ROW_BLOCK),
      tile: team.reserve(ROW_BLOCK * stride),
    }));
    const from = team.integers(Q, (n * d) / 2);
    const ownLengths = team.floats(lengths, n);
    for (let first = 0; first < rows.length; first += team.threads * ROW_BLOCK) {
      const blocks = scratch.map((own, t) => {
        const begin = first + t * ROW_BLOCK;
        const block = rows.slice(begin, begin + ROW_BLOCK);
        const to = team.integers(own.Q, (ROW_BLOCK * d) / 2);
        const lengthsTo = team.floats(own.lengths, ROW_BLOCK);
        for (const [at, row] of block.entries()) {
          to.set(from.subarray((row * d) / 2, ((row + 1) * d) / 2), (at * d) / 2);
          lengthsTo[at] = ownLengths[row]!;
        }
        return { own, block };
      });
      team.run("distancePanels", (t) => {
        const { own, block } = blocks[t]!;
        const job = [own.Q, P, own.lengths, lengths, d, scale, 0, block.length];
        return [...job, all, panels, own.tile, stride];
      });
      for (const { own, block } of blocks)
        for (const [at, row] of block.entries())
          look(team.floats(own.tile + at * stride * 4, n), row);
    }
  };
}
