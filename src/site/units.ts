/** What is to be made of each participant, and what of it is kept from earlier builds. */
import { existsSync } from "node:fs";
import { serialize } from "node:v8";
import { LARGE_MAP } from "../analyse/analyse-study.ts";
import { givenOf, mappedOf, type Vectored } from "../analyse/questions.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import { contentKey, documentFile } from "../cache/documents.ts";
import { codeVersion } from "../code-version.ts";
import type { Config } from "../config/types.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Study } from "../read/study.ts";
import { sha256 } from "../sha256.ts";
import type { Packed, UnitSource } from "./finish-participant.ts";

/** Of so few participants for a thread each part of an analysis gets one. */
const FEW_PER_THREAD = 4;

export interface UnitPlan {
  readonly id: string;
  /** Bytes, by which the largest go first. */
  readonly size: number;
  /** Where it is kept; null where it is to be made. */
  readonly kept: Exclude<UnitSource, { readonly from: "rows" }> | null;
  /** What it is made of; null where that is not at hand. */
  readonly made: Making | null;
}

interface Making {
  readonly key: string;
  /** A `Packed`, serialized. */
  readonly packed: Uint8Array;
  /** Fields that are analysed before, with all threads or a thread a part; null where the worker does all. */
  readonly before: readonly FieldWords[] | null;
  readonly fields: readonly {
    /** Which vectors came with the study; null where they are the encoder's. */
    readonly vectored: Vectored | null;
    /** Whose vectors are asked for. */
    readonly texts: readonly string[];
  }[];
}

/** @param fields by participant */
export function planUnits(
  { participants }: Pick<Study, "participants">,
  fields: readonly (readonly FieldWords[])[],
  config: Config,
  { given, id: source, cache }: Pick<VectorSource, "given" | "id" | "cache">,
): UnitPlan[] {
  // Nobody is shown alone.
  if (isAggregate(config)) return [];
  const people = participants.length;
  const own = given === null ? null : givenOf(given);
  const { jobs } = config;
  const shared = contentKey(codeVersion("builds"), decidingUnits(config), source, people);
  const texts = new Map<string, string>();
  const interned = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  return participants.map((participant, i) => {
    const words = fields[i] ?? [];
    const packed = pack({ participant: { ...participant, file: "" }, fields: words });
    const key = contentKey(shared, sha256(packed));
    const isKept = cache !== null && existsSync(documentFile(cache, "units", key));
    const few = people <= FEW_PER_THREAD * jobs;
    const before = few || words.some(({ tags }) => tags.length >= LARGE_MAP);
    return {
      id: participant.id,
      size: packed.byteLength,
      kept: isKept ? { from: "cache", key } : null,
      made: {
        key,
        packed,
        before: before ? words : null,
        fields: words.map((field) => {
          const { texts: wanted, read } = mappedOf(field, own);
          return {
            vectored: own === null ? null : { texts: wanted, read },
            texts: wanted.map(interned),
          };
        }),
      },
    };
  });
}

/** Neither where things lie nor who else is there decides a unit. */
function decidingUnits(config: Config): object {
  const { jobs: _, outDir: __, cacheDir: ___, dataDir: ____, shard: _____, ...own } = config;
  return { ...own, settingsFile: null, faults: [] };
}

/** By unit the fields that are analysed before. */
export function firstOf(units: readonly UnitPlan[]): (readonly FieldWords[])[] {
  return units.map(({ kept, made }) => (kept === null ? (made?.before ?? []) : []));
}

/** The distinct texts whose vectors are asked for, by workers or before them, in order of code points. */
export function textsOf(units: readonly UnitPlan[], before: readonly string[]): string[] {
  const texts = new Set(before);
  for (const { kept, made } of units)
    if (kept === null && made !== null && made.before === null)
      for (const field of made.fields) for (const text of field.texts) texts.add(text);
  return [...texts].toSorted();
}

function pack(own: Packed): Uint8Array {
  return serialize(own);
}
