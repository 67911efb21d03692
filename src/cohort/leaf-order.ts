/** An order in which likes stand together: leaves of average linkage, turned so that neighbours are as near as can be. */
import { agnes } from "ml-hclust";

/** The tree and its best turning take the third power of their number: no more are to be ordered so. */
export const MOST_LEAVES = 200;

interface Node {
  readonly leaves: readonly number[];
  readonly children: readonly Node[];
}

/**
 * @param distances n × n, symmetric, 0 on the diagonal; n at most `MOST_LEAVES`
 * @returns 0 to n − 1, the order that begins with the lower end
 */
export function leafOrder(distances: readonly (readonly number[])[]): number[] {
  const n = distances.length;
  if (n < 3) return [...distances.keys()];
  const tree = nodeOf(
    agnes(
      distances.map((row) => [...row]),
      { method: "average", isDistanceMatrix: true },
    ),
  );
  const order = best(tree, distances);
  return (order[0] ?? 0) <= (order.at(-1) ?? 0) ? order : order.toReversed();
}

interface Merged {
  readonly index: number;
  readonly isLeaf: boolean;
  readonly children: readonly Merged[];
}

function nodeOf(cluster: Merged): Node {
  if (cluster.isLeaf) return { leaves: [cluster.index], children: [] };
  const children = cluster.children.map(nodeOf);
  return { leaves: children.flatMap(({ leaves }) => leaves), children };
}

/** The sum of distances of neighbours in the best order from one end to another, and that order. */
interface Path {
  readonly length: number;
  readonly order: readonly number[];
}

/** Optimal leaf ordering (Bar-Joseph, Gifford and Jaakkola 2001): for every pair of ends the shortest path. */
function best(tree: Node, distances: readonly (readonly number[])[]): number[] {
  const paths = pathsOf(tree, distances);
  let found: Path | null = null;
  for (const path of paths.values())
    if (found === null || path.length < found.length - 1e-12) found = path;
  return [...(found?.order ?? tree.leaves)];
}

function pathsOf(
  { leaves, children }: Node,
  distances: readonly (readonly number[])[],
): Map<string, Path> {
  const [left, right] = children;
  if (left === undefined || right === undefined)
    return new Map([[`${leaves[0]},${leaves[0]}`, { length: 0, order: leaves }]]);
  const [near, far] = [pathsOf(left, distances), pathsOf(right, distances)];
  const found = new Map<string, Path>();
  for (const a of near.values())
    for (const b of far.values()) {
      const [end, start] = [a.order.at(-1) ?? 0, b.order[0] ?? 0];
      const length = a.length + b.length + (distances[end]?.[start] ?? 0);
      const key = `${a.order[0]},${b.order.at(-1)}`;
      if (length < (found.get(key)?.length ?? Infinity) - 1e-12)
        found.set(key, { length, order: [...a.order, ...b.order] });
    }
  // A path may be walked from either end.
  const walked = Array.from(found.values());
  for (const { length, order } of walked)
    found.set(`${order.at(-1)},${order[0]}`, { length, order: order.toReversed() });
  return found;
}
