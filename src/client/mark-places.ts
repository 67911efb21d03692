/** Where the marks of a field stand: as its still map has them, or as its data have where that draws none by itself. */
import { type Fit, type Point, toPlate } from "../chart/fit.ts";
import type { PageData } from "../chart/page-data.ts";
import { decodePlace, decodeWhole, type WholePlaces } from "../chart/places.ts";
import { all } from "./dom.ts";

export interface MarkPlace extends Point {
  /** Its map coordinates, as the data files have them. */
  readonly layout: Point;
  /** The same for the tags that stand on one mark, and for no others. */
  readonly key: string;
}

/** Where a mark stands on the still map, and its size. */
const PLACE = /\(([-\d.]+) ([-\d.]+)\)scale\(([\d.]+)/;

/** @param clusterOf of each tag */
export function readPlaces(
  section: HTMLElement,
  { fit, xs, ys, crowd }: Pick<PageData, "fit" | "xs" | "ys" | "crowd">,
  clusterOf: readonly number[],
): MarkPlace[] {
  if (crowd !== undefined) return wholePlaces(fit, crowd, clusterOf);
  const [restX, restY] = [xs, ys].map((text) => text.split(" ").map(Number));
  const drawn = all(".dots use", section).map((use, i) => {
    const place = PLACE.exec(use.getAttribute("transform") ?? "");
    if (place === null) throw new Error(`tag ${i} has no place`);
    const at = { x: Number(place[1]), y: Number(place[2]) };
    return { ...at, spot: `${clusterOf[i]} ${at.x} ${at.y}`, isOnAnother: Number(place[3]) === 0 };
  });
  const shared = new Set(drawn.filter((own) => own.isOnAnother).map(({ spot }) => spot));
  return drawn.map(({ x, y, spot }, i) => ({
    x,
    y,
    layout: decodePlace(fit, { x, y }, restX?.[i] ?? 0, restY?.[i] ?? 0),
    key: shared.has(spot) ? spot : String(i),
  }));
}

function wholePlaces(fit: Fit, crowd: WholePlaces, clusterOf: readonly number[]): MarkPlace[] {
  const layouts = decodeWhole(crowd);
  const onPlate = toPlate(
    fit,
    layouts.flatMap(({ x, y }) => [x, y]),
  );
  return layouts.map((layout, i) => {
    const { x, y } = onPlate[i] ?? layout;
    return { x, y, layout, key: `${clusterOf[i]} ${layout.x} ${layout.y}` };
  });
}
