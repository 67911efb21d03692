/** The settings of a study that tell what it is, and how it is published and cited, as settings-table.ts has the others. */
import type { Rows } from "./settings-row.ts";

export const CITATION = {
  version: {
    is: { type: "string", minLength: 1 },
    what: "Version of the study, for the line by which it is cited.",
    show: "openly",
  },
  date: {
    is: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    what: "Date of the study, such as 2026-01-31, for the same line.",
    show: "openly",
  },
} as const satisfies Rows;

/** Nothing stands in for what nobody says: a site claims no more of a study than its owner did. */
export const ABOUT = {
  description: {
    is: { type: "string", minLength: 1, maxLength: 20000 },
    what: "What the study is about.",
    show: "openly",
  },
  authors: {
    is: {
      type: "array",
      items: { type: "string", minLength: 1, maxLength: 400 },
      minItems: 1,
      uniqueItems: true,
    },
    what: "Who is to be cited, a text each, in order. With them a site has data/CITATION.cff.",
    show: "openly",
  },
  selection: {
    is: { type: "string", minLength: 1, maxLength: 20000 },
    what: "How the videos were selected.",
    show: "openly",
  },
  suggestedWords: {
    is: { type: "string", minLength: 1, maxLength: 20000 },
    what: "What suggested words are: who suggested them, where, to whom.",
    show: "openly",
  },
  licence: {
    is: { type: "string", minLength: 1, maxLength: 400 },
    what: "Licence of the data, such as CC-BY-4.0.",
    show: "openly",
  },
  contact: {
    is: { type: "string", minLength: 1, maxLength: 400 },
    what: "Whom to ask: a name, or an address.",
    show: "openly",
  },
  doi: {
    is: {
      type: "string",
      pattern: "^(?:https://doi\\.org/|doi:)?10\\.\\d{4,9}/[-._;()/:A-Za-z0-9]+$",
      maxLength: 400,
    },
    what: "DOI of the study, such as 10.5281/zenodo.1234567: the one link that leads out of a site.",
    show: "openly",
  },
} as const satisfies Rows;

export const SHOW = {
  videos: {
    is: { type: "boolean" },
    what: "Whether pages list the videos, each with its id as a link, its date and its tags; never under pseudonyms.",
    default: false,
    show: "openly",
  },
} as const satisfies Rows;

export const PUBLISH = {
  remote: {
    is: { type: "string", minLength: 1 },
    what: "Where to push: a remote of the git repository, a folder, or an address (https://, ssh://, user@host:path).",
    default: "origin",
  },
  branch: {
    is: { type: "string", minLength: 1 },
    what: "Branch of the site; absent, or one that holds a site of Tagscape.",
    default: "gh-pages",
  },
  participants: {
    is: { enum: ["pseudonyms", "as-is"] },
    what: "How pages name participants: by codes and months, or by ids and days. Tags, counts and coordinates are the same bytes in both, so whoever has both sites, or a file of the data, can tell who bears which code: never publish both. A build takes ids where nobody has decided; npm run publish stops.",
    show: "openly",
  },
  minVideos: {
    is: { type: "integer", minimum: 0 },
    what: "Participants with fewer videos are left out, in every build.",
    default: 0,
    show: "openly",
  },
  siteUrl: {
    is: { type: ["string", "null"] },
    what: "Address of the published site, for its links in messengers.",
    default: null,
    show: "openly",
  },
  minParticipants: {
    is: { type: "integer", minimum: 1 },
    what: "Tags of fewer participants are in no list, map or file of the cohort. Where pages is cohort, of fewer nothing is told at all, and it is 5 where nothing is said.",
    default: 1,
    show: "openly",
  },
  minCount: {
    is: { type: "integer", minimum: 1 },
    what: "Tags that occur less often with a participant are left out, in every build.",
    default: 1,
  },
} as const satisfies Rows;
