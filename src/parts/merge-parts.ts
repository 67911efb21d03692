/** Parts → what a build of the whole study would have gathered. */
import { statSync } from "node:fs";
import { join } from "node:path";
import type { VectorSource } from "../embed/choose-vectors.ts";
import { vectorsBy } from "../embed/embed-study.ts";
import { givenVectors } from "../embed/own/own-vectors.ts";
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import type { Completing } from "../site/complete.ts";
import { unitFile } from "../site/part-unit.ts";
import type { UnitPlan } from "../site/units.ts";
import { readVectors } from "./part-folder.ts";
import type { Part } from "./read-parts.ts";

/**
 * @param parts of `readParts`
 * @param asked of the one who merges: threads, and the folder of the site
 */
export function mergeParts(
  parts: readonly Part[],
  asked: { readonly jobs: number; readonly outDir: string },
): Completing {
  const [first] = parts;
  if (first === undefined) throw new Error("no parts");
  const { header } = first;
  const all = parts
    .flatMap(({ folder, header: { members } }) => members.map((member) => ({ folder, member })))
    .toSorted((a, b) => a.member.place - b.member.place);
  const config = { ...header.config, ...asked, shard: null };
  const { notices, formats, methods, lists } = header;
  const members = all.map(({ member }) => member);
  return {
    gathered: { config, members, notices, formats, methods, lists },
    units: all.flatMap(({ folder, member: { id, unit } }): UnitPlan[] => {
      if (unit === null) return [];
      const file = join(folder, unitFile(id));
      const kept = { from: "part", id, file, hash: unit } as const;
      return [{ id, size: statSync(file).size, kept, made: null }];
    }),
    source: sourceOf(parts),
  };
}

/** The vectors of the parts, in place of an encoder. */
function sourceOf(parts: readonly Part[]): VectorSource {
  const { header } = parts[0] ?? {};
  if (header === undefined) throw new Error("no parts");
  const { rowOf, rows } = vectorsIn(parts);
  const { backend, source: id, model } = header;
  if (model !== null) {
    const given = { file: "", ...model, rows, rowOf };
    return { backend, id, cache: null, given, embed: async () => givenVectors(given) };
  }
  const vectorsOf = vectorsBy(rows, rowOf);
  return { backend, id, cache: null, given: null, embed: async () => ({ vectorsOf }) };
}

function vectorsIn(parts: readonly Part[]): {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly rows: Matrix;
} {
  const rowOf = new Map<string, number>();
  const cols = parts.find(({ header }) => header.texts.length > 0)?.header.cols ?? 0;
  for (const { header } of parts)
    for (const text of header.texts) if (!rowOf.has(text)) rowOf.set(text, rowOf.size);
  const rows = makeMatrix(rowOf.size, cols);
  for (const { folder, header } of parts) {
    const data = readVectors(folder);
    for (const [i, text] of header.texts.entries())
      rows.data.set(data.subarray(i * cols, (i + 1) * cols), (rowOf.get(text) ?? 0) * cols);
  }
  return { rowOf, rows };
}
