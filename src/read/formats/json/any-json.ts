/** JSON of any origin: objects in a list, with names that are known or that study.json gives. */
import type { Config } from "../../../config/types.ts";
import type { Format, Head } from "../format.ts";
import { KNOWN_NAMES, type Role } from "../table-shape.ts";
import { jsonFormat, isJson } from "./json-format.ts";
import { bare, NO_OBJECT } from "./shapes.ts";
import { isRecord } from "./values.ts";

const ANY = /(?:)/;

/** Names that tables know, as JSON writes them too: `create_time`, `createTime`. */
function keysFor(role: Role): string[] {
  const camel = (name: string): string =>
    name.replaceAll(/_(\w)/g, (_, c: string) => c.toUpperCase());
  return [...new Set(KNOWN_NAMES[role].flatMap((name) => [name, camel(name)]))];
}

const paths = (role: Role): string[][] => keysFor(role).map((key) => [key]);

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
      id: paths("video_id"),
      time: paths("video_timestamp"),
      caption: paths("caption"),
      user: paths("participant"),
      tags: { hashtags: paths("hashtags"), suggested_words: paths("suggested_words") },
    },
  }),
  recognises: (head, config) => isJson(head) && keysOf(config).some((key) => hasKey(head, key)),
};

/** Keys by which a list of objects may be one of videos. */
function keysOf({ columns }: Config): string[] {
  const set = [...columns.values()].map((source) =>
    typeof source === "string" ? source : source.fromCaption,
  );
  const known = [...keysFor("hashtags"), ...keysFor("suggested_words")];
  return [...known, ...set.map((path) => path.split(".").at(-1) ?? path)];
}

function hasKey({ text }: Head, key: string): boolean {
  return text.includes(`${JSON.stringify(key)}:`) || text.includes(`${JSON.stringify(key)} :`);
}
