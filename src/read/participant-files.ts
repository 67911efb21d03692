/** The study's folder → one file a participant, and what may not be one. */
import { join, normalize } from "node:path";
import { type Entry, listFolder } from "../config/study-folder.ts";
import type { Config } from "../config/types.ts";
import { type Fault, type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import { FORMAT_NAMES, isData } from "./formats/formats.ts";
import { foundIn, isLeftAlone, isOurs } from "./other-files.ts";
import { nameFaults, notAFile } from "./page-names.ts";
import type { ParticipantFile } from "./participant.ts";
import { unknownParticipants } from "./unknown-participants.ts";
import { hasWithdrawn, readWithdrawals } from "./withdrawal-list.ts";

export interface Discovery {
  readonly files: readonly ParticipantFile[];
  /** Of those who have withdrawn: never opened by a build. */
  readonly withdrawn: readonly ParticipantFile[];
  /** Of the files those that must not be opened: they may lie outside the folder. */
  readonly closed: ReadonlySet<string>;
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/** @throws InputError where the folder cannot be read at all */
export async function discover(config: Config): Promise<Discovery> {
  const { dataDir, files: pattern, participants } = config;
  const [before = "", after = ""] = pattern.split("{participant}");
  const fits = ({ name }: Entry): boolean => idOf(name, before, after) !== null;
  const listed = listFolder(dataDir);
  const entries = listed.filter(
    ({ name }) => !isOurs(name) && !isLeftAlone(name) && !isOfVectors(name, config),
  );
  const matches = entries
    .filter((entry) => !isUnreadable(entry))
    .map((entry) => ({ entry, id: idOf(entry.name, before, after) }))
    .filter((match): match is Match => match.id !== null);
  const alone = listed.filter(
    (entry) => isLeftAlone(entry.name) && (fits(entry) || isData(entry.name)),
  );
  const list = readWithdrawals(dataDir);
  const isGone = (id: string): boolean => hasWithdrawn(list, id);
  const asked = matches
    .filter(({ id }) => participants === null || participants.includes(id))
    .toSorted((a, b) => compareIds(a.id, b.id));
  const wanted = asked.filter(({ id }) => !isGone(id));
  const faults = [
    ...entries.filter(isUnreadable).map((entry) => unreadable(dataDir, entry)),
    ...(matches.length === 0 ? [nothingFound(dataDir, pattern, entries)] : []),
    ...unknownParticipants(
      config,
      matches.map(({ id }) => id),
      isGone,
    ),
  ];
  if (wanted.length === 0 && faults.length === 0) faults.push(nobodyLeft(dataDir));
  const odd = await fileFaults(dataDir, wanted);
  faults.push(...odd.faults);
  const others = entries.filter((entry) => entry.isUtf8 && isData(entry.name) && !fits(entry));
  const pathOf = ({ entry, id }: Match): ParticipantFile => ({
    id,
    file: join(dataDir, entry.name),
  });
  return {
    files: wanted.map(pathOf),
    withdrawn: matches.filter(({ id }) => isGone(id)).map(pathOf),
    closed: odd.closed,
    faults,
    notices: [
      ...(wanted.length > 0 ? goneNotices(dataDir, asked.length - wanted.length) : []),
      ...(matches.length > 0 ? otherNotices(dataDir, pattern, others.length) : []),
      ...(alone.length > 0 ? [aloneNotice(dataDir, alone.length)] : []),
    ],
  };
}

/** An entry of the folder that is a participant's. */
interface Match {
  readonly entry: Entry;
  readonly id: string;
}

/** The vectors that study.json names, and the tags beside them, are no participant's. */
function isOfVectors(name: string, { vectors }: Config): boolean {
  const own = vectors === null ? null : normalize(vectors.file);
  return own !== null && (name === own || name === own.replace(/\.npy$/i, ".txt"));
}

function nobodyLeft(dataDir: string): Fault {
  return {
    file: dataDir,
    what: "every participant has withdrawn",
    todo: "there is nothing to show: remove the site, and what is published of it",
  };
}

function goneNotices(dataDir: string, gone: number): Notice[] {
  if (gone === 0) return [];
  return [{ file: dataDir, what: `${plural(gone, "participant")} withdrawn and left out` }];
}

function otherNotices(dataDir: string, pattern: string, others: number): Notice[] {
  if (others === 0) return [];
  const [files, were] = others === 1 ? ["file does", "was"] : ["files do", "were"];
  const what = `${others} other ${FORMAT_NAMES} ${files} not fit ${quote(pattern)} and ${were} left alone`;
  return [{ file: dataDir, what }];
}

function aloneNotice(dataDir: string, alone: number): Notice {
  const were = alone === 1 ? "was" : "were";
  return { file: dataDir, what: `${plural(alone, "hidden or lock file")} ${were} left alone` };
}

/** What keeps the files of those who are shown from having a page, or from being read. */
async function fileFaults(
  dataDir: string,
  wanted: readonly Match[],
): Promise<{ faults: Fault[]; closed: Set<string> }> {
  const ids = wanted.map(({ id }) => id);
  const faults: Fault[] = [];
  const closed = new Set<string>();
  for (const { entry, id } of wanted) {
    const file = join(dataDir, entry.name);
    faults.push(...nameFaults(file, id, ids));
    const odd = await notAFile(dataDir, entry, file);
    if (odd === null) continue;
    faults.push(odd);
    closed.add(file);
  }
  return { faults, closed };
}

/** No path of a page or a message leads to such a file: it cannot even be opened by its name. */
function isUnreadable({ name, isUtf8 }: Entry): boolean {
  return !isUtf8 && isData(name);
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
  const { found, todo } = foundIn(dataDir, entries);
  return { file: dataDir, what: `no file fits ${quote(pattern)} (found ${found})`, todo };
}
