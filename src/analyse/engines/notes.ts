/** What an engine that is not ours costs and lacks, said when it is asked for. */
import type { Config } from "../../config/types.ts";

/** @returns lines for the console */
export function engineNotes({ clusterEngine, layoutEngine }: Config): string[] {
  const notes: string[] = [];
  if (clusterEngine === "ml-kmeans")
    notes.push(
      "ml-kmeans: one k-means++ start, no weights (rows are repeated instead), a few per cent more inertia, slower",
    );
  if (layoutEngine === "tsne-js")
    notes.push(
      "tsne-js: 1,000 iterations over all pairs, minutes for 1,000 tags, a random start, higher KL; seeded, so it repeats",
    );
  return notes;
}
