/** A participant's page: each field's map, clusters and tables. */
import { TABLE_COLUMNS } from "../chart/page-data.ts";
import type { FieldMaps } from "../chart/map.ts";
import { fieldFor } from "../config/config.ts";
import { isolated } from "../format.ts";
import { compareAddress } from "../report/compare-address.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { ParticipantReport } from "../report/participant-report.ts";
import { PAGE_ROOM } from "../report/on-map.ts";
import type { ParticipantRow } from "../report/participant-row.ts";
import { type ClusteredTags, type StudyTopics, topicsOf } from "./cluster-topics.ts";
import { captionLines, citationLine } from "./citation.ts";
import { fieldView } from "./field-view.ts";
import { HOME, type Render } from "./frame.ts";
import { headlineOf } from "./headline.ts";
import { navigationOfParticipant, navigationOfSingle } from "./navigation.ts";
import type { Setting } from "./page-kind.ts";
import { participantSharing } from "./sharing.ts";
import { OPEN_SLOTS, type Slots } from "./slots.ts";

/** @returns its HTML, but for what the study decides: see slots.ts */
export function renderParticipant(
  { config, versions }: Setting,
  participant: ParticipantReport,
  maps: ReadonlyMap<string, FieldMaps | null>,
  render: Render,
  room = PAGE_ROOM,
): string {
  const cite = citationLine(config, versions, participant.id);
  const counts = rowCounts(config);
  const isSingle = config.single !== null;
  const share = participantSharing(participant, config);
  return render("participant", {
    title: `Participant ${participant.id} · ${isolated(config.title)}`,
    kind: "part",
    // The address of a page that is handed on by itself would be that of the page on the site.
    share: isSingle ? { ...share, url: null } : share,
    single: isSingle,
    slots: OPEN_SLOTS,
    participant,
    cite,
    headline: headlineOf,
    tableColumns: TABLE_COLUMNS,
    fieldNames: participant.fields.map(({ name }) => name).join(" "),
    fields: participant.fields.map((field) =>
      fieldView(
        field,
        maps.get(field.name) ?? null,
        captionLines(field, config, participant.id, cite),
        counts,
        participant.dated ?? "posted",
        room,
      ),
    ),
  });
}

/** What the whole study decides of a participant's page. */
export interface Around {
  /** The participants before and after, where there are some. */
  readonly beside: readonly [string | undefined, string | undefined];
  /** About the participant's file. */
  readonly notices: readonly string[];
  /** Null where nobody is compared. */
  readonly topics: StudyTopics | null;
}

export function slotsOf(
  { config }: Setting,
  { id, videos }: Pick<ParticipantRow, "id" | "videos">,
  clustered: readonly ClusteredTags[],
  { beside, notices, topics }: Around,
  render: Render,
): Slots {
  const { title, single } = config;
  const nav =
    single === null ? navigationOfParticipant(title, HOME, beside) : navigationOfSingle(title);
  const found = new Map(
    config.fields.flatMap((field) => {
      const own = clustered.find(({ name }) => name === field.name);
      const stopped = new Set(fieldFor(config, id, field).stopTags);
      return own === undefined ? [] : [[field.name, topicsOf(own, topics, stopped)] as const];
    }),
  );
  return {
    nav: render("nav", { nav }),
    compare: topics !== null && videos > 0 ? render("compare", { href: compareAddress(id) }) : "",
    notices: notices.length === 0 ? "" : render("notices", { notices }),
    topic: (field, cluster) => {
      const topic = found.get(field)?.get(cluster);
      return topic === undefined ? "" : render("topic", topic);
    },
  };
}
