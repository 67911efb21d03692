/** What a build is told by flags alone, as settings-table.ts has what study.json may say too. */
import { existsSync } from "node:fs";
import { isPackaged } from "../called.ts";
import type { Rows } from "./settings-row.ts";

/** Where things lie, where nobody says so: read by every command. */
export const PLACES = {
  data: {
    is: { type: "string" },
    what: "Folder of the study: study.json and the CSVs.",
    // Whoever runs the package does so where their files are.
    default: isPackaged && !existsSync("data") ? "." : "data",
    flag: "--data DIR",
  },
  out: {
    is: { type: "string" },
    what: "Folder of the site.",
    default: "site",
    flag: "--out DIR",
  },
  cache: {
    is: { type: "string" },
    what: "Folder of what is kept between builds.",
    default: isPackaged ? ".tagscape-cache" : ".cache",
    flag: "--cache DIR",
  },
} as const satisfies Rows;

export const BUILD = {
  noCache: {
    is: { type: "boolean" },
    what: "Use and keep nothing from other builds; the site is the same.",
    flag: "--no-cache",
  },
  onlyFields: {
    is: { type: "array", items: { type: "string" } },
    what: "Columns to map (those of study.json, or hashtags,suggested_words).",
    flag: "--fields A,B",
  },
  single: {
    is: { type: "string" },
    what: "Write one participant's page alone, as one file that needs nothing beside it and names nobody else; the folder is then single, where --out names no other.",
    default: null,
    flag: "--single ID",
  },
  shard: {
    is: { type: "string" },
    what: "Make one part of the site, of every n-th participant, for npm run merge. Its folder is parts/I, where --out names no other, and as private as the data.",
    default: null,
    flag: "--shard I/N",
  },
  backend: {
    is: { enum: ["wasm", "auto", "native", "node", "node-gpu"] },
    what: "What runs the encoder. By wasm a site has the same bytes everywhere.",
    default: "wasm",
    flag: "--backend B",
  },
  jobs: {
    is: { type: "integer", minimum: 1, maximum: 256 },
    what: "Threads for the analyses (all cores); the site is the same for any.",
    flag: "--jobs N",
  },
  profile: {
    is: { type: "boolean" },
    what: "Print a table of the stages: seconds, memory, what came from the cache.",
    flag: "--profile",
  },
  quiet: { is: { type: "boolean" }, what: "Print faults only.", flag: "--quiet" },
  debug: { is: { type: "boolean" }, what: "Print the stack of every error.", flag: "--debug" },
  help: { is: { type: "boolean" }, what: "Print this and stop.", flag: "--help" },
} as const satisfies Rows;
