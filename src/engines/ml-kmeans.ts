/** ml-kmeans by choice. It knows no weights, so it gets every row as often as it weighs, in whole numbers. */
import { kmeans } from "ml-kmeans";
import type { Group } from "./engine.ts";

export const group: Group = ({ vectors: { data, rows, cols }, weights, k }) => {
  const points: number[][] = [];
  const first: number[] = [];
  for (let i = 0; i < rows; i++) {
    first.push(points.length);
    const row = Array.from(data.subarray(i * cols, (i + 1) * cols));
    for (let copy = 0; copy < Math.round(weights[i] ?? 0); copy++) points.push(row);
  }
  return (seed) => {
    const options = { seed, initialization: "kmeans++", maxIterations: 300 } as const;
    const { clusters } = kmeans(points, k, options);
    return Int32Array.from(first, (at) => clusters[at] ?? 0);
  };
};
