/** What an aggregate cannot be together with: whatever would show one participant, or too few. */
import type { Fault } from "../error.ts";
import { PUBLISH } from "./publish-table.ts";
import type { Config, Settings } from "./types.ts";

/** Of fewer participants no aggregate tells. */
export const LEAST = 5;

/** Whether a site shows everyone together, and nobody alone. */
export function isAggregate({ pages }: { readonly pages?: Config["pages"] }): boolean {
  return pages === "cohort";
}

/** Of fewer participants nothing is told. */
export function leastParticipants(pages: Config["pages"], { publish }: Settings): number {
  return (
    publish?.minParticipants ?? (isAggregate({ pages }) ? LEAST : PUBLISH.minParticipants.default)
  );
}

/** A fault for each setting and flag that asks for what an aggregate is without. */
export function aggregateFaults(config: Config): Fault[] {
  if (!isAggregate(config)) return [];
  const { minParticipants, cohort, showVideos, network, single, settingsFile } = config;
  const { file, lineOf } = settingsFile;
  const here = (path: readonly string[], what: string, todo: string): Fault => ({
    file,
    line: lineOf(...path),
    what,
    todo,
  });
  const without = 'take it out, or "pages"';
  return [
    ...(minParticipants < LEAST
      ? [
          here(
            ["publish", "minParticipants"],
            `"publish.minParticipants" is ${minParticipants}, and an aggregate tells nothing of fewer than ${LEAST}`,
            `set it to ${LEAST} or more, or take it out`,
          ),
        ]
      : []),
    ...(cohort.off
      ? [here(["cohort", "off"], '"pages" is "cohort", and "cohort.off" leaves it out', without)]
      : []),
    ...(showVideos
      ? [
          here(
            ["show", "videos"],
            '"show.videos" lists single videos, which no aggregate does',
            without,
          ),
        ]
      : []),
    ...(network
      ? [here(["network"], '"network" is of each participant, whom no aggregate shows', without)]
      : []),
    ...(single === null
      ? []
      : [
          {
            file: "--single",
            what: 'is a page of one participant, and "pages" of study.json shows none',
            todo: "leave it out",
          },
        ]),
  ];
}
