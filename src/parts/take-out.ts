/** A participant goes from a part: their unit, what the study was told of them, and vectors of theirs alone. */
import { constants, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../error.ts";
import { UNREAD } from "../embed/words.ts";
import { sha256 } from "../sha256.ts";
import { unitFile } from "../site/part-unit.ts";
import { type PartHeader, VECTORS_FILE } from "./part.ts";
import { readHeader, readVectors, replaceHeader, writePart } from "./part-folder.ts";

/** Who goes, as parts may have them. */
export interface Gone {
  /** What pages may call them where ids stand. */
  readonly names: readonly string[];
  /** Null where the study has no key. */
  readonly code: { readonly name: string; readonly keyed: string } | null;
  /** In the study's list of withdrawals. */
  readonly hash: string;
}

/** @returns whether they are in a part; false too where it cannot be read, or its codes are of another key */
export function isIn(folder: string, gone: Omit<Gone, "hash">): boolean {
  const header = readHeader(folder);
  const names = header === null ? null : namesIn(header, gone);
  return names !== null && header !== null && header.members.some(({ id }) => names.includes(id));
}

/**
 * The part is as one of a study without them, though it still counts as one of the study that it was made of.
 *
 * @returns whether they were in it
 * @throws InputError where it cannot be told, or the part is damaged
 */
export async function takeOut(folder: string, gone: Gone): Promise<boolean> {
  const header = readHeader(folder);
  if (header === null) throw damaged(folder);
  const names = namesIn(header, gone);
  if (names === null)
    throw new InputError([
      {
        file: folder,
        what: "its codes are of a key that is not here",
        todo: "bring the key, or delete the part",
      },
    ]);
  const left = withoutNames(header, names, gone.hash);
  const isTold = left.members.length < header.members.length;
  if (!isTold) replaceHeader(folder, left);
  else await writePart(folder, (stage) => copied(folder, header, left, stage));
  return isTold;
}

function namesIn({ keyed }: PartHeader, { names, code }: Omit<Gone, "hash">): string[] | null {
  if (keyed === null) return [...names];
  return code?.keyed === keyed ? [code.name] : null;
}

function withoutNames(header: PartHeader, names: readonly string[], hash: string): PartHeader {
  const { config, members, withdrawn } = header;
  const stays = (id: string): boolean => !names.includes(id);
  return {
    ...header,
    config: {
      ...config,
      overrides: new Map([...config.overrides].filter(([id]) => stays(id))),
      groups: new Map([...config.groups].map(([name, ids]) => [name, ids.filter(stays)])),
    },
    members: members.filter(({ id }) => stays(id)),
    withdrawn: [...new Set([...withdrawn, hash])],
  };
}

/** What is left of a part, in a folder beside it: so it is whole whenever one looks. */
async function copied(
  folder: string,
  before: PartHeader,
  left: PartHeader,
  stage: string,
): Promise<PartHeader> {
  const { cols } = before;
  const rows = readVectors(folder);
  if (rows.length !== before.texts.length * cols) throw damaged(folder);
  for (const { id, unit } of left.members) {
    if (unit === null) continue;
    const file = unitFile(id);
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    copyFileSync(join(folder, file), join(stage, file), constants.COPYFILE_FICLONE);
  }
  const asked = textsOf(left);
  const kept = before.texts.flatMap((text, at) => (asked.has(text) ? [at] : []));
  const data = new Float32Array(kept.length * cols);
  for (const [i, at] of kept.entries())
    data.set(rows.subarray(at * cols, (at + 1) * cols), i * cols);
  const bytes = new Uint8Array(data.buffer);
  writeFileSync(join(stage, VECTORS_FILE), bytes);
  const texts = kept.map((at) => before.texts[at] ?? "");
  return { ...left, texts, vectors: sha256(bytes) };
}

/** Whatever a vector of those who are left may be of. */
function textsOf({ members }: PartHeader): ReadonlySet<string> {
  const tags = members.flatMap(({ fields }) => fields.flatMap(({ summary }) => summary.tags));
  return new Set([UNREAD, ...tags.flatMap(({ tag, reading }) => [tag, reading.words])]);
}

function damaged(folder: string): InputError {
  const todo = "delete it, and build this shard again";
  return new InputError([{ file: folder, what: "a damaged part", todo }]);
}
