/** The study's folder → participants with their rows, every fault at once, every oddity noted. */
import { fieldFor } from "../config/config.ts";
import type { Config } from "../config/types.ts";
import { type Fault, InputError, type Notice, systemFault, throwFaults } from "../error.ts";
import { onDisk } from "../files/archive.ts";
import { type FileState, mustBeAs } from "../files/steady-file.ts";
import { absentFields, columnFaults, type ReadHeader } from "./columns.ts";
import { withoutFarDates } from "./far-dates.ts";
import { formatOf } from "./formats/formats.ts";
import type { FormatName } from "./formats/format.ts";
import { included, includeFaults, withHashtags } from "./included.ts";
import { type IncludeLists, type IncludeSizes, readLists, sizesOf } from "./include-lists.ts";
import { byOwner, ownerFaults } from "./owners.ts";
import { discover } from "./participant-files.ts";
import { countVideos, type Participant } from "./participant.ts";
import { textNotices } from "./text-notices.ts";
import { withVideoIds } from "./video-ids.ts";
import { unfinishedWithdrawal } from "./withdrawal-list.ts";

export interface Study {
  readonly participants: readonly Participant[];
  /** Videos of the whole study, each counted once. */
  readonly videos: number;
  readonly notices: readonly Notice[];
  /** What its files are, in the order in which they were read. */
  readonly formats: readonly FormatName[];
  /** A sentence or two on each of them. */
  readonly methods: readonly string[];
  /** How many entries the lists have by which videos are kept; null where the study keeps all. */
  readonly lists: IncludeSizes | null;
  /** Names of default fields that no file has, of formats that need not have them. */
  readonly absent: ReadonlySet<string>;
}

/** @throws InputError with every fault of the settings and of every file */
export async function readStudy(
  config: Config,
  progress: (done: number, all: number) => void = () => {},
): Promise<Study> {
  const { files, closed, faults, notices } = await discover(config).catch((error: unknown) => {
    throw error instanceof InputError
      ? new InputError([...config.faults, ...error.faults], { cause: error })
      : error;
  });
  const allFaults = [...config.faults, ...unfinishedWithdrawal(config.dataDir), ...faults];
  const allNotices = [...notices];
  const { lists, faults: listFaults } = readLists(config);
  allFaults.push(...listFaults);
  const asked = withHashtags(config);
  const participants: Participant[] = [];
  const headers: ReadHeader[] = [];
  const formats = new Set<FormatName>();
  const methods = new Set<string>();
  const states: { file: string; state: FileState }[] = [];
  for (const [i, file] of files.entries()) {
    progress(i, files.length);
    if (closed.has(file.file)) continue;
    try {
      const format = formatOf(file.file, asked);
      const read = await format.read(file, asked);
      formats.add(format.name);
      methods.add(format.method);
      allFaults.push(...includeFaults(file.file, read, asked));
      const settled = read.participants.map((participant) => settle(participant, config, lists));
      participants.push(...settled.map(({ participant }) => participant));
      headers.push({ file: file.file, header: read.columns, expected: format.fields });
      states.push({ file: file.file, state: read.state });
      allFaults.push(...read.faults);
      allNotices.push(...read.notices, ...settled.flatMap(({ notices: own }) => own));
    } catch (error) {
      allFaults.push(...faultsOf(error, file.file));
    }
  }
  // A study is what its files were at one moment: those read first are as they were once all are read.
  for (const { file, state } of states)
    try {
      mustBeAs(state, onDisk(file));
    } catch (error) {
      allFaults.push(...faultsOf(error, file));
    }
  progress(files.length, files.length);
  const columns = columnFaults(config, headers, allFaults.length > 0);
  if (config.participantColumn !== null && allFaults.length === 0)
    allFaults.push(...ownerFaults(config, participants, headers));
  throwFaults([...allFaults, ...columns.faults]);
  const shown = config.participantColumn === null ? participants : byOwner(config, participants);
  return {
    participants: shown,
    videos: countVideos(shown),
    notices: [...allNotices, ...columns.notices],
    formats: [...formats],
    methods: [...methods],
    lists: lists === null ? null : sizesOf(lists),
    absent: absentFields(config, headers),
  };
}

/** With the ids and the dates of its videos, and what there is to say of them and of its texts. */
function settle(
  participant: Participant,
  config: Config,
  lists: IncludeLists | null,
): { participant: Participant; notices: Notice[] } {
  const { file, id } = participant;
  const kept =
    lists === null ? { participant, notices: [] } : included(participant, lists, config.fields);
  const divides = (name: string): boolean => {
    const field = config.fields.find((own) => own.name === name);
    return field === undefined || fieldFor(config, id, field).method !== "notebook";
  };
  const known = withVideoIds(file, kept.participant.rows);
  const { rows, notices } = withoutFarDates(file, known.rows);
  return {
    participant: { ...kept.participant, rows },
    notices: [...kept.notices, ...known.notices, ...notices, ...textNotices(file, rows, divides)],
  };
}

/** What can be mended of an error, so that the other files are looked at too; a bug is thrown on. */
function faultsOf(error: unknown, file: string): readonly Fault[] {
  if (error instanceof InputError) return error.faults;
  const fault = systemFault(error);
  if (fault === null) throw error;
  return [{ ...fault, file }];
}
