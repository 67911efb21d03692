/** The state of a page in the address after #, readable, so that a link shows what its sender saw. */
import { clampView, type View, WHOLE } from "./view.ts";

export interface LinkState {
  readonly cluster: number | null;
  readonly query: string;
  readonly tag: string | null;
  /** A range of periods, as time.ts reads it; it may be none. */
  readonly when: string | null;
  readonly view: View;
}

/** The page as it opens. */
export const NOTHING: LinkState = { cluster: null, query: "", tag: null, when: null, view: WHOLE };

/** @returns null where the part after # is an anchor or nothing */
export function readHash(hash: string): (LinkState & { field: string }) | null {
  if (!hash.includes("=")) return null;
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const cluster = Number(values.get("cluster") ?? "");
  const view = (values.get("view") ?? "").split(",").map(Number);
  const [zoom = 1, x = 0, y = 0] = view;
  return {
    field: values.get("field") ?? "",
    cluster: Number.isInteger(cluster) && cluster > 0 ? cluster : null,
    query: values.get("q") ?? "",
    tag: values.get("tag"),
    when: values.get("when"),
    view: view.length === 3 && view.every(Number.isFinite) ? clampView({ zoom, x, y }) : WHOLE,
  };
}

export function writeHash(field: string, { cluster, query, tag, when, view }: LinkState): string {
  const values = new URLSearchParams({ field });
  if (cluster !== null) values.set("cluster", String(cluster));
  if (query !== "") values.set("q", query);
  if (tag !== null) values.set("tag", tag);
  if (when !== null) values.set("when", when);
  if (view.zoom > 1)
    values.set("view", [view.zoom.toFixed(2), view.x.toFixed(0), view.y.toFixed(0)].join(","));
  return `#${String(values).replaceAll("%2C", ",")}`;
}
