/**
 * Three participants of the sample, twice: under their ids from file://, and under codes over http at
 * a base path like that of GitHub Pages, as they are published.
 */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { preview } from "../src/site/preview.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { build } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

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

export interface Site {
  /** With a slash at its end. */
  readonly url: string;
  readonly folder: string;
  readonly close: () => void;
}

export async function openSites(): Promise<Record<Kind, Site>> {
  const root = scratchFolder();
  const data = join(root, "data");
  mkdirSync(data);
  for (const id of [PERSON, ...OTHERS]) {
    const name = `news_relevant_videos_${id}.csv`;
    copyFileSync(fileURLToPath(new URL(`../data/${name}`, import.meta.url)), join(data, name));
  }
  const [named, coded] = [join(root, "named"), join(root, "coded")];
  const make = async (participants: "as-is" | "pseudonyms", out: string): Promise<void> => {
    const settings = { title: "Sample study (synthetic)", publish: { participants } };
    writeFileSync(join(data, "study.json"), JSON.stringify(settings));
    const flags = ["--data", data, "--out", out, "--cache", join(root, "cache")];
    const { code, stderr } = await build(flags, { env: { TAGSCAPE_KEY: KEY } });
    assert.equal(code, 0, stderr);
  };
  await make("as-is", named);
  await make("pseudonyms", coded);
  const served = await preview(coded, "/study/");
  return {
    file: { url: `${pathToFileURL(named).href}/`, folder: named, close: () => {} },
    http: { url: served.url, folder: coded, close: served.close },
  };
}
