/** A field's report → its map as SVG, by Observable Plot in jsdom. */
import * as Plot from "@observablehq/plot";
import { titleOf } from "../report/cluster-title.ts";
import { integer, isolated, plural } from "../format.ts";
import type { FieldReport } from "../report/field-report.ts";
import { PAGE_ROOM } from "../report/on-map.ts";
import type { NamePlace } from "./page-data.ts";
import { crowdMark } from "./crowd.ts";
import { PLATE } from "./fit.ts";
import { encodeLabels } from "./label-codes.ts";
import { NAMES_BELOW } from "./labels.ts";
import { dotMark, groundMark, labelMark, nameMark } from "./marks.ts";
import { mosaicMark, MOSAIC, speckMark } from "./mini.ts";
import { makePlan } from "./plan.ts";
import { markup, plot } from "./plate.ts";
import { element } from "./svg.ts";
import { drawCurve } from "./curve.ts";
import { drawPeriods, type PeriodChart } from "./periods.ts";

export interface FieldMaps {
  /** The plate, `<svg class="map">`. */
  readonly map: string;
  /** Where labels stand that zooming reveals: see label-codes.ts. */
  readonly labels: string;
  /** By cluster. */
  readonly names: readonly NamePlace[];
  /** The small one of the study's page, `<svg class="mini">`. */
  readonly mini: string;
  /** Null where no occurrence has a date. */
  readonly periods: PeriodChart | null;
  /** What other numbers of clusters would give; null where nobody asked. */
  readonly curve: string | null;
}

/**
 * @param roomy whether the study's page has room for small maps in points
 * @returns null where the field has no map
 */
export function drawMaps(
  field: FieldReport,
  participant: string,
  roomy: boolean,
  room = PAGE_ROOM,
): FieldMaps | null {
  const plan = makePlan(field, room);
  if (plan === null) return null;
  const label = isolated(field.label.toLowerCase());
  const all = field.tags.length - field.apart.length;
  const of = plan.marks.length < all ? ` of ${integer(all)}` : "";
  const title = `Map of ${integer(plan.marks.length)}${of} ${label} of participant ${participant}`;
  const covered = field.clusters.filter(({ verdict }) => verdict !== "mixed");
  const largest = covered.slice(0, 3).map((cluster) => isolated(titleOf(cluster).head));
  const among = largest.length === 0 ? "" : `, among the largest ${largest.join(", ")}`;
  const description = `Tags that are alike in words, or stand on the same videos, lie close together. ${plural(field.clusters.length, "cluster")}${among}. ${plan.isCrowded ? "The most frequent follow" : "The same content follows"} as tables.`;
  const id = `map-${field.name}`;
  // The page of a large field may have no room for any tag of a small cluster.
  const onPlate = new Set(plan.marks.map(({ cluster }) => cluster));
  const map = plot(PLATE.width, PLATE.height, [
    groundMark(plan),
    plan.isCrowded ? crowdMark(plan.marks) : dotMark(plan.marks),
    labelMark(plan.labels, plan.marks),
    nameMark({ ...plan, names: plan.names.filter(({ id }) => onPlate.has(id)) }),
  ]);
  map.setAttribute("class", "map");
  map.setAttribute("id", id);
  map.setAttribute("role", "img");
  map.setAttribute("aria-labelledby", `${id}-t ${id}-d`);
  map.prepend(
    element("title", { id: `${id}-t` }, title),
    element("desc", { id: `${id}-d` }, description),
  );
  return {
    map: markup(map),
    labels: encodeLabels(plan.labels, plan.marks.length),
    names: plan.names.map(({ id, first, rest, x, y, minScale }) => ({
      first,
      rest,
      x: Math.round(x * 10) / 10,
      y: Math.round(y * 10) / 10,
      minScale: onPlate.has(id) ? minScale : NAMES_BELOW,
    })),
    mini:
      roomy && !plan.isCrowded
        ? mini([groundMark(plan), speckMark(plan.marks)])
        : mini([mosaicMark(plan.marks)], `0 -.5 ${MOSAIC.columns} ${MOSAIC.rows}`),
    periods: field.timeline === null ? null : drawPeriods(field.timeline),
    curve: field.curve === null ? null : drawCurve(field.curve, field.clusters.length),
  };
}

function mini(marks: Plot.Markish[], viewBox?: string): string {
  const svg = plot(PLATE.width, PLATE.height, marks);
  svg.setAttribute("class", "mini");
  svg.setAttribute("aria-hidden", "true");
  if (viewBox !== undefined) svg.setAttribute("viewBox", viewBox);
  return markup(svg);
}
