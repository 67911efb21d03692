/** The maps of every participant and field. */
import type { StudyReport } from "../report.ts";
import { drawMaps, type FieldMaps, type MapsOf } from "./map.ts";

export function drawStudy(
  { participants }: StudyReport,
  onProgress: (done: number, all: number) => void,
): MapsOf {
  const maps = new Map<string, FieldMaps | null>();
  for (const [i, { id, fields }] of participants.entries()) {
    for (const field of fields) maps.set(`${id} ${field.name}`, drawMaps(field, id));
    onProgress(i + 1, participants.length);
  }
  return (participant, field) => maps.get(`${participant} ${field}`) ?? null;
}
