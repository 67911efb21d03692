/** How participants are named in public is decided by a person, in study.json; nothing is a default. */
import type { Fault } from "../error.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import type { SettingsFile } from "../config/types.ts";

/** @returns a fault as long as nobody has decided */
export function undecided({ settings, file, lineOf }: SettingsFile): Fault[] {
  // Where nobody is shown alone, nobody is named.
  if (settings.publish?.participants !== undefined || isAggregate(settings)) return [];
  return [
    {
      file,
      line: lineOf("publish"),
      what: "nobody has decided how participants are named in public",
      todo: 'set "publish": {"participants": "pseudonyms"} for codes and months, or "as-is" for ids and days; tags, counts and coordinates are the same bytes in both, so one site undoes the other: never publish both',
    },
  ];
}
