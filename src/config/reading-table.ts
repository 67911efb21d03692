/** What a study's files are and which columns of them count: settings of how they are read. */
import type { Rows } from "./settings-row.ts";

/** In the order in which they are told apart. */
export const FORMAT_NAMES = [
  "study-csv",
  "pyktok",
  "4cat",
  "zeeschuimer",
  "web-api",
  "research-api",
  "apify",
  "tiktok-scraper",
  "tiktok-content-scraper",
  "minet",
  "tiktok-export",
  "table",
] as const;

/** What parts the texts of a cell; `list` is a list as Python, numpy or JSON write it. */
const SEPARATOR = {
  is: { enum: [",", "|", ";", "#", " ", "list"] },
  what: "What parts the texts of a cell. Without it, what a column’s own cells tell.",
  default: null,
} as const;

export const SEPARATORS = { listSeparator: SEPARATOR } as const satisfies Rows;

/** Paths within the study's folder: what is in the lists is used, and in no site. */
export const INCLUDE = {
  hashtags: {
    is: { type: "string", minLength: 1 },
    what: "A file in the folder that lists hashtags, one a line: videos that bear one are kept.",
    default: null,
  },
  authors: {
    is: { type: "string", minLength: 1 },
    what: "A file in the folder that lists accounts, one a line: videos that one of them posted are kept.",
    default: null,
  },
} as const satisfies Rows;

export const READING = {
  format: {
    is: { enum: FORMAT_NAMES },
    what: "What wrote the files, where their content does not tell it.",
    default: null,
  },
  columns: {
    is: {
      type: "object",
      minProperties: 1,
      additionalProperties: {
        type: ["string", "object"],
        minLength: 1,
        additionalProperties: false,
        required: ["fromCaption"],
        properties: { fromCaption: { type: "string", minLength: 1 } },
      },
    },
    what: "Columns under other names: a field, video_id, video_timestamp or author, then the column (in JSON a path with dots). {fromCaption: column} takes the hashtags out of a caption.",
  },
  participantColumn: {
    is: { type: "string", minLength: 1 },
    what: "The column that tells whose a row is: each of its values becomes a participant.",
    default: null,
  },
  metadata: {
    is: { type: "string", minLength: 1 },
    what: "A file in the folder that tells the hashtags of videos, where those of the participants tell no more than what they have seen.",
    default: null,
  },
  ...SEPARATORS,
} as const satisfies Rows;
