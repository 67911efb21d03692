/** Folders → the parts of one study: each shard once, and nothing of another. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Fault, throwFaults } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { unitFile } from "../site/part-unit.ts";
import { type PartHeader, type Sameness, VECTORS_FILE } from "./part.ts";
import { bytesOf, readHeader } from "./part-folder.ts";
import { isPart } from "./part-place.ts";

export interface Part {
  /** As the user named it. */
  readonly folder: string;
  readonly header: PartHeader;
}

const AGAIN = "build this shard again";
const NAME = "name the folders of the parts";

/** What parts may differ in, as a message names it, and what to do then. */
const DIFFERENCES: Readonly<Record<keyof Sameness, readonly [what: string, todo: string]>> = {
  release: ["of another release of Tagscape", AGAIN],
  backend: ["of vectors from another backend or file", `${AGAIN}, with the same --backend`],
  settings: ["of other settings", `${AGAIN}, with the same study.json and flags`],
  study: ["of another study, or of other rows of it", `${AGAIN}, with the same data`],
};

/**
 * @param withdrawn those who have withdrawn from the study; null where nobody names it
 * @throws InputError with a line for each part that is missing, doubled, damaged or of something else
 */
export function readParts(folders: readonly string[], withdrawn: readonly string[] | null): Part[] {
  const faults: Fault[] = [];
  const found = folders.flatMap((folder): Part[] => {
    const header = readHeader(folder);
    if (header === null) faults.push(unreadable(folder));
    return header === null ? [] : [{ folder, header }];
  });
  const first = mostAlike(found);
  if (first === null) {
    throwFaults(faults.length > 0 ? faults : [{ file: "merge", what: "no part", todo: NAME }]);
    return [];
  }
  for (const part of found) faults.push(...unlike(part, first));
  const alike = found.filter((part) => unlike(part, first).length === 0);
  const gone = missing(alike, first.header.shard.n);
  // Of a part that cannot be used its line is enough.
  if (gone.length > faults.length) faults.push(...gone);
  faults.push(...doubled(alike));
  for (const part of alike) faults.push(...damaged(part), ...outOfDate(part, withdrawn));
  throwFaults(faults);
  return found.toSorted((a, b) => a.header.shard.i - b.header.shard.i);
}

function unreadable(folder: string): Fault {
  if (!existsSync(folder)) return { file: folder, what: "there is no such folder", todo: NAME };
  if (!isPart(folder)) return { file: folder, what: "no part of a study", todo: NAME };
  return { file: folder, what: "a damaged part, or one of another release", todo: AGAIN };
}

/** The first of those that most are like: what is other is the odd one, wherever it is named. */
function mostAlike(parts: readonly Part[]): Part | null {
  const like = parts.map((one) => parts.filter((other) => unlike(other, one).length === 0).length);
  return parts[like.indexOf(Math.max(...like))] ?? null;
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

/** What units hold is looked into by those who finish them. */
function damaged({ folder, header }: Part): Fault[] {
  const { members, texts, cols } = header;
  const files = members.flatMap(({ id, unit }) => (unit === null ? [] : [unitFile(id)]));
  const gone = files.filter((file) => statSync(join(folder, file), QUIET)?.isFile() !== true);
  const vectors = bytesOf(join(folder, VECTORS_FILE));
  const isWhole =
    vectors !== null &&
    sha256(vectors) === header.vectors &&
    vectors.length === texts.length * cols * Float32Array.BYTES_PER_ELEMENT;
  const lost = [...(isWhole ? [] : [VECTORS_FILE]), ...gone];
  return lost.map((file) => ({
    file: join(folder, file),
    what: "missing, or not as it was written",
    todo: AGAIN,
  }));
}

const QUIET = { throwIfNoEntry: false } as const;

function outOfDate({ folder, header }: Part, withdrawn: readonly string[] | null): Fault[] {
  if (withdrawn === null) return [];
  const without = new Set(header.withdrawn);
  if (withdrawn.every((hash) => without.has(hash))) return [];
  const what = "older than a withdrawal";
  return [{ file: folder, what, todo: `${AGAIN}, or take them out: withdraw ID --parts DIR` }];
}
