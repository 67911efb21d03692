/** The maps of a participant, and what is drawn of the cohort: kept ones, and the rest drawn. */
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";
import { codeVersion } from "../code-version.ts";
import type { CohortField } from "../report/cohort-report.ts";
import type { ParticipantReport } from "../report/participant-report.ts";
import type { CohortCharts } from "./cohort-charts.ts";
import type { FieldMaps } from "./map.ts";

/** The study's page has room for so many participants in detail. */
const MOST_DETAILED = 60;

/** Whether each small map may show a point for every tag, and each row a cluster more. */
export function isRoomy(participants: number): boolean {
  return participants <= MOST_DETAILED;
}

/** @returns by field; null where there is no map */
export async function drawParticipant(
  { id, fields }: Pick<ParticipantReport, "id" | "fields">,
  cache: CacheFolder | null,
  roomy: boolean,
): Promise<ReadonlyMap<string, FieldMaps | null>> {
  const maps = new Map<string, FieldMaps | null>();
  for (const field of fields) {
    const key = contentKey(codeVersion("maps"), id, field, roomy);
    let drawn = readDocument(cache, "maps", key) as Kept | null;
    if (drawn === null) {
      // Plot and jsdom take longer to load than a build with nothing to draw does.
      const { drawMaps } = await import("./map.ts");
      drawn = { maps: drawMaps(field, id, roomy) };
      writeDocument(cache, "maps", key, drawn);
    }
    maps.set(field.name, drawn.maps);
  }
  return maps;
}

/** By field; null of one of which nobody is compared. */
export type ChartsOf = (field: string) => CohortCharts | null;

export async function drawField(
  field: CohortField,
  cache: CacheFolder | null,
  roomy: boolean,
): Promise<CohortCharts> {
  const key = contentKey(codeVersion("maps"), "cohort", field, roomy);
  const kept = readDocument(cache, "maps", key) as CohortCharts | null;
  if (kept !== null) return kept;
  const { drawCohort } = await import("./cohort-charts.ts");
  const drawn = drawCohort(field, roomy);
  writeDocument(cache, "maps", key, drawn);
  return drawn;
}

/** A field may have no map, which is worth keeping too. */
interface Kept {
  readonly maps: FieldMaps | null;
}
