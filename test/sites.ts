/**
 * Three participants of the sample, twice: under their ids from file://, and under codes over http at
 * a base path like that of GitHub Pages, as they are published.
 */
import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { preview } from "../src/site/preview.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { build } from "./command.ts";
import { scratchFolder } from "./scratch.ts";
import { sharedFolder } from "./shared.ts";

export const KINDS = ["file", "http"] as const;
export type Kind = (typeof KINDS)[number];

/** A map that is full, one that is small, and tags too few for one. */
export const PERSON = "20482";
const OTHERS = ["69514", "58830"] as const;
const KEY = "3a".repeat(32);

/** What a participant is called in a site. */
export function nameOf(kind: Kind, id: string): string {
  return kind === "http" ? codeOf(KEY, id) : id;
}

const pagesOf = (kind: Kind): string[] => [
  "index.html",
  "cohort.html",
  `${nameOf(kind, PERSON)}.html`,
  `${nameOf(kind, PERSON)}.html#field=hashtags&cluster=2&q=a`,
  `${nameOf(kind, "69514")}.html`,
  `${nameOf(kind, "58830")}.html`,
  "method.html",
  "404.html",
];
/** Addresses of every page of both, one of them as a link shows it. */
export const everyPage = KINDS.flatMap((kind) => pagesOf(kind).map((path) => ({ kind, path })));

export interface Site {
  /** With a slash at its end. */
  readonly url: string;
  readonly folder: string;
  readonly close: () => void;
}

export async function openSites(): Promise<Record<Kind, Site>> {
  const folders = foldersIn(sharedFolder());
  if (!existsSync(folders.http)) await makeSites();
  const served = await preview(folders.http, "/study/");
  return {
    file: { url: `${pathToFileURL(folders.file).href}/`, folder: folders.file, close: () => {} },
    http: { url: served.url, folder: folders.http, close: served.close },
  };
}

/** Builds both, where every file of this run finds them. */
export async function makeSites(): Promise<void> {
  const data = join(scratchFolder(), "data");
  mkdirSync(data);
  for (const id of [PERSON, ...OTHERS]) {
    const name = `news_relevant_videos_${id}.csv`;
    copyFileSync(fileURLToPath(new URL(`../data/${name}`, import.meta.url)), join(data, name));
  }
  const folders = foldersIn(sharedFolder());
  for (const [kind, participants] of [
    ["file", "as-is"],
    ["http", "pseudonyms"],
  ] as const) {
    const settings = { title: "Sample study (synthetic)", publish: { participants } };
    writeFileSync(join(data, "study.json"), JSON.stringify(settings));
    const flags = [
      "--data",
      data,
      "--out",
      folders[kind],
      "--jobs",
      String(availableParallelism()),
    ];
    const { code, stderr } = await build(flags, { env: { TAGSCAPE_KEY: KEY } });
    assert.equal(code, 0, stderr);
  }
}

function foldersIn(shared: string): Record<Kind, string> {
  return { file: join(shared, "sites", "named"), http: join(shared, "sites", "coded") };
}
