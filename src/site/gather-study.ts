/** The rows of all participants → what the study must know of them, and each one's rows and counts as bytes. */
import { setImmediate } from "node:timers/promises";
import { contentKey, readDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";
import { codeVersion } from "../code-version.ts";
import type { Config, Settled } from "../config/types.ts";
import type { Progress } from "../progress.ts";
import type { Participant } from "../read/participant.ts";
import { participantKey } from "../read/rows-key.ts";
import type { Study } from "../read/study.ts";
import { type Gathered, type Member, withVideoKeys } from "../report/member.ts";
import { type Told, toldOf } from "../report/notices.ts";
import { WorkerPool } from "../worker-pool.ts";
import {
  type Counted,
  type GatheredOne,
  gatherParticipant,
  type GatherShared,
  type GatherTask,
  type Kept,
  type Pack,
} from "./gather-participant.ts";
import { unitSettings } from "./unit-settings.ts";

/** Of so many participants workers are worth their start. */
const WORTH_WORKERS = 50;

export function worthWorkers(participants: number): boolean {
  return participants >= WORTH_WORKERS;
}

const EXPORT: keyof { gatherParticipant: typeof gatherParticipant } = "gatherParticipant";

export interface Packs {
  readonly gathered: Gathered;
  /** By member. */
  readonly packs: readonly Pack[];
}

/**
 * @param cache in which counts of the same rows may lie from an earlier build
 * @param isWanted says of an id whether it is gathered
 */
export async function gatherStudy(
  study: Study,
  asked: Config,
  cache: CacheFolder | null,
  progress: Progress,
  isWanted: (id: string) => boolean = () => true,
): Promise<Packs> {
  const { formats, methods, lists } = study;
  const { settingsFile: _, ...config } = asked;
  const told = toldOf(study, config.dataDir);
  const participants = study.participants.filter(({ id }) => isWanted(id));
  const report = progress.stage("count");
  const isWorth = worthWorkers(participants.length) && config.jobs > 1;
  const pool = isWorth
    ? new WorkerPool<GatherTask, GatheredOne>(
        new URL("./gather-participant.ts", import.meta.url),
        EXPORT,
        config.jobs,
      )
    : null;
  const common: GatherShared = { config, cache: cache?.broken === null ? cache.path : null };
  pool?.share(common);
  const keysOf = keysBy(config);
  const shared = sharing();
  let [done, found] = [0, 0];
  let looked = Promise.resolve();
  const gather = async (participant: Study["participants"][number]): Promise<Kept> => {
    const notices = told.of(participant.file);
    // One after another: workers are heard between two that are looked for.
    await (looked = looked.then(() => setImmediate()));
    // Without a cache there is nothing to look for.
    const keys = cache === null ? { slot: "", key: "" } : keysOf(participant, notices);
    const kept = readDocument(cache, "counts", keys.slot) as Counted | null;
    const known = kept?.key === keys.key ? kept.kept : null;
    if (known !== null) found += 1;
    const { member, pack } = known ?? (await counted({ ...keys, participant, notices }));
    report(++done, participants.length);
    // What comes from a worker or the cache may be a view of all that came with it.
    return { member: shared(member), pack: { ...pack, bytes: Uint8Array.from(pack.bytes) } };
  };
  const counted = async (task: GatherTask): Promise<Kept> => {
    const of = task.participant.id;
    const { kept, broken } = await (pool === null
      ? gatherParticipant(task, common)
      : pool.run(() => task, of));
    if (cache !== null) cache.broken ??= broken;
    return kept;
  };
  try {
    const kept = await Promise.all(participants.map(gather));
    progress.fromCache(found, participants.length);
    const members = kept.map(({ member }) => member);
    return {
      gathered: { config, members, notices: told.others, formats, methods, lists },
      packs: kept.map(({ pack }) => pack),
    };
  } finally {
    await pool?.close();
  }
}

type Keys = Pick<GatherTask, "slot" | "key">;

/** A slot a participant: other settings take the place of those before. */
function keysBy(config: Settled): (participant: Participant, notices: readonly Told[]) => Keys {
  const shared = contentKey(codeVersion("builds"), unitSettings(config));
  return (participant, notices) => ({
    // An engine reads what one before it wrote, and not always the other way round.
    slot: contentKey(process.versions.v8, config.dataDir, participant.id),
    key: contentKey(shared, participantKey(participant), notices),
  });
}

/** Members with one copy of each tag, reading and id of a video, of which all participants together have many. */
function sharing(): (member: Member) => Member {
  type Tag = Member["fields"][number]["summary"]["tags"][number];
  const tags = new Map<string, Tag[]>();
  const keys = new Map<string, string>();
  const sharedKey = (key: string): string => {
    const known = keys.get(key);
    if (known === undefined) keys.set(key, key);
    return known ?? key;
  };
  const sharedTag = (own: Tag): Tag => {
    const { how, words } = own.reading;
    const known = tags.get(own.tag);
    if (known === undefined) tags.set(own.tag, [own]);
    const same = known?.find(({ reading }) => reading.words === words && reading.how === how);
    if (known !== undefined && same === undefined) known.push(own);
    return same ?? own;
  };
  return (member) => {
    const own = withVideoKeys(member, sharedKey);
    const fields = own.fields.map(({ audit, summary }) => ({
      audit,
      summary: { ...summary, tags: summary.tags.map(sharedTag) },
    }));
    return { ...own, fields };
  };
}
