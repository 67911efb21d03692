/** Who has which tags, as the study's page tells its search. */
import { readHeld } from "../chart/cohort-code.ts";
import type { StudyTags } from "../chart/page-data.ts";
import { isObject } from "./shapes.ts";

export const INDEX = "index.html";
const DATA = /<script type="application\/json" id="(tags-[\w-]+|data-study)">([^<]*)<\/script>/g;

export interface IndexTags {
  readonly field: string;
  readonly tags: readonly {
    readonly tag: string;
    readonly words: string;
    /** Participants as the page calls them. */
    readonly holders: readonly string[];
  }[];
}

/** @returns by field; nothing of a page that has no such data */
export function indexTags(page: string): IndexTags[] {
  const data = [...page.matchAll(DATA)].map(([, id = "", json = ""]) => ({
    id,
    value: JSON.parse(json) as unknown,
  }));
  const study = data.find(({ id }) => id === "data-study")?.value;
  const ids = isObject(study) && Array.isArray(study["ids"]) ? (study["ids"] as unknown[]) : [];
  return data.flatMap(({ id, value }) => {
    if (!id.startsWith("tags-")) return [];
    // What has another shape is searched as any text is.
    if (!isStudyTags(value)) return [];
    const { tags, words, held } = value;
    const codes = held.split(",");
    return [
      {
        field: id.slice("tags-".length),
        tags: tags.map((tag, i) => ({
          tag,
          words: words[i] ?? tag,
          holders: [...readHeld(codes[i] ?? "").keys()].map((row) => String(ids[row] ?? "")),
        })),
      },
    ];
  });
}

function isStudyTags(value: unknown): value is Pick<StudyTags, "tags" | "words" | "held"> {
  if (!isObject(value) || !isObject(value["words"]) || typeof value["held"] !== "string")
    return false;
  const { tags } = value;
  return Array.isArray(tags) && tags.every((tag) => typeof tag === "string");
}
