/** Folders → the parts of one study: each shard once, and nothing of another. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Fault, throwFaults } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { type PartHeader, type Sameness, VECTORS_FILE } from "./part.ts";
import { readHeader } from "./part-folder.ts";

export interface Part {
  /** As the user named it. */
  readonly folder: string;
  readonly header: PartHeader;
}

const AGAIN = "build this shard again";

/** What parts may differ in, as a message names it, and what to do then. */
const DIFFERENCES: Readonly<Record<keyof Sameness, readonly [what: string, todo: string]>> = {
  release: ["of another release of Tagscape", AGAIN],
  backend: ["of vectors that another backend made", `${AGAIN}, with the same --backend`],
  settings: ["of other settings", `${AGAIN}, with the same study.json and flags`],
  study: ["of another study, or of other rows of it", `${AGAIN}, with the same data`],
};

/**
 * @param withdrawals hash of the study's list of those who have withdrawn; null where nobody names the study
 * @throws InputError with a line for each part that is missing, doubled, damaged or of something else
 */
export function readParts(folders: readonly string[], withdrawals: string | null): Part[] {
  const faults: Fault[] = [];
  const found = folders.flatMap((folder): Part[] => {
    const header = readHeader(folder);
    if (header !== null) return [{ folder, header }];
    const isThere = existsSync(folder);
    const what = isThere ? "no part of a study, or a damaged one" : "there is no such folder";
    faults.push({ file: folder, what, todo: isThere ? AGAIN : "name the folders of the parts" });
    return [];
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const fault = { file: "merge", what: "no part of a study", todo: "name the folders of parts" };
    throwFaults(faults.length > 0 ? faults : [fault]);
    return [];
  }
  for (const part of others) faults.push(...unlike(part, first));
  const alike = found.filter((part) => unlike(part, first).length === 0);
  faults.push(...doubled(alike), ...missing(alike, first.header.shard.n));
  for (const part of alike) faults.push(...damaged(part), ...outOfDate(part, withdrawals));
  throwFaults(faults);
  return found.toSorted((a, b) => a.header.shard.i - b.header.shard.i);
}

/** The first difference tells enough: of another release all else is other too. */
function unlike({ folder, header }: Part, first: Part): Fault[] {
  const names = Object.keys(DIFFERENCES) as (keyof Sameness)[];
  const name = names.find((own) => header.same[own] !== first.header.same[own]);
  if (name !== undefined) {
    const [what, todo] = DIFFERENCES[name];
    return [{ file: folder, what: `${what} than ${first.folder}`, todo }];
  }
  const { n } = header.shard;
  const all = first.header.shard.n;
  if (n === all) return [];
  const what = `a shard of ${n}, where ${first.folder} is one of ${all}`;
  return [{ file: folder, what, todo: "merge shards of one number" }];
}

function doubled(parts: readonly Part[]): Fault[] {
  return parts.flatMap(({ folder, header: { shard } }, at) => {
    const before = parts.slice(0, at).find(({ header }) => header.shard.i === shard.i);
    if (before === undefined) return [];
    const what = `shard ${shard.i}/${shard.n} again, which is ${before.folder} too`;
    return [{ file: folder, what, todo: "leave one of them out" }];
  });
}

function missing(parts: readonly Part[], n: number): Fault[] {
  const there = new Set(parts.map(({ header }) => header.shard.i));
  return Array.from({ length: n }, (_, i) => i + 1)
    .filter((i) => !there.has(i))
    .map((i) => ({
      file: `shard ${i}/${n}`,
      what: "missing",
      todo: `build it: --shard ${i}/${n}`,
    }));
}

/** Units are looked into by those who finish them. */
function damaged({ folder, header }: Part): Fault[] {
  const files = header.members.flatMap(({ id, unit }) => (unit === null ? [] : [`units/${id}.v8`]));
  const gone = files.filter((file) => statSync(join(folder, file), QUIET)?.isFile() !== true);
  const vectors = join(folder, VECTORS_FILE);
  const isWhole = existsSync(vectors) && sha256(readFileSync(vectors)) === header.vectors;
  const lost = [...(isWhole ? [] : [VECTORS_FILE]), ...gone];
  return lost.map((file) => ({
    file: join(folder, file),
    what: "missing, or not as it was written",
    todo: AGAIN,
  }));
}

const QUIET = { throwIfNoEntry: false } as const;

function outOfDate({ folder, header }: Part, withdrawals: string | null): Fault[] {
  if (withdrawals === null || header.withdrawals === withdrawals) return [];
  const what = "older than a withdrawal";
  return [{ file: folder, what, todo: `${AGAIN}, or take them out: withdraw ID --parts DIR` }];
}
