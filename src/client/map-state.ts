/** What a reader has done with a map, and what follows from it for what is shown. Pure. */
import type { Emphasis } from "./emphasis.ts";
import type { FieldData } from "./field-data.ts";
import { isAsking, matchingTags } from "./matching.ts";
import { type View, WHOLE } from "./view.ts";

export interface MapState {
  view: View;
  /** 1-based, isolated in the index. */
  cluster: number | null;
  /** A cluster that the mouse rests on in the index. */
  preview: number | null;
  query: string;
  /** Indices of marks. */
  pin: number | null;
  hover: number | null;
  selected: readonly number[] | null;
}

export const UNTOUCHED: MapState = {
  view: WHOLE,
  cluster: null,
  preview: null,
  query: "",
  pin: null,
  hover: null,
  selected: null,
};

/** @returns indices of the marks that stand out; null where all do */
export function activeOf(
  state: MapState,
  { marks, range }: Pick<FieldData, "marks" | "range">,
): ReadonlySet<number> | null {
  const { selected } = state;
  if (selected !== null) return new Set(selected);
  if (!isNarrowed(state) && range === null) return null;
  const found = new Set<number>();
  for (const { index, count } of askedOf(state, marks))
    if (range === null || count > 0) found.add(index);
  return found;
}

/** The marks that a search and a cluster ask for, whatever the range holds of them. */
export function askedOf(
  { cluster, preview, query }: Pick<MapState, "cluster" | "preview" | "query">,
  marks: FieldData["marks"],
): FieldData["marks"] {
  const only = isAsking(query) ? cluster : (cluster ?? preview);
  const matches = matchingTags(query);
  return marks.filter((mark) => (only === null || mark.cluster === only) && matches(mark));
}

/** Whether more is asked for than a range of periods. */
export function isNarrowed({ cluster, preview, query, selected }: MapState): boolean {
  return isAsking(query) || (cluster ?? preview) !== null || selected !== null;
}

/** A pinned tag dims all else. */
export function isPinned({ pin }: MapState): boolean {
  return pin !== null;
}

export function emphasisOf(state: MapState, active: ReadonlySet<number> | null): Emphasis {
  const names = namesOf(state);
  const cluster = typeof names === "number" ? names : null;
  return { active, narrowed: isNarrowed(state), cluster, focus: isPinned(state) };
}

/** The cluster whose name alone is shown, or all names, or none. */
export function namesOf({ cluster, preview, query, selected }: MapState): number | "all" | "none" {
  if (isAsking(query) || selected !== null) return "none";
  return cluster ?? preview ?? "all";
}
