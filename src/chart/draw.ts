/** The maps of every participant and field: kept ones, and the rest drawn. */
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";
import { codeVersion } from "../code-version.ts";
import type { Progress } from "../progress.ts";
import type { FieldReport } from "../report/field-report.ts";
import type { StudyReport } from "../report/report.ts";
import type { CohortCharts } from "./cohort-charts.ts";
import type { FieldMaps, MapsOf } from "./map.ts";

/** The study's page has room for so many participants in detail. */
const MOST_DETAILED = 60;

/** Whether each small map may show a point for every tag, and each row a cluster more. */
export function isRoomy(participants: number): boolean {
  return participants <= MOST_DETAILED;
}

/** Everything that is drawn, by participant and field. */
export interface Drawings {
  readonly mapsOf: MapsOf;
  /** Of the cohort, by field; null where nobody is compared. */
  readonly chartsOf: (field: string) => CohortCharts | null;
}

export async function drawStudy(
  { participants, cohort }: StudyReport,
  cache: CacheFolder | null,
  progress: Progress,
): Promise<Drawings> {
  const report = progress.stage("draw");
  const fields = participants.flatMap(({ id, fields: own }) => own.map((field) => ({ id, field })));
  const roomy = isRoomy(participants.length);
  const maps = new Map<string, FieldMaps | null>();
  let kept = 0;
  for (const [i, { id, field }] of fields.entries()) {
    const key = contentKey(codeVersion("maps"), id, field, roomy);
    let drawn = readDocument(cache, "maps", key) as Kept | null;
    if (drawn !== null) kept += 1;
    else {
      drawn = { maps: await draw(field, id, roomy) };
      writeDocument(cache, "maps", key, drawn);
    }
    maps.set(`${id} ${field.name}`, drawn.maps);
    report(i + 1, fields.length);
  }
  progress.fromCache(kept, fields.length);
  const charts = new Map<string, CohortCharts>();
  for (const field of cohort) {
    const key = contentKey(codeVersion("maps"), "cohort", field, roomy);
    let drawn = readDocument(cache, "maps", key) as CohortCharts | null;
    if (drawn === null) {
      const { drawCohort } = await import("./cohort-charts.ts");
      drawn = drawCohort(field, roomy);
      writeDocument(cache, "maps", key, drawn);
    }
    charts.set(field.name, drawn);
  }
  return {
    mapsOf: (participant, field) => maps.get(`${participant} ${field}`) ?? null,
    chartsOf: (field) => charts.get(field) ?? null,
  };
}

/** A field may have no map, which is worth keeping too. */
interface Kept {
  readonly maps: FieldMaps | null;
}

async function draw(
  field: FieldReport,
  participant: string,
  roomy: boolean,
): Promise<FieldMaps | null> {
  const { drawMaps } = await loadDrawing();
  return drawMaps(field, participant, roomy);
}

/**
 * Plot and jsdom take longer to load than a build with nothing to draw does. Where there is something
 * to analyse there is something to draw, so they may load meanwhile.
 */
export function loadDrawing(): Promise<typeof import("./map.ts")> {
  return import("./map.ts");
}
