/**
 * What the study must know of a participant once its rows are with whoever works on them: pooled figures,
 * totals and notices are made of these alone, by a build or by one that puts parts together.
 */
import type { CohortMember } from "../cohort/plan.ts";
import { summaryOf } from "../cohort/summary.ts";
import type { Settled } from "../config/types.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import { type Holder, overlaps } from "../read/overlap.ts";
import type { Participant } from "../read/participant.ts";
import type { Study } from "../read/study.ts";
import type { Told } from "./notices.ts";
import { type RowAudit, rowAudit } from "./rounded-audit.ts";

export interface Member extends CohortMember, Holder {
  readonly dated?: "seen";
  /** About its file. */
  readonly notices: readonly Told[];
  /** Exact. */
  readonly rows: RowAudit;
  /** Rows without an id, each a video of its own. */
  readonly alone: number;
  /** By field: occurrences on each video, by the row of it that has most, in the order of `videos`; and on the others. */
  readonly occurrences: readonly {
    readonly onVideos: readonly number[];
    readonly alone: number;
  }[];
}

/** A study whose rows are with whoever works on them. */
export interface Gathered {
  readonly config: Settled;
  /** In the study's order. */
  readonly members: readonly Member[];
  /** Notices that belong to no participant. */
  readonly notices: readonly Told[];
  readonly formats: Study["formats"];
  readonly methods: Study["methods"];
  readonly lists: Study["lists"];
}

/** The tags of all that are compared, some of them often. */
export function* tagsOf({ members }: Pick<Gathered, "members">): Iterable<string> {
  for (const { fields } of members)
    for (const { summary } of fields) for (const { tag } of summary.tags) yield tag;
}

/** By member what there is to say of its file, and whose videos are in it. */
export function noticesOf({
  config,
  members,
}: Pick<Gathered, "config" | "members">): (readonly Told[])[] {
  // A code is one word, and no value of the data.
  const overlapping = overlaps(members, config.pseudonyms ? (code) => code : undefined);
  return members.map(({ notices }, place) => [
    ...notices,
    ...(overlapping.get(place) ?? []).map((what) => ({ said: what, shown: what })),
  ]);
}

/** @param notices about its file */
export function memberOf(
  participant: Participant,
  fields: readonly FieldWords[],
  notices: readonly Told[],
): Member {
  const { id, rows, dated } = participant;
  const videos = new Map<string, number>();
  for (const { videoId } of rows)
    if (videoId !== "" && !videos.has(videoId)) videos.set(videoId, videos.size);
  return {
    id,
    ...(dated === undefined ? {} : { dated }),
    notices,
    rows: rowAudit(participant),
    videos: new Set(videos.keys()),
    alone: rows.filter(({ videoId }) => videoId === "").length,
    occurrences: fields.map(({ rowsOf }) => occurrencesOf(rows, rowsOf, videos)),
    fields: fields.map((field) => ({
      audit: field.audit,
      summary: summaryOf(participant, field),
    })),
  };
}

/** With other ids of its videos, or with one copy of the same. */
export function withVideoKeys(member: Member, keyOf: (key: string) => string): Member {
  return {
    ...member,
    videos: new Set([...member.videos].map(keyOf)),
    fields: member.fields.map(({ audit, summary }) => ({
      audit,
      summary: {
        ...summary,
        videos: summary.videos.map(({ key, tags }) => ({
          key: key === null ? null : keyOf(key),
          tags,
        })),
      },
    })),
  };
}

/** @param rowsOf for each tag the rows of its occurrences */
function occurrencesOf(
  rows: Participant["rows"],
  rowsOf: readonly (readonly number[])[],
  videos: ReadonlyMap<string, number>,
): Member["occurrences"][number] {
  const counts = new Uint32Array(rows.length);
  for (const own of rowsOf) for (const row of own) counts[row]! += 1;
  const onVideos = Array.from({ length: videos.size }, () => 0);
  let alone = 0;
  for (const [row, { videoId }] of rows.entries()) {
    const [count, at] = [counts[row] ?? 0, videos.get(videoId)];
    if (at === undefined) alone += count;
    else onVideos[at] = Math.max(onVideos[at] ?? 0, count);
  }
  return { onVideos, alone };
}
