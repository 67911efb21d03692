/** Whether there are participants enough for an aggregate, and none of its groups is called like one of them. */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { type Fault, InputError, quote } from "../error.ts";
import { plural } from "../format.ts";
import { repeated, videoIds } from "../read/overlap.ts";
import type { Study } from "../read/study.ts";

/**
 * @param study with those alone who are shown
 * @throws InputError where an aggregate would tell of too few, or name one
 */
export function mustBeEnough({ participants }: Study, config: Config): void {
  if (!isAggregate(config)) return;
  const { minParticipants, groups, settingsFile } = config;
  const { file, lineOf } = settingsFile;
  const again = repeated(participants.map(({ rows }) => ({ videos: videoIds(rows) })));
  const people = participants.filter(({ rows }, i) => rows.length > 0 && !again.has(i)).length;
  const ids = new Set(participants.map(({ id }) => id));
  const faults = [...groups.keys()]
    .filter((name) => ids.has(name))
    .map((name): Fault => {
      const what = `the group ${quote(name)} is called like a participant, whom an aggregate does not name`;
      return { file, line: lineOf("groups", name), what, todo: "call it something else" };
    });
  if (people < minParticipants)
    faults.push({
      file,
      line: lineOf("pages"),
      what: `an aggregate tells of no fewer than ${plural(minParticipants, "participant")}, and ${people} with videos of their own ${people === 1 ? "is" : "are"} here`,
      todo: 'add participants, or take out "pages"',
    });
  if (faults.length > 0) throw new InputError(faults);
}
