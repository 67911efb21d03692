/** The study's folder → one file a participant, and what may not be one. */
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Config } from "./config.ts";
import { type Fault, InputError, type Notice, quote } from "./error.ts";
import { didYouMean } from "./nearest.ts";

export interface ParticipantFile {
  /** Both the participant's id and the name of its page. */
  readonly id: string;
  /** Path as messages show it. */
  readonly file: string;
}

export interface Discovery {
  readonly files: readonly ParticipantFile[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

const SLUG = /^[A-Za-z0-9_-]{1,64}$/;
/** Names of the site's own pages, and device names of Windows. */
const RESERVED = /^(?:index|method|404|con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** @throws InputError where the folder cannot be read at all */
export async function discover(config: Config): Promise<Discovery> {
  const { dataDir, files: pattern, participants, settingsFile } = config;
  const entries = await listFolder(dataDir);
  const [before = "", after = ""] = pattern.split("{participant}");
  const matches = entries
    .map((entry) => ({ entry, id: idOf(entry.name, before, after) }))
    .filter((match): match is { entry: Dirent; id: string } => match.id !== null);
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  if (matches.length === 0) faults.push(nothingFound(dataDir, pattern, entries));

  for (const id of participants ?? [])
    if (!matches.some((match) => match.id === id)) {
      const inSettings = settingsFile.settings.participants?.indexOf(id) ?? -1;
      faults.push({
        ...(inSettings === -1
          ? { file: "--participants" }
          : {
              file: settingsFile.file,
              line: settingsFile.lineOf("participants", String(inSettings)),
            }),
        what: `participant ${quote(id)} has no file ${quote(before + id + after)}`,
        todo: `${didYouMean(
          id,
          matches.map((match) => match.id),
        )}add the file or drop the participant`,
      });
    }
  for (const id of config.overrides.keys())
    if (matches.length > 0 && !matches.some((match) => match.id === id))
      faults.push({
        file: settingsFile.file,
        line: settingsFile.lineOf("overrides", id),
        what: `overrides for participant ${quote(id)}, who has no file`,
        todo: `${didYouMean(
          id,
          matches.map((match) => match.id),
        )}add the file or drop the override`,
      });

  const wanted = matches
    .filter(({ id }) => participants === null || participants.includes(id))
    .toSorted((a, b) => compareIds(a.id, b.id));
  for (const { entry, id } of wanted) {
    const file = join(dataDir, entry.name);
    faults.push(
      ...nameFaults(
        file,
        id,
        wanted.map((match) => match.id),
      ),
    );
    const odd = await notAFile(dataDir, entry, file);
    if (odd !== null) faults.push(odd);
  }
  const others = entries.filter(
    ({ name }) => /\.csv$/i.test(name) && idOf(name, before, after) === null,
  ).length;
  if (others > 0 && matches.length > 0)
    notices.push({
      file: dataDir,
      what: `${others} other CSV ${others === 1 ? "file does" : "files do"} not fit ${quote(pattern)} and ${others === 1 ? "was" : "were"} left alone`,
    });
  return {
    files: wanted.map(({ entry, id }) => ({ id, file: join(dataDir, entry.name) })),
    faults,
    notices,
  };
}

async function listFolder(dataDir: string): Promise<Dirent[]> {
  try {
    return await readdir(dataDir, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new InputError([
        {
          file: dataDir,
          what: "no such folder",
          todo: "name the study's folder: npm run build -- --data DIR",
        },
      ]);
    if (code === "ENOTDIR")
      throw new InputError([
        { file: dataDir, what: "not a folder", todo: "name the folder that holds the CSVs" },
      ]);
    throw error;
  }
}

function idOf(name: string, before: string, after: string): string | null {
  const long = name.length > before.length + after.length;
  return long && name.startsWith(before) && name.endsWith(after)
    ? name.slice(before.length, name.length - after.length)
    : null;
}

/** Numbers by size, everything else by code points: no locale decides an order. */
function compareIds(a: string, b: string): number {
  const numbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (numbers && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function nothingFound(dataDir: string, pattern: string, entries: readonly Dirent[]): Fault {
  const csvs = entries.filter(({ name }) => /\.csv$/i.test(name)).map(({ name }) => name);
  const found =
    csvs.length === 0
      ? "no CSV at all"
      : `${csvs.length} CSV, e.g. ${quote(csvs.toSorted()[0] ?? "")}`;
  return {
    file: dataDir,
    what: `no file fits ${quote(pattern)} (found ${found})`,
    todo: `rename the files, or set "files" in study.json`,
  };
}

function nameFaults(file: string, id: string, ids: readonly string[]): Fault[] {
  const rename = "rename the file";
  if (!SLUG.test(id))
    return [
      {
        file,
        what: `participant ${quote(id)} cannot be a page name`,
        todo: `${rename}: up to 64 letters, digits, - and _`,
      },
    ];
  if (RESERVED.test(id))
    return [{ file, what: `participant ${quote(id)} is the name of another page`, todo: rename }];
  const twin = ids.find((other) => other !== id && other.toLowerCase() === id.toLowerCase());
  if (twin === undefined) return [];
  return [
    {
      file,
      what: `page ${quote(`${id}.html`)} collides with participant ${quote(twin)}, whatever the case`,
      todo: rename,
    },
  ];
}

async function notAFile(dataDir: string, entry: Dirent, file: string): Promise<Fault | null> {
  if (entry.isSymbolicLink()) {
    try {
      const inside = relative(await realpath(dataDir), await realpath(file));
      if (
        inside === ".." ||
        inside.startsWith(`..${sep}`) ||
        inside === "" ||
        /^[A-Za-z]:/.test(inside)
      )
        return { file, what: "a link that leaves the folder", todo: "copy the file here" };
    } catch {
      return { file, what: "a link to nothing", todo: "copy the file here" };
    }
  }
  if ((await stat(file)).isFile()) return null;
  return { file, what: "not a file", todo: "move it out of the folder" };
}
