/** Who is left in parts from which participants were taken: an aggregate tells of too few no more than a build does. */
import { isAggregate } from "../config/aggregate-checks.ts";
import { InputError } from "../error.ts";
import { plural } from "../format.ts";
import { repeated } from "../read/overlap.ts";
import type { Part } from "./read-parts.ts";

/** @throws InputError where nobody is left, or fewer than an aggregate is of */
export function mustBeLeft(parts: readonly Part[]): void {
  const config = parts[0]?.header.config;
  const members = parts
    .flatMap(({ header }) => header.members)
    .toSorted((a, b) => a.place - b.place);
  if (members.length === 0)
    throw new InputError([
      { file: "merge", what: "nobody is in these parts", todo: "build them of a study with data" },
    ]);
  if (config === undefined || !isAggregate(config)) return;
  const again = repeated(members);
  const people = members.filter(({ rows }, i) => rows.used > 0 && !again.has(i)).length;
  const { minParticipants } = config;
  if (people >= minParticipants) return;
  const what = `an aggregate tells of no fewer than ${plural(minParticipants, "participant")}, and ${people} with videos of their own ${people === 1 ? "is" : "are"} left in these parts`;
  throw new InputError([{ file: "merge", what, todo: "take down the site that was made of them" }]);
}
