/** A participant's files as they are made once, whatever the others are: only what the study decides is left open. */
import type { FieldMaps } from "../chart/map.ts";
import type { ClusteredTags } from "../pages/cluster-topics.ts";
import type { Render } from "../pages/frame.ts";
import type { Setting } from "../pages/page-kind.ts";
import { type Around, renderParticipant, slotsOf } from "../pages/participant-page.ts";
import { withData } from "../pages/single.ts";
import { fillSlots } from "../pages/slots.ts";
import { fieldFiles, fieldsJson, participantJson } from "../report/downloads.ts";
import type { ParticipantReport } from "../report/participant-report.ts";
import { type ParticipantRow, rowOf } from "../report/participant-row.ts";

export interface Unit {
  /** Its notices are those that its own file gives. */
  readonly row: ParticipantRow;
  /** By field the small map of the study's page; null where there is none. */
  readonly minis: Readonly<Record<string, string | null>>;
  /** With open slots. */
  readonly page: string;
  /** The fields of its JSON. */
  readonly json: string;
  /** path → content of all other data files */
  readonly data: readonly (readonly [string, string])[];
  readonly clustered: readonly ClusteredTags[];
}

export async function makeUnit(
  setting: Setting,
  report: ParticipantReport,
  maps: ReadonlyMap<string, FieldMaps | null>,
  render: Render,
): Promise<Unit> {
  return {
    row: rowOf(report),
    minis: Object.fromEntries([...maps].map(([field, own]) => [field, own?.mini ?? null])),
    page: renderParticipant(setting, report, maps, render),
    json: fieldsJson(report.fields),
    data: [...fieldFiles(report), ...(setting.config.network ? await networks(report) : [])],
    clustered: report.fields.map(({ name, tags }) => ({
      name,
      tags: tags.map(({ tag }) => tag),
      counts: tags.map(({ count }) => count),
      clusters: tags.map(({ cluster }) => cluster),
    })),
  };
}

/** @returns path → content, as the site has them */
export function filesOf(
  setting: Setting,
  { row, page, json, data, clustered }: Unit,
  around: Around,
  render: Render,
): Map<string, string> {
  const html = fillSlots(page, slotsOf(setting, row, clustered, around, render));
  const name = `${row.id}.html`;
  if (setting.config.single !== null) return new Map([[name, withData(html, new Map(data))]]);
  return new Map([
    [name, html],
    ...data,
    [`data/${row.id}.json`, participantJson({ ...row, notices: around.notices }, json)],
  ]);
}

/** Its library is loaded by those alone who ask for it. */
async function networks(report: ParticipantReport): Promise<ReadonlyMap<string, string>> {
  const { makeNetworks } = await import("../report/gexf.ts");
  return makeNetworks(report);
}
