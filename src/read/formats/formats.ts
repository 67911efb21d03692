/** The formats that a study's files may have: a row each, in the order in which they are told apart. */
import type { Config } from "../../config/types.ts";
import { apifyCsv } from "./apify-csv.ts";
import type { Format } from "./format.ts";
import { anyJson } from "./json/any-json.ts";
import { isJson } from "./json/json-format.ts";
import { apifyJson, tiktokScraperJson } from "./json/apify.ts";
import { contentScraper } from "./json/content-scraper.ts";
import { researchApi } from "./json/research-api.ts";
import { isFolder } from "./json/video-folder.ts";
import { webApi } from "./json/web-api.ts";
import { zeeschuimerNdjson } from "./json/zeeschuimer.ts";
import { tiktokExport } from "./seen/tiktok-export.ts";
import { fourCatCsv } from "./four-cat-csv.ts";
import { headOf } from "./head.ts";
import { minetCsv } from "./minet-csv.ts";
import { pyktokCsv } from "./pyktok-csv.ts";
import { researchCsv } from "./research-csv.ts";
import { studyCsv } from "./study-csv.ts";
import { anyTable } from "./any-table.ts";
import { tiktokScraperCsv } from "./tiktok-scraper-csv.ts";

/** Tables, each with the columns that tell its tool. */
export const TABLES = [
  apifyCsv,
  tiktokScraperCsv,
  fourCatCsv,
  minetCsv,
  researchCsv,
  pyktokCsv,
] as const;

const JSON_FORMATS = [
  zeeschuimerNdjson,
  contentScraper,
  tiktokScraperJson,
  apifyJson,
  researchApi,
  webApi,
] as const;

const FORMATS: readonly Format[] = [
  studyCsv,
  ...TABLES,
  ...JSON_FORMATS,
  tiktokExport((file, config) =>
    formatOf(file.file, { ...config, format: null }).read(file, config),
  ),
  anyTable,
  anyJson,
];

const JSON_READERS = new Set<Format>([...JSON_FORMATS, anyJson]);

/**
 * The format of a file that the study asks for: the one that study.json names, else the first that knows
 * it by its content, else JSON of any origin or the study's CSV, whose messages tell what is wrong.
 *
 * @throws InputError where it is no file
 */
export function formatOf(file: string, config: Config): Format {
  const own = recognised(file, config);
  if (own !== null) return own;
  const holdsJson = isJson(headOf(file));
  if (config.format === null) return holdsJson ? anyJson : studyCsv;
  const asked = named(config);
  return asked.find((format) => JSON_READERS.has(format) === holdsJson) ?? asked[0] ?? studyCsv;
}

/** Null where no format knows the file by its content. */
export function recognised(file: string, config: Config): Format | null {
  if (isFolder(file)) return contentScraper;
  const head = headOf(file);
  return named(config).find((format) => format.recognises(head, config)) ?? null;
}

function named({ format }: Config): readonly Format[] {
  return format === null ? FORMATS : FORMATS.filter(({ name }) => name === format);
}
