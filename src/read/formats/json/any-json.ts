/** JSON of any origin: objects in a list, with names that are known or that study.json gives. */
import type { Config } from "../../../config/types.ts";
import type { Format, Head } from "../format.ts";
import { jsonFormat, isJson } from "./json-format.ts";
import { bare, NO_OBJECT } from "./shapes.ts";
import { isRecord } from "./values.ts";

const IDS = ["video_id", "id", "item_id", "aweme_id", "vid_id", "post_id"];
const TIMES = [
  "video_timestamp",
  "create_time",
  "createTime",
  "createTimeISO",
  "timestamp",
  "unix_timestamp",
  "vid_postTime",
  "post_date",
];
const CAPTIONS = ["video_description", "desc", "description", "text", "caption", "body"];
const USERS = ["author", "username", "user", "tiktok_handle"];
const HASHTAGS = ["hashtags", "hashtag_names", "challenges", "tags"];
const ANY = /(?:)/;
const paths = (keys: readonly string[]): string[][] => keys.map((key) => [key]);

export const anyJson: Format = {
  ...jsonFormat({
    name: "table",
    called: "JSON",
    method: "Objects of JSON, one a video; the keys that count are found by their names or set.",
    begins: /(?:)/,
    shape: {
      isKnown: false,
      places: [["*"], [ANY, "*"], [ANY, ANY, "*"]],
      unfold: (value) => (isRecord(value) ? [bare(value)] : [NO_OBJECT]),
      id: paths(IDS),
      time: paths(TIMES),
      caption: paths(CAPTIONS),
      user: paths(USERS),
      tags: { hashtags: paths(HASHTAGS), suggested_words: [["suggested_words"]] },
    },
  }),
  recognises: (head, config) => isJson(head) && keysOf(config).some((key) => hasKey(head, key)),
};

/** Keys by which a list of objects may be one of videos. */
function keysOf({ columns }: Config): string[] {
  const set = [...columns.values()].map((source) =>
    typeof source === "string" ? source : source.fromCaption,
  );
  return [...HASHTAGS, "suggested_words", ...set.map((path) => path.split(".").at(-1) ?? path)];
}

function hasKey({ text }: Head, key: string): boolean {
  return text.includes(`${JSON.stringify(key)}:`) || text.includes(`${JSON.stringify(key)} :`);
}
