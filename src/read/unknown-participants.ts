/** Participants whom settings or flags name, and of whom the study's folder has no file. */
import type { Config } from "../config/types.ts";
import { didYouMean } from "../did-you-mean.ts";
import { type Fault, quote } from "../error.ts";

/**
 * @param ids of all who have a file
 * @param isGone whether somebody has withdrawn: of them nothing is said
 */
export function unknownParticipants(
  { files, participants, participantColumn, overrides, settingsFile, single }: Config,
  ids: readonly string[],
  isGone: (id: string) => boolean,
): Fault[] {
  const { file, settings, lineOf } = settingsFile;
  const isUnknown = (id: string): boolean => !ids.includes(id) && !isGone(id);
  const mend = (id: string, what: string): string =>
    `${didYouMean(id, ids)}add the ${participantColumn === null ? "file" : "rows"} or drop the ${what}`;
  const asked = (participants ?? []).filter(isUnknown).map((id): Fault => {
    const at = settings.participants?.indexOf(id) ?? -1;
    const name = files.replace("{participant}", () => id);
    const none =
      participantColumn === null
        ? `file ${quote(name)}`
        : `row: none has it in ${quote(participantColumn)}`;
    return {
      ...(at === -1
        ? { file: single === null ? "--participants" : "--single" }
        : { file, line: lineOf("participants", String(at)) }),
      what: `participant ${quote(id)} has no ${none}`,
      todo: mend(id, "participant"),
    };
  });
  // Where no file fits at all, that is what is wrong.
  const named = ids.length === 0 ? [] : [...overrides.keys()];
  const overridden = named.filter(isUnknown).map((id): Fault => ({
    file,
    line: lineOf("overrides", id),
    what: `overrides for participant ${quote(id)}, who has no ${participantColumn === null ? "file" : "row"}`,
    todo: mend(id, "override"),
  }));
  const groups = ids.length === 0 ? [] : Object.entries(settings.groups ?? {});
  const grouped = groups.flatMap(([name, members]) =>
    members.filter(isUnknown).map((id): Fault => ({
      file,
      line: lineOf("groups", name),
      what: `participant ${quote(id)} of group ${quote(name)} has no ${participantColumn === null ? "file" : "row"}`,
      todo: mend(id, "member"),
    })),
  );
  return [...asked, ...overridden, ...grouped];
}
