/** What of a study is summed over all participants: each video once, whoever has it and however many of their rows. */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { Settled } from "../config/types.ts";
import { sum } from "../numbers.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { type Everyone, everyoneOf } from "./everyone.ts";
import type { Member } from "./member.ts";

export interface Totals {
  /** Distinct videos; rounded under pseudonyms. */
  readonly videos: number;
  /** Occurrences of each field on these; rounded as they are, since the difference to all rows is one of rows. */
  readonly occurrences: readonly number[];
  /** Of an aggregate. */
  readonly everyone: Everyone | null;
}

export function totalsOf(members: readonly Member[], config: Settled): Totals {
  const { round } = rowCounts(config);
  const videos = new Set(members.flatMap((own) => [...own.videos]));
  const audits = config.fields.map(
    ({ name }, at) => [name, members.flatMap((own) => own.fields[at]?.audit ?? [])] as const,
  );
  return {
    videos: round(videos.size + sum(members.map(({ alone }) => alone))),
    occurrences: config.fields.map((_, at) => round(occurrencesOn(members, at))),
    everyone: isAggregate(config)
      ? everyoneOf(
          members.map(({ rows }) => rows),
          new Map(audits),
          config.minParticipants,
        )
      : null,
  };
}

function occurrencesOn(members: readonly Member[], at: number): number {
  const most = new Map<string, number>();
  let without = 0;
  for (const { videos, occurrences } of members) {
    const { onVideos = [], alone = 0 } = occurrences[at] ?? {};
    without += alone;
    for (const [i, video] of [...videos].entries())
      most.set(video, Math.max(onVideos[i] ?? 0, most.get(video) ?? 0));
  }
  return without + sum([...most.values()]);
}
