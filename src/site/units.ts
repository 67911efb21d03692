/** What is to be made of each participant, and what of it is kept from earlier builds. */
import { existsSync } from "node:fs";
import { givenOf, type Vectored, vectoredTags } from "../analyse/questions.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import { contentKey, documentFile } from "../cache/documents.ts";
import { codeVersion } from "../code-version.ts";
import { fieldFor } from "../config/config.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { UnitSource } from "./finish-participant.ts";
import { unpack } from "./gather-participant.ts";
import type { Packs } from "./gather-study.ts";
import { unitSettings } from "./unit-settings.ts";

/** Of so few participants for a thread each part of an analysis gets one. */
const FEW_PER_THREAD = 4;

export interface UnitPlan {
  readonly id: string;
  /** Bytes, by which workers take them from both ends. */
  readonly size: number;
  /** Where it is kept; null where it is to be made. */
  readonly kept: Exclude<UnitSource, { readonly from: "rows" }> | null;
  /** What it is made of; null where that is not at hand. */
  readonly made: Making | null;
}

interface Making {
  readonly key: string;
  /** Of a `Packed`: see `unpack`. */
  readonly packed: Uint8Array;
  /** Whether its fields are analysed before: few participants, or more than a thread's share of the work. */
  readonly isBefore: boolean;
  readonly fields: readonly {
    /** Which vectors came with the study; null where they are the encoder's. */
    readonly vectored: Vectored | null;
    /** Whose vectors are asked for. */
    readonly texts: readonly string[];
  }[];
}

/** @param people participants of the study, of whom some may be somebody else's to make */
export function planUnits(
  { gathered: { members, config }, packs }: Packs,
  { given, id: source, cache }: Pick<VectorSource, "given" | "id" | "cache">,
  people: number = members.length,
): UnitPlan[] {
  // Nobody is shown alone.
  if (isAggregate(config)) return [];
  const own = given === null ? null : givenOf(given);
  const shared = contentKey(codeVersion("builds"), unitSettings(config), source, people);
  const all = packs.reduce((sum, { size }) => sum + size, 0);
  return members.map((member, i) => {
    const pack = packs[i];
    if (pack === undefined) throw new Error("a member without its counts");
    const { bytes: packed, size, hash } = pack;
    const key = contentKey(shared, hash);
    const isKept = cache !== null && existsSync(documentFile(cache, "units", key));
    return {
      id: member.id,
      size,
      kept: isKept ? { from: "cache", key } : null,
      made: {
        key,
        packed,
        isBefore: people <= FEW_PER_THREAD * config.jobs || size * config.jobs > all,
        fields: member.fields.map(({ summary: { tags } }, at) => {
          const field = config.fields[at];
          const { method } = field === undefined ? config : fieldFor(config, member.id, field);
          const asked = vectoredTags(method, tags, own);
          return { vectored: own === null ? null : asked, texts: asked.texts };
        }),
      },
    };
  });
}

/** By unit the fields that are analysed before, with all threads or a thread a part. */
export function firstOf(units: readonly UnitPlan[]): (readonly FieldWords[])[] {
  return units.map(({ kept, made }) => {
    if (kept !== null || made === null || !made.isBefore) return [];
    return unpack(made.packed).fields;
  });
}

/** The distinct texts whose vectors are asked for, by workers or before them, in order of code points. */
export function textsOf(units: readonly UnitPlan[], before: readonly string[]): string[] {
  const texts = new Set(before);
  for (const { kept, made } of units)
    if (kept === null && made !== null && !made.isBefore)
      for (const field of made.fields) for (const text of field.texts) texts.add(text);
  return [...texts].toSorted();
}
