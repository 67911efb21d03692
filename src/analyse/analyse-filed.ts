/** An analysis whose vectors lie in the file of the pool: what its workers do. */
import { type FiledRows, readRows, rowsInFile } from "../embed/filed-vectors.ts";
import { rowsIn, type RowSource } from "../kernels/matrix.ts";
import { SHARED_FILE } from "../worker-pool.ts";
import { analyse, type AnalysisTask, type Found } from "./analyse.ts";
import { LARGE } from "./large.ts";

export type FiledTask = Omit<AnalysisTask, "vectors"> & { readonly vectors: FiledRows };

export function analyseFiled({ vectors, ...task }: FiledTask): Promise<Found> {
  return analyse({ ...task, vectors: rowsOf(vectors) });
}

/** Of a large field they are read again where they are needed, and not held. */
function rowsOf(filed: FiledRows): RowSource {
  if (filed.rows.length >= LARGE.from) return rowsInFile(SHARED_FILE, filed);
  return rowsIn(readRows(SHARED_FILE, filed));
}
