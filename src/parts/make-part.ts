/** A shard's participants → a part. */
import { dirname, join } from "node:path";
import { writeFileSync } from "node:fs";
import { analyseStudy, planAnalyses } from "../analyse/analyse-study.ts";
import { collect } from "../collect.ts";
import { givenOf, vectoredTags } from "../analyse/questions.ts";
import { codeVersion } from "../code-version.ts";
import type { Settled } from "../config/types.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import { FiledVectors } from "../embed/filed-vectors.ts";
import type { Progress } from "../progress.ts";
import type { Member } from "../report/member.ts";
import { rowsKey } from "../read/rows-key.ts";
import type { Study } from "../read/study.ts";
import { withdrawnFrom } from "../read/withdrawal-list.ts";
import { sha256 } from "../sha256.ts";
import { keepVectors, shareOf } from "../site/complete.ts";
import { finishStudy } from "../site/finish-study.ts";
import { unitFile } from "../site/part-unit.ts";
import { type Packs, worthWorkers } from "../site/gather-study.ts";
import { firstOf, planUnits, textsOf } from "../site/units.ts";
import { keyedBy, settingsKey, withoutPlaces, withoutVideoIds } from "./hidden.ts";
import { type PartHeader, VECTORS_FILE } from "./part.ts";
import { writePart } from "./part-folder.ts";
import { isInShard, type Shard } from "./shard.ts";

export interface Making {
  readonly study: Study;
  /** Of the shard's participants at least. */
  readonly packs: Packs;
  readonly source: VectorSource;
  readonly shard: Shard;
  /** Of the study's codes; null where it has none. */
  readonly key: string | null;
}

export function makePart(making: Making, progress: Progress): Promise<PartHeader> {
  const { study, packs, source, shard, key } = making;
  const { gathered } = packs;
  const { config, notices, formats, methods, lists } = gathered;
  const people = study.participants.length;
  const placeOf = new Map(study.participants.map(({ id }, place) => [id, place]));
  const own = gathered.members
    .filter(({ id }) => isInShard(id, shard))
    .map((member) => ({ ...withoutVideoIds(member, key), place: placeOf.get(member.id) ?? 0 }));
  const units = planUnits(packs, source, people).filter(({ id }) => isInShard(id, shard));
  return writePart(config.outDir, async (stage) => {
    const vectors = await FiledVectors.open(dirname(stage));
    const analyses = planAnalyses(firstOf(units), vectors, source, config, people);
    const texts = pooledTexts(own, config, source);
    const all = textsOf(units, [...analyses.texts, ...texts]);
    if (worthWorkers(units.length)) collect();
    await keepVectors(vectors, all, source, units.length);
    const ids = units.map(({ id }) => id);
    const results = await analyseStudy(analyses, config.jobs, progress, ids);
    const shared = shareOf(config, people, source, stage, null);
    const given = { results, vectors, embed: source.embed, notices: [] };
    const finished = await finishStudy(units, shared, given, progress);
    const hashes = new Map(finished.flatMap(({ files }) => files));
    const { data, cols } = vectors.vectorsOf(texts);
    vectors.close();
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    writeFileSync(join(stage, VECTORS_FILE), bytes);
    return {
      shard,
      same: {
        release: codeVersion("builds"),
        settings: settingsKey(config),
        study: rowsKey(study),
        backend: source.id,
      },
      config: withoutPlaces(config),
      backend: source.backend,
      source: source.id,
      model: shared.setting.model,
      members: own.map((member) => ({ ...member, unit: hashes.get(unitFile(member.id)) ?? null })),
      notices,
      formats,
      methods,
      lists,
      texts,
      cols,
      vectors: sha256(bytes),
      withdrawn: withdrawnFrom(config.dataDir),
      keyed: key === null ? null : keyedBy(key),
    };
  });
}

/** Those of the tags that are compared, as the pool will ask for them. */
function pooledTexts(members: readonly Member[], config: Settled, source: VectorSource): string[] {
  const given = source.given === null ? null : givenOf(source.given);
  const texts = members.flatMap(({ fields }) =>
    fields.flatMap(({ summary: { tags } }, at) => {
      const method = config.fields[at]?.method ?? config.method;
      return vectoredTags(method, tags, given).texts;
    }),
  );
  return [...new Set(texts)].toSorted();
}
