/** What of a field its map shows at the moment, in words: for the caption of a saved one. */
import { fixed, inWords, isolated, plural } from "../format.ts";
import type { FieldData, Mark } from "./field-data.ts";
import { neighboursOf } from "./focus-layer.ts";
import { isNarrowed, type MapState } from "./map-state.ts";
import { isAsking } from "./matching.ts";
import { quoted } from "./quoted.ts";
import { rangeWords } from "./time.ts";
import { untoldWords } from "./told.ts";

/**
 * @param active indices of the marks that stand out; null where all do
 * @param untoldOf says what a range leaves untold
 * @returns a sentence, or null where the whole map is shown as it came
 */
export function shownSentence(
  state: Readonly<MapState>,
  active: ReadonlySet<number> | null,
  data: FieldData,
  untoldOf = untoldWords,
): string | null {
  const { view, pin } = state;
  const pinned = data.marks[pin ?? -1];
  const when = rangeWords(data);
  const near = pinned === undefined ? 0 : neighboursOf(data, pinned).length;
  const parts = [
    ...(view.zoom > 1
      ? [`a part of the map, ${fixed(Math.max(1.1, view.zoom), 1)} times as large`]
      : []),
    ...(when === null ? [] : [`counts of ${when} alone`]),
    ...(active === null || !isNarrowed(state)
      ? []
      : [`${standingOut(state, active.size, data)} set off from the rest`]),
    ...(pinned === undefined ? [] : [pinnedWords(pinned, near, data.left > 0)]),
  ];
  if (parts.length === 0) return null;
  const untold = when === null || data.time === null ? "" : untoldOf(data.time);
  return [`Shown: ${parts.join("; ")}.`, untold].join(" ").trim();
}

/**
 * @param near how many of the nearest are shown with it
 * @param isPart whether others of them may not be on the page
 */
function pinnedWords({ tag, count, isLeast }: Mark, near: number, isPart: boolean): string {
  const what = `“${isolated(tag)}”`;
  if (count === 0) return `${what}, which ${isLeast ? "is not told of" : "does not occur"} then`;
  if (near === 0) return what;
  if (isPart) return `${what} with ${inWords(near)} of the tags nearest to it`;
  return `${what} with the ${near === 1 ? "tag" : `${inWords(near)} tags`} nearest to it`;
}

function standingOut(
  { cluster, preview, query, selected }: Readonly<MapState>,
  count: number,
  { clusters }: FieldData,
): string {
  if (selected !== null) return plural(count, "chosen tag");
  const asked = isAsking(query);
  const only = asked ? cluster : (cluster ?? preview);
  const title = isolated(clusters[(only ?? 0) - 1]?.title ?? "");
  if (!asked) return `cluster ${only ?? 0}, ${title},`;
  const where = only === null ? "" : ` of cluster ${only}, ${title},`;
  return `${plural(count, "tag")}${where} with ${quoted(query)} in ${count === 1 ? "it" : "them"}`;
}
