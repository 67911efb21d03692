/** An analysis whose vectors lie in the file of the pool: what its workers do. */
import { type FiledRows, rowsInFile } from "../embed/filed-vectors.ts";
import { SHARED_FILE } from "../worker-pool.ts";
import { analyse, type AnalysisTask, type Found } from "./analyse.ts";

export type FiledTask = Omit<AnalysisTask, "vectors"> & { readonly vectors: FiledRows };

export function analyseFiled({ vectors, ...task }: FiledTask): Promise<Found> {
  return analyse({ ...task, vectors: rowsInFile(SHARED_FILE, vectors) });
}
