/** Participants whom a column names, in one table or in several. */
import type { Config } from "../config/types.ts";
import { didYouMean } from "../did-you-mean.ts";
import { type Fault, quote } from "../error.ts";
import { sum } from "../numbers.ts";
import type { ReadHeader } from "./columns.ts";
import { compareIds, nobodyLeft } from "./participant-files.ts";
import type { Participant } from "./participant.ts";
import { unknownParticipants } from "./unknown-participants.ts";
import { goneFrom, readWithdrawals } from "./withdrawal-list.ts";

/** Each once, with all of their rows; those whom study.json asks for. */
export function byOwner(
  { participants: asked }: Config,
  participants: readonly Participant[],
): Participant[] {
  const owners = new Map<string, Participant>();
  for (const participant of participants) {
    const known = owners.get(participant.id);
    const rows = known === undefined ? participant.rows : [...known.rows, ...participant.rows];
    const left = [known, participant].flatMap((own) => own?.notIncluded ?? []);
    owners.set(participant.id, {
      ...(known ?? participant),
      rows,
      ...(left.length === 0 ? {} : { notIncluded: sum(left) }),
    });
  }
  return [...owners.values()]
    .filter(({ id }) => asked === null || asked.includes(id))
    .toSorted((a, b) => compareIds(a.id, b.id));
}

/** @param participants all of the study, but for those who have withdrawn */
export function ownerFaults(
  config: Config,
  participants: readonly Participant[],
  headers: readonly ReadHeader[],
): Fault[] {
  const { participantColumn, settingsFile, dataDir } = config;
  const files = new Set(headers.map(({ file }) => file));
  if (participants.length === 0 && readWithdrawals(dataDir) !== null) return [nobodyLeft(dataDir)];
  if (participantColumn !== null && participants.every(({ file }) => files.has(file)))
    return [
      {
        file: settingsFile.file,
        line: settingsFile.lineOf("participantColumn"),
        what: `${participants.length === 0 ? "no row has anybody in" : "no file has the column"} ${quote(participantColumn)}, which is to tell whose a row is`,
        todo: `${didYouMean(participantColumn, headers[0]?.header ?? [])}mend "participantColumn" in study.json`,
      },
    ];
  const ids = participants.map(({ id }) => id);
  return unknownParticipants(config, ids, goneFrom(dataDir));
}
