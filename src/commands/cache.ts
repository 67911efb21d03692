/** `npm run cache -- stats|verify|prune|clear`: looks after what is kept between builds. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { end, parseCommand } from "../command.ts";
import { DEFAULT_CACHE } from "../config/config.ts";
import { InputError, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { parseDocument } from "../cache/documents.ts";
import { type CacheFolder, KINDS, type Kind, openCacheFolder } from "../cache/folder.ts";
import { eachVector, withSegment } from "../embed/vector-segment.ts";

const USAGE = `Usage: npm run cache -- COMMAND [--cache DIR] [--days N]

  stats    what is kept, and how much of it
  verify   checks every entry, and removes those that are damaged
  prune    removes what no build has used for N days (90)
  clear    removes all
`;

const DAY = 24 * 60 * 60 * 1000;

type Command = (folder: CacheFolder, days: number) => string[];
const COMMANDS: Readonly<Record<string, Command>> = { stats, verify, prune, clear };

await end(() => {
  const said = parseCommand({
    name: "cache",
    usage: USAGE,
    options: {
      cache: { type: "string", default: DEFAULT_CACHE },
      days: { type: "string", default: "90" },
    },
    words: 1,
  });
  if (said === null) return;
  const { values, positionals } = said;
  const [name = ""] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const days = Number(values.days);
  const todo = `${didYouMean(name, Object.keys(COMMANDS))}say stats, verify, prune or clear`;
  if (command === undefined) {
    const what = name === "" ? "no command" : `unknown command ${quote(name)}`;
    throw new InputError([{ file: "npm run cache", what, todo }]);
  }
  if (!Number.isInteger(days) || days < 0)
    throw new InputError([
      {
        file: "--days",
        what: `${quote(values.days)} is not a whole number`,
        todo: "mend the flag",
      },
    ]);
  const lines = command(openCacheFolder(values.cache), days);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
});

function stats(folder: CacheFolder): string[] {
  const rows = KINDS.map((kind) => {
    const names = folder.list(kind);
    const bytes = names.reduce((sum, name) => sum + folder.sizeOf(kind, name), 0);
    const entries =
      kind === "vectors" ? sum(names.map((name) => vectorsIn(folder, name).all)) : names.length;
    return `${kind.padEnd(10)}${String(entries).padStart(8)}   ${(bytes / 2 ** 20).toFixed(1).padStart(7)} MB`;
  });
  return [folder.path, ...rows];
}

function verify(folder: CacheFolder): string[] {
  let checked = 0;
  let damaged = 0;
  for (const kind of KINDS)
    for (const name of folder.list(kind)) {
      const { all, sound } =
        kind === "vectors" ? vectorsIn(folder, name) : documentIn(folder, kind, name);
      checked += all;
      damaged += all - sound;
      // What is left of a segment is still of use; one without a sound entry is not.
      if (sound === 0) folder.remove(kind, name);
    }
  if (damaged === 0) return [`${checked} entries, all sound`];
  return [`${checked} entries, ${damaged} damaged: the next build makes those anew`];
}

function documentIn(folder: CacheFolder, kind: Kind, name: string): { all: number; sound: number } {
  const bytes = folder.read(kind, name);
  return { all: 1, sound: bytes !== null && parseDocument(bytes, basename(name)) !== null ? 1 : 0 };
}

/** Vectors of a segment, and how many of them are sound; a file that is no segment counts as one. */
function vectorsIn(folder: CacheFolder, name: string): { all: number; sound: number } {
  let sound = 0;
  const all = withSegment(folder.fileOf("vectors", name), (handle, segment) => {
    const rows = Array.from({ length: segment.count }, (_, i) => i);
    eachVector(handle, segment, rows, (_, vector) => {
      if (vector !== null) sound += 1;
    });
    return segment.count;
  });
  return { all: all ?? 1, sound };
}

function prune(folder: CacheFolder, days: number): string[] {
  let removed = 0;
  for (const kind of KINDS)
    for (const name of folder.list(kind)) {
      const age = Date.now() - statSync(folder.fileOf(kind, name)).mtimeMs;
      if (age < days * DAY) continue;
      folder.remove(kind, name);
      removed += 1;
    }
  folder.sweep();
  return [`${removed} files removed that no build has used for ${days} days`];
}

function clear(folder: CacheFolder): string[] {
  folder.clear();
  return [`${folder.path} is empty`];
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
