/**
 * Every setting of a study, a row each. From here come study.schema.json, the checks, the types, the
 * defaults, `--help`, the settings in a site's manifest, docs/study-json.md, and which settings an
 * analysis is given and kept under. After a change: `npm run docs`.
 */
import { CLUSTER_ENGINES, LAYOUT_ENGINES, namesOf, notesOn } from "../engines/table.ts";
import { MEANING } from "./meaning-table.ts";
import { READING, SEPARATORS } from "./reading-table.ts";
import type { Rows } from "./settings-row.ts";

/** Of a field, for all participants or for one. */
export const FIELD = {
  label: {
    is: { type: "string", minLength: 1, maxLength: 80 },
    what: "What the pages call the column; its name, where nothing is said.",
    show: "openly",
  },
  k: {
    is: { type: ["integer", "string"], minimum: 1, maximum: 100, pattern: "^auto$" },
    what: "Number of clusters; clamped to the distinct vectors. auto: what the curve of a field supports.",
    default: 10,
    flag: "--k N",
    decides: ["clusters"],
    show: "openly",
  },
  minCount: {
    is: { type: "integer", minimum: 1 },
    what: "Keep a tag that occurs at least so often.",
    default: 1,
    flag: "--min-count N",
    show: "openly",
  },
  stopTags: {
    is: { type: "array", items: { type: "string" } },
    what: "Tags to leave out.",
    default: [],
    show: "as a number",
  },
  ...SEPARATORS,
  ...MEANING,
} as const satisfies Rows;

export const STUDY = {
  title: {
    is: { type: "string", minLength: 1, maxLength: 200 },
    what: "Heading of the site.",
    default: "Tags on TikTok",
    show: "openly",
  },
  files: {
    is: { type: "string", pattern: "^[^/\\\\]*\\{participant\\}[^/\\\\{}]*$" },
    what: "Name of a participant's file; {participant} stands for the participant's id.",
    default: "news_relevant_videos_{participant}.csv",
  },
  ...READING,
  participants: {
    is: {
      type: "array",
      items: { type: "string", minLength: 1 },
      minItems: 1,
      uniqueItems: true,
    },
    what: "The participants to build. Without it, every file that fits.",
    default: null,
    flag: "--participants A,B",
  },
  fields: {
    is: {
      type: "object",
      minProperties: 1,
      additionalProperties: { $ref: "#/definitions/field" },
    },
    what: "The columns to map, each a Python list of texts; hashtags and suggested_words, where nothing is said.",
    show: "openly",
  },
  overrides: {
    is: {
      type: "object",
      additionalProperties: {
        type: "object",
        additionalProperties: { $ref: "#/definitions/field" },
      },
    },
    what: "Settings of one participant's fields: participant, then column.",
    show: "openly",
  },
  seed: {
    is: { type: "integer", minimum: 0, maximum: 4294967295 },
    what: "Seed of k-means and of the jitter at the start of t-SNE.",
    default: 42,
    flag: "--seed N",
    decides: ["clusters", "layout", "curve"],
    show: "openly",
  },
  perplexity: {
    is: { type: "number", minimum: 1, maximum: 1000 },
    what: "Perplexity of t-SNE; clamped to a third of the tags less one.",
    default: 30,
    flag: "--perplexity N",
    decides: ["layout"],
    show: "openly",
  },
  ...MEANING,
  readings: {
    is: { type: "object", additionalProperties: { type: "string", minLength: 1, maxLength: 200 } },
    what: "Words of hashtags that are read amiss: tag, then its words.",
    show: "as a number",
  },
  clusterEngine: {
    is: { enum: namesOf(CLUSTER_ENGINES) },
    what: `Engine of the clusters. ${notesOn(...Object.values(CLUSTER_ENGINES)).join(". ")}.`,
    default: "tagscape",
    flag: "--cluster-engine E",
    decides: ["clusters", "curve"],
    show: "openly",
  },
  layoutEngine: {
    is: { enum: namesOf(LAYOUT_ENGINES) },
    what: `Engine of the maps. ${notesOn(...Object.values(LAYOUT_ENGINES)).join(". ")}.`,
    default: "tagscape",
    flag: "--layout-engine E",
    decides: ["layout"],
    show: "openly",
  },
  names: {
    is: {
      type: "object",
      additionalProperties: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["name", "tags"],
          properties: {
            name: { type: "string", minLength: 1, maxLength: 80 },
            tags: { type: "array", items: { type: "string" }, minItems: 1 },
          },
        },
      },
    },
    what: "Names for clusters, each known by a few of its tags: column, then a list.",
    show: "openly",
  },
  vectors: {
    is: {
      type: "object",
      additionalProperties: false,
      required: ["file", "name"],
      properties: {
        file: { type: "string", minLength: 1, maxLength: 400 },
        name: { type: "string", minLength: 1, maxLength: 120 },
      },
    },
    what: "Vectors of your own in place of the encoder's: a file in the study's folder, a row a tag (.csv), or an array with its tags beside it (.npy, .txt), and the name of the model. docs/other-languages.md says how to make it. Of the file a site holds nothing but what was made of it.",
    default: null,
    show: "openly",
  },
  pages: {
    is: { enum: ["all", "cohort"] },
    what: "What a site is of: all participants, a page each, or cohort, an aggregate for a secure environment to let out: everyone and groups together, and nothing that is one participant's. publish.minParticipants is at least 5 then.",
    default: "all",
    show: "openly",
  },
  network: {
    is: { type: "boolean" },
    what: "Whether a site has a network of each field for Gephi: its tags, and on how many videos two of them stand together. It tells more than the pages do.",
    default: false,
    show: "openly",
  },
} as const satisfies Rows;
