/** The settings of what is said of all participants together, as settings-table.ts has the others. */
import type { Rows } from "./settings-row.ts";

export const COHORT = {
  k: {
    is: { type: "integer", minimum: 2, maximum: 100 },
    what: "Number of topics; at most a quarter of the tags that differ.",
    default: 20,
    show: "openly",
  },
  map: {
    is: { type: "integer", minimum: 10, maximum: 20000 },
    what: "Tags of the shared map, those of most weight.",
    default: 5000,
    show: "openly",
  },
  off: {
    is: { type: "boolean" },
    what: "Whether participants are not compared, and the site has no page of the cohort.",
    default: false,
    show: "openly",
  },
} as const satisfies Rows;

/** Beside the settings of the study. */
export const GROUPS = {
  groups: {
    is: {
      type: "object",
      minProperties: 1,
      additionalProperties: {
        type: "array",
        items: { type: "string", minLength: 1 },
        minItems: 1,
        uniqueItems: true,
      },
    },
    what: "Groups of participants to be compared: a name, then their ids.",
  },
} as const satisfies Rows;
