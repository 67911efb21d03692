/** All participants, by workers that take one each: what is held at a time does not grow with their number. */
import type { FieldResult } from "../analyse/plan.ts";
import type { StudyVectors } from "../embed/embed-study.ts";
import type { FiledVectors } from "../embed/filed-vectors.ts";
import { type Fault, throwFaults } from "../error.ts";
import type { Progress } from "../progress.ts";
import { WorkerPool } from "../worker-pool.ts";
import type {
  FieldInput,
  Finished,
  finishParticipant,
  FinishTask,
  Shared,
  UnitSource,
} from "./finish-participant.ts";
import { textsOf, type UnitPlan } from "./units.ts";

const EXPORT: keyof { finishParticipant: typeof finishParticipant } = "finishParticipant";

/** Beside what the workers share. */
export interface Given {
  /** By unit, of those that were analysed before. */
  readonly results: readonly (readonly FieldResult[])[];
  readonly vectors: FiledVectors;
  /** Of texts that nobody was thought to ask for. */
  readonly embed: (texts: readonly string[]) => Promise<StudyVectors>;
  /** By unit, as a page shows them. */
  readonly notices: readonly (readonly string[])[];
}

/**
 * @returns in the order of the units
 * @throws InputError naming each unit of a part that is not as it was written
 */
export async function finishStudy(
  units: readonly UnitPlan[],
  shared: Shared,
  { results, vectors, embed, notices }: Given,
  progress: Progress,
): Promise<Finished[]> {
  const report = progress.stage("participants");
  progress.fromCache(units.filter(({ kept }) => kept !== null).length, units.length);
  const workers = Math.min(shared.setting.config.jobs, units.length);
  const pool = new WorkerPool<FinishTask, Finished | null>(
    new URL("./finish-participant.ts", import.meta.url),
    EXPORT,
    workers,
    vectors.descriptor,
  );
  pool.share(shared);
  const finished: (Finished | null)[] = units.map(() => null);
  const whole = units.reduce((sum, { size }) => sum + size, 0);
  const running = new Set<string>();
  let [done, worked] = [0, 0];
  const run = async (at: number, source: () => UnitSource): Promise<void> => {
    const around = {
      notices: notices[at] ?? [],
      beside: [units[at - 1]?.id, units[at + 1]?.id] as const,
    };
    const { id = "", size = 0 } = units[at] ?? {};
    const own = await pool.run(() => {
      running.add(id);
      return { unit: source(), around };
    }, id);
    running.delete(id);
    finished[at] = own;
    done += own === null ? 0 : 1;
    worked += own === null ? 0 : size;
    report(done, units.length, { share: worked / whole, on: [...running] });
  };
  try {
    await fromBothEnds(bySize(units), workers, (at) =>
      run(at, () => sourceOf(units[at], results[at] ?? [], vectors.rowsOf)),
    );
    const again = [...units.keys()].filter((at) => finished[at] === null);
    const lost = again.flatMap((at) => units[at] ?? []);
    throwFaults(lost.flatMap(cannotBeMade));
    const open = lost.flatMap(anew);
    if (open.length > 0) {
      const more = await embed(textsOf(open, []));
      await Promise.all(again.map((at, i) => run(at, () => sourceOf(open[i], [], more.vectorsOf))));
    }
    return finished.map((own) => {
      if (own === null) throw new Error("a participant was not finished");
      return own;
    });
  } finally {
    await pool.close();
  }
}

/** Places of the units, the largest first. */
function bySize(units: readonly UnitPlan[]): number[] {
  const sizeAt = (at: number): number => units[at]?.size ?? 0;
  return [...units.keys()].toSorted((a, b) => sizeAt(b) - sizeAt(a));
}

/**
 * One worker goes on from the largest and the next from the smallest, until they meet: whoever started the
 * largest last would work on alone, and all the largest at once would take the most memory at once.
 */
async function fromBothEnds(
  queue: readonly number[],
  workers: number,
  run: (at: number) => Promise<void>,
): Promise<void> {
  const left = [...queue];
  const work = async (isFromLargest: boolean): Promise<void> => {
    for (;;) {
      const at = isFromLargest ? left.shift() : left.pop();
      if (at === undefined) return;
      await run(at);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker % 2 === 0)));
}

/** A unit of a part, whose rows are elsewhere. */
function cannotBeMade({ kept, made }: UnitPlan): Fault[] {
  if (made !== null || kept?.from !== "part") return [];
  return [{ file: kept.file, what: "not as it was written", todo: "build this shard again" }];
}

/** Of what is kept and cannot be read. */
function anew(unit: UnitPlan): UnitPlan[] {
  if (unit.made === null) return [];
  return [{ ...unit, kept: null, made: { ...unit.made, isBefore: false } }];
}

function sourceOf(
  unit: UnitPlan | undefined,
  results: readonly FieldResult[],
  vectorsOf: (texts: readonly string[]) => FieldInput["vectors"],
): UnitSource {
  if (unit === undefined) throw new Error("no such unit");
  if (unit.kept !== null) return unit.kept;
  if (unit.made === null) throw new Error("a unit without its rows");
  const { key, packed, fields } = unit.made;
  return {
    from: "rows",
    key,
    packed,
    fields: fields.map(({ vectored, texts }, i) => {
      const analysis = results[i]?.analysis ?? null;
      return { analysis, vectored, vectors: analysis === null ? vectorsOf(texts) : null };
    }),
  };
}
