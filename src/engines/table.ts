/** Every engine, a row each; the choices in the table of settings are their names. */
import type { Engine, Group, LayOut } from "./engine.ts";

type Engines<Run = unknown> = Readonly<Record<string, Engine<Run>>>;

/** The method page says of them how tags are grouped. */
export const CLUSTER_ENGINES = {
  tagscape: {
    method:
      "Greedy k-means++, ten starts, then Hartigan’s rule: tags move one at a time as long as that lowers the inertia",
    note: null,
    load: async () => (await import("./k-means.ts")).group,
  },
  "ml-kmeans": {
    method: "ml-kmeans, one start over repeated rows",
    note: "ml-kmeans: one k-means++ start, no weights (rows are repeated instead), 1 to 2 % more inertia, slower",
    load: async () => (await import("./ml-kmeans.ts")).group,
  },
} as const satisfies Engines<Group>;

/** The method page says of them how tags are laid out. */
export const LAYOUT_ENGINES = {
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
} as const satisfies Engines<LayOut>;

export function namesOf<E extends Engines>(engines: E): readonly (keyof E & string)[] {
  return Object.keys(engines);
}

/** What engines that are not ours cost and lack: lines for the console. */
export function notesOn(...engines: readonly Engine<unknown>[]): string[] {
  return engines.flatMap(({ note }) => note ?? []);
}
