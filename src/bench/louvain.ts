/** The peer of meaning: communities of tags that stand on the same videos, by no other evidence. */
import { createRequire } from "node:module";
import { UndirectedGraph } from "graphology";
import { seededRandom } from "../kernels/random.ts";

// Its types say a default export where the package itself is the function.
const louvain = createRequire(import.meta.url)(
  "graphology-communities-louvain",
) as (typeof import("graphology-communities-louvain"))["default"];

/** Resolutions among which the number of communities is searched, and halvings of their range. */
const [COARSEST, FINEST] = [0.01, 100];
const STEPS = 20;

/** Tags 0 to tags − 1, and those of each video, each once. */
interface Together {
  readonly videos: readonly (readonly number[])[];
  readonly tags: number;
}

interface Search {
  /** What `count` of a community for each tag is to be near; it rises with the resolution. */
  readonly wanted: number;
  readonly count: (labels: readonly number[]) => number;
  readonly seed: number;
}

/**
 * Louvain (Blondel et al., 2008) on a graph whose edges weigh Σ 1/(m − 1) over the videos of m tags that
 * hold both. The resolution is searched, since figures compare at one effective number only.
 *
 * @returns for each tag its community; of all resolutions tried those whose count is nearest
 */
export function communities(together: Together, { wanted, count, seed }: Search): number[] {
  const graph = graphOf(together);
  let [low, high] = [Math.log(COARSEST), Math.log(FINEST)];
  let best: number[] = [];
  let off = Number.POSITIVE_INFINITY;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    const found = louvain(graph, { resolution: Math.exp(middle), rng: seededRandom(seed) });
    const labels = Array.from({ length: together.tags }, (_, i) => found[i]!);
    const own = count(labels);
    if (Math.abs(own - wanted) < off) [best, off] = [labels, Math.abs(own - wanted)];
    if (own < wanted) low = middle;
    else high = middle;
  }
  return best;
}

function graphOf({ videos, tags: n }: Together): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let i = 0; i < n; i++) graph.addNode(i);
  for (const tags of videos)
    for (const [at, a] of tags.entries())
      for (const b of tags.slice(at + 1))
        graph.updateEdge(a, b, ({ weight = 0 }) => ({ weight: weight + 1 / (tags.length - 1) }));
  return graph;
}
