/** Each format of JSON with a file of the same videos, and how it is read. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import type { Config } from "../src/config/types.ts";
import type { Format, Reading } from "../src/read/formats/format.ts";
import { anyJson } from "../src/read/formats/json/any-json.ts";
import { apifyJson, tiktokScraperJson } from "../src/read/formats/json/apify.ts";
import { researchApi } from "../src/read/formats/json/research-api.ts";
import { webApi } from "../src/read/formats/json/web-api.ts";
import { zeeschuimerNdjson } from "../src/read/formats/json/zeeschuimer.ts";
import * as exports from "./exports.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";

export interface Case {
  readonly format: Format;
  readonly name: string;
  readonly text: string;
  /** Whether the format has suggested words. */
  readonly words?: boolean;
  readonly settings?: Record<string, unknown>;
  /** Path of whose an item is. */
  readonly user: string;
}

const OWN = {
  columns: {
    hashtags: "video.meta.topics",
    suggested_words: "words",
    video_id: "video.key",
    video_timestamp: "video.meta.when",
  },
};
const web = exports.webApi();
const research = exports.researchApi();
export const CASES: readonly Case[] = [
  { format: zeeschuimerNdjson, name: "z.ndjson", text: exports.zeeschuimer(), user: "author" },
  {
    format: zeeschuimerNdjson,
    name: "z.json",
    text: exports.zeeschuimer(),
    user: "data.author.uniqueId",
  },
  { format: webApi, name: "w.json", text: web.itemList, user: "author.uniqueId" },
  { format: webApi, name: "w.json", text: web.data, user: "author" },
  { format: webApi, name: "w.json", text: web.single, user: "author" },
  { format: researchApi, name: "r.json", text: research.answer, user: "username" },
  { format: researchApi, name: "r.json", text: research.list, user: "username" },
  { format: researchApi, name: "r.json", text: research.mongo, user: "username" },
  { format: apifyJson, name: "a.json", text: exports.apify(), user: "authorMeta.name" },
  {
    format: tiktokScraperJson,
    name: "t.json",
    text: exports.tiktokScraper(),
    user: "authorMeta.name",
  },
  {
    format: anyJson,
    name: "o.json",
    text: exports.ownJson(),
    words: true,
    settings: OWN,
    user: "account",
  },
];

export async function configOf(
  { name, text }: { name: string; text: string },
  settings: Record<string, unknown> = {},
): Promise<{ config: Config; file: string }> {
  const dataDir = writeFiles(scratchFolder(), {
    [name]: text,
    "study.json": JSON.stringify(settings),
  });
  const config = makeConfig({ data: dataDir, out: "elsewhere" }, await readSettings(dataDir));
  assert.deepEqual(config.faults, []);
  return { config, file: join(dataDir, name) };
}

export async function readingOf(one: Case, settings = one.settings): Promise<Reading> {
  const { config, file } = await configOf(one, settings);
  return one.format.read({ id: "p", file }, config);
}
