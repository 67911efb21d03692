/** The study's folder → one file a participant, and what may not be one. */
import { basename, dirname, join, normalize, resolve } from "node:path";
import { type Entry, listFolder } from "../config/study-folder.ts";
import type { Config } from "../config/types.ts";
import { type Fault, type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import { withArchives } from "./archives.ts";
import { idOf, isData, isOurs } from "./file-ids.ts";
import { listFiles } from "./include-lists.ts";
import { foundIn, isLeftAlone } from "./other-files.ts";
import { nameFaults, notAFile } from "./page-names.ts";
import type { ParticipantFile } from "./participant.ts";
import { type Match, recognisedFiles } from "./recognised-files.ts";
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
  const { dataDir, files: pattern, participantColumn } = config;
  // Whose a row is, a column may tell: then a name of a file is nobody's.
  const participants = participantColumn === null ? config.participants : null;
  const isOwnPattern = config.settingsFile.settings.files !== undefined;
  const fits = ({ name }: Entry): boolean => idOf(basename(name), pattern) !== null;
  const listed = listFolder(dataDir);
  const lists = new Set(listFiles(config));
  const isTold = ({ name }: Entry): boolean =>
    name === config.metadata || lists.has(resolve(dataDir, name));
  const onDisk = listed.filter(
    (entry) => isNobodys(entry) && !isTold(entry) && !isOfVectors(entry.name, config),
  );
  // An archive beside the files themselves is most often a copy of them.
  const opened = onDisk.some(fits) ? NONE_OPENED : await withArchives(dataDir, onDisk);
  const entries = opened.entries?.filter(isNobodys) ?? onDisk;
  const fitting = entries
    .filter((entry) => !isUnreadable(entry))
    .map((entry) => ({ entry, id: idOf(basename(entry.name), pattern) }))
    .filter((match): match is Match => match.id !== null);
  const byContent =
    fitting.length > 0 || isOwnPattern
      ? { matches: [], faults: [] }
      : await recognisedFiles(config, entries);
  const matches = fitting.length > 0 ? fitting : byContent.matches;
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
    ...opened.faults,
    ...byContent.faults,
    ...(matches.length === 0 && byContent.faults.length === 0 && opened.faults.length === 0
      ? [nothingFound(dataDir, pattern, entries)]
      : []),
    ...(participantColumn !== null
      ? []
      : unknownParticipants(
          config,
          matches.map(({ id }) => id),
          isGone,
        )),
  ];
  if (wanted.length === 0 && faults.length === 0) faults.push(nobodyLeft(dataDir));
  // Under the study's own names, an id is the name of a page.
  const isNamed = participantColumn === null && fitting.length > 0 && !isOwnPattern;
  const odd = await fileFaults(dataDir, wanted, isNamed);
  faults.push(...odd.faults);
  const taken = new Set(matches.map(({ entry }) => entry.name));
  const others = entries.filter(
    ({ isUtf8, name }) => isUtf8 && isData(name) && !taken.has(name) && !taken.has(dirname(name)),
  );
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
      ...(matches.length === 0
        ? []
        : otherNotices(dataDir, fitting.length > 0 ? pattern : null, others)),
      ...(alone.length > 0 ? [aloneNotice(dataDir, alone.length)] : []),
    ],
  };
}

const NONE_OPENED: { entries: Entry[] | null; faults: Fault[] } = { entries: null, faults: [] };

/** Whether a name is neither one of ours nor one that a system keeps. */
function isNobodys({ name }: Entry): boolean {
  return !isOurs(basename(name)) && !isLeftAlone(basename(name));
}

/** The vectors that study.json names, and the tags beside them, are no participant's. */
function isOfVectors(name: string, { vectors }: Config): boolean {
  const own = vectors === null ? null : normalize(vectors.file);
  return own !== null && (name === own || name === own.replace(/\.npy$/i, ".txt"));
}

export function nobodyLeft(dataDir: string): Fault {
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

/** @param pattern that of the names, or null where files are known by their content */
function otherNotices(dataDir: string, pattern: string | null, others: readonly Entry[]): Notice[] {
  if (others.length === 0) return [];
  const are = others.every(({ name }) => /\.csv$/i.test(name)) ? "CSV " : "";
  const [files, were, do_] =
    others.length === 1 ? ["file", "was", "does"] : ["files", "were", "do"];
  const why = pattern === null ? "of no known format" : `${do_} not fit ${quote(pattern)}`;
  const and = pattern === null ? "" : " and";
  return [
    {
      file: dataDir,
      what: `${others.length} other ${are}${files} ${why}${and} ${were} left alone`,
    },
  ];
}

function aloneNotice(dataDir: string, alone: number): Notice {
  const were = alone === 1 ? "was" : "were";
  return { file: dataDir, what: `${plural(alone, "hidden or lock file")} ${were} left alone` };
}

/** What keeps the files of those who are shown from having a page, or from being read. */
async function fileFaults(
  dataDir: string,
  wanted: readonly Match[],
  isNamed: boolean,
): Promise<{ faults: Fault[]; closed: Set<string> }> {
  const ids = wanted.map(({ id }) => id);
  const faults: Fault[] = [];
  const closed = new Set<string>();
  for (const { entry, id, isFolder } of wanted) {
    const file = join(dataDir, entry.name);
    if (isNamed) faults.push(...nameFaults(file, id, ids));
    if (isFolder === true) continue;
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

/** Numbers by size, everything else by code points: no locale decides an order. */
export function compareIds(a: string, b: string): number {
  const numbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (numbers && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function nothingFound(dataDir: string, pattern: string, entries: readonly Entry[]): Fault {
  const { found, todo } = foundIn(dataDir, entries);
  return { file: dataDir, what: `no file fits ${quote(pattern)} (found ${found})`, todo };
}
