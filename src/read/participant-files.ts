/** The study's folder → one file a participant, and what may not be one. */
import type { Config } from "../config/types.ts";
import { join } from "node:path";
import { type Fault, type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import { nameFaults, notAFile } from "./page-names.ts";
import { didYouMean } from "../did-you-mean.ts";
import { type Entry, listFolder } from "../config/study-folder.ts";
import { hasWithdrawn, readWithdrawn } from "./withdrawal-list.ts";

export interface ParticipantFile {
  /** Both the participant's id and the name of its page. */
  readonly id: string;
  /** Path as messages show it. */
  readonly file: string;
}

export interface Discovery {
  readonly files: readonly ParticipantFile[];
  /** Of those who have withdrawn: never opened by a build. */
  readonly withdrawn: readonly ParticipantFile[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/** @throws InputError where the folder cannot be read at all */
export async function discover(config: Config): Promise<Discovery> {
  const { dataDir, files: pattern, participants, settingsFile } = config;
  const entries = listFolder(dataDir);
  const [before = "", after = ""] = pattern.split("{participant}");
  const matches = entries
    .filter((entry) => !isUnreadable(entry))
    .map((entry) => ({ entry, id: idOf(entry.name, before, after) }))
    .filter((match): match is { entry: Entry; id: string } => match.id !== null);
  const list = readWithdrawn(dataDir);
  const isGone = (id: string): boolean => hasWithdrawn(list, id);
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  faults.push(...entries.filter(isUnreadable).map((entry) => unreadable(dataDir, entry)));
  if (matches.length === 0) faults.push(nothingFound(dataDir, pattern, entries));

  for (const id of participants ?? [])
    if (!matches.some((match) => match.id === id) && !isGone(id)) {
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
    if (matches.length > 0 && !matches.some((match) => match.id === id) && !isGone(id))
      faults.push({
        file: settingsFile.file,
        line: settingsFile.lineOf("overrides", id),
        what: `overrides for participant ${quote(id)}, who has no file`,
        todo: `${didYouMean(
          id,
          matches.map((match) => match.id),
        )}add the file or drop the override`,
      });

  const asked = matches
    .filter(({ id }) => participants === null || participants.includes(id))
    .toSorted((a, b) => compareIds(a.id, b.id));
  const wanted = asked.filter(({ id }) => !isGone(id));
  const gone = asked.length - wanted.length;
  if (wanted.length === 0 && faults.length === 0)
    faults.push({
      file: dataDir,
      what: "every participant has withdrawn",
      todo: "there is nothing to show: remove the site, and what is published of it",
    });
  else if (gone > 0)
    notices.push({ file: dataDir, what: `${plural(gone, "participant")} withdrawn and left out` });
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
  const pathOf = ({ entry, id }: { entry: Entry; id: string }): ParticipantFile => ({
    id,
    file: join(dataDir, entry.name),
  });
  const others = entries.filter(
    ({ name, isUtf8 }) => isUtf8 && /\.csv$/i.test(name) && idOf(name, before, after) === null,
  ).length;
  if (others > 0 && matches.length > 0)
    notices.push({
      file: dataDir,
      what: `${others} other CSV ${others === 1 ? "file does" : "files do"} not fit ${quote(pattern)} and ${others === 1 ? "was" : "were"} left alone`,
    });
  return {
    files: wanted.map(pathOf),
    withdrawn: matches.filter(({ id }) => isGone(id)).map(pathOf),
    faults,
    notices,
  };
}

/** No path of a page or a message leads to such a file: it cannot even be opened by its name. */
function isUnreadable({ name, isUtf8 }: Entry): boolean {
  return !isUtf8 && /\.csv$/i.test(name);
}

function unreadable(dataDir: string, { name }: Entry): Fault {
  const what = "a name that is not UTF-8";
  return { file: join(dataDir, name), what, todo: "rename the file in plain letters" };
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

function nothingFound(dataDir: string, pattern: string, entries: readonly Entry[]): Fault {
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
