/** The rows of all participants → what the study must know of them, and each one's rows and counts as bytes. */
import type { Config } from "../config/types.ts";
import type { Progress } from "../progress.ts";
import type { Study } from "../read/study.ts";
import { type Gathered, type Member, withVideoKeys } from "../report/member.ts";
import { toldOf } from "../report/notices.ts";
import { WorkerPool } from "../worker-pool.ts";
import { gatherParticipant, type GatherTask, type Kept, type Pack } from "./gather-participant.ts";

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

/** @param isWanted says of an id whether it is gathered */
export async function gatherStudy(
  study: Study,
  asked: Config,
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
    ? new WorkerPool<GatherTask, Kept>(
        new URL("./gather-participant.ts", import.meta.url),
        EXPORT,
        config.jobs,
      )
    : null;
  pool?.share(config);
  const shared = sharing();
  let done = 0;
  const gather = async (participant: Study["participants"][number]): Promise<Kept> => {
    const task = { participant, notices: told.of(participant.file) };
    const { member, pack } = await (pool === null
      ? gatherParticipant(task, config)
      : pool.run(() => task, participant.id));
    report(++done, participants.length);
    // What comes from a worker may be a view of all that it sent.
    return { member: shared(member), pack: { ...pack, bytes: Uint8Array.from(pack.bytes) } };
  };
  try {
    const kept = await Promise.all(participants.map(gather));
    const members = kept.map(({ member }) => member);
    return {
      gathered: { config, members, notices: told.others, formats, methods, lists },
      packs: kept.map(({ pack }) => pack),
    };
  } finally {
    await pool?.close();
  }
}

/** Members with one copy of each tag, reading and id of a video, of which all participants together have many. */
function sharing(): (member: Member) => Member {
  type Tag = Member["fields"][number]["summary"]["tags"][number];
  const tags = new Map<string, Tag>();
  const keys = new Map<string, string>();
  const sharedKey = (key: string): string => {
    const known = keys.get(key);
    if (known === undefined) keys.set(key, key);
    return known ?? key;
  };
  const sharedTag = (own: Tag): Tag => {
    const key = `${own.reading.how}\n${own.reading.words}\n${own.tag}`;
    const known = tags.get(key);
    if (known === undefined) tags.set(key, own);
    return known ?? own;
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
