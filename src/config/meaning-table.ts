/**
 * How tags are read and grouped: settings of a field that may also be said once for all fields, above
 * `fields`. What nobody says is as the method has it.
 */
import type { Rows } from "./settings-row.ts";

export const MEANING = {
  method: {
    is: { enum: ["tagscape", "notebook"] },
    what: "How tags are read and grouped. notebook: as the study's notebook and release 0.1 did, to the digit.",
    default: "tagscape",
    flag: "--method M",
    decides: ["clusters", "layout"],
    show: "openly",
  },
  reading: {
    is: { enum: ["words", "as-written"] },
    what: "What the encoder is given of a hashtag: its words, or its letters as written. By the method: words.",
    show: "openly",
  },
  context: {
    is: { type: "number", minimum: 0, maximum: 100 },
    what: "How much the tags of the same videos count beside a tag's own words; 0 is not at all. By the method: 2.",
    decides: ["clusters", "layout", "curve"],
    show: "openly",
  },
  weights: {
    is: { enum: ["root", "count", "equal"] },
    what: "How much a tag weighs among clusters: by the root of its count, by its count, or each the same. By the method: root.",
    decides: ["clusters", "curve"],
    show: "openly",
  },
  reach: {
    is: { enum: ["apart", "keep"] },
    what: "Hashtags of reach (fyp, viral): listed and counted apart, or clustered as others are. By the method: apart.",
    show: "openly",
  },
  curve: {
    is: { type: "boolean" },
    what: "Whether pages show what other numbers of clusters would give; where nobody says, in studies of up to 50 participants.",
    default: null,
  },
} as const satisfies Rows;

/** What each method makes of the settings that nobody has said. */
export const METHODS = {
  tagscape: { reading: "words", context: 2, weights: "root", reach: "apart", curve: null },
  notebook: { reading: "as-written", context: 0, weights: "count", reach: "keep", curve: null },
} as const;
