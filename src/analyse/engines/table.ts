/** Every engine, a row each; their names are the choices in the table of settings. */
import type { ClusterEngine, Config, LayoutEngine } from "../../config/types.ts";
import type { Engine, Group, LayOut } from "./engine.ts";

/** The method page says of them how tags are grouped. */
export const CLUSTER_ENGINES: Readonly<Record<ClusterEngine, Engine<Group>>> = {
  tagscape: {
    method:
      "Greedy k-means++, ten starts, then Hartigan’s rule: tags move one at a time as long as that lowers the inertia",
    note: null,
    load: async () => (await import("./k-means.ts")).group,
  },
  "ml-kmeans": {
    method: "ml-kmeans, one start over repeated rows",
    note: "ml-kmeans: one k-means++ start, no weights (rows are repeated instead), a few per cent more inertia, slower",
    load: async () => (await import("./ml-kmeans.ts")).group,
  },
};

/** The method page says of them how tags are laid out. */
export const LAYOUT_ENGINES: Readonly<Record<LayoutEngine, Engine<LayOut>>> = {
  tagscape: {
    method: "started from the two leading principal components",
    note: null,
    load: async () => (await import("./t-sne.ts")).layOut,
  },
  "tsne-js": {
    method: "by tsne-js, a random start",
    note: "tsne-js: 1,000 iterations over all pairs, minutes for 1,000 tags, a random start, higher KL; seeded, so it repeats",
    load: async () => (await import("./tsne-js.ts")).layOut,
  },
};

/** What engines that are not ours cost and lack: lines for the console. */
export function engineNotes({ clusterEngine, layoutEngine }: Config): string[] {
  const asked = [CLUSTER_ENGINES[clusterEngine], LAYOUT_ENGINES[layoutEngine]];
  return asked.flatMap(({ note }) => note ?? []);
}
