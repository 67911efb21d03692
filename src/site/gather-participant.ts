/** One participant, from rows to counts: what a worker does, and what it hands back. */
import { deserialize, serialize } from "node:v8";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { contentKey, writeDocument } from "../cache/documents.ts";
import { folderOf } from "../cache/folder.ts";
import type { Settled } from "../config/types.ts";
import { type FieldWords, prepareParticipant } from "../prepare/read-words.ts";
import type { Participant } from "../read/participant.ts";
import { type Member, memberOf } from "../report/member.ts";
import type { Told } from "../report/notices.ts";

/** A participant's rows, and what was counted of them: as bytes they take a tenth of the memory. */
interface Packed {
  readonly participant: Participant;
  readonly fields: readonly FieldWords[];
}

/** What all participants have in common. */
export interface GatherShared {
  readonly config: Settled;
  readonly cache: string | null;
}

export interface GatherTask {
  /** Where its counts are kept, in place of earlier ones: they hold all of its rows. */
  readonly slot: string;
  /** Of all that decides them. */
  readonly key: string;
  readonly participant: Participant;
  /** About its file. */
  readonly notices: readonly Told[];
}

export interface Pack {
  /** Of a `Packed`: see `unpack`. */
  readonly bytes: Uint8Array;
  /** How many that is before they are deflated. */
  readonly size: number;
  /** Of what it holds: the bytes may differ from one run to the next, as the engine holds numbers. */
  readonly hash: string;
}

export interface Kept {
  readonly member: Member;
  readonly pack: Pack;
}

/** As the cache has it. */
export interface Counted {
  readonly key: string;
  readonly kept: Kept;
}

export interface GatheredOne {
  readonly kept: Kept;
  /** Why the cache took nothing more, or null. */
  readonly broken: string | null;
}

export async function gatherParticipant(
  { slot, key, participant, notices }: GatherTask,
  shared: GatherShared,
): Promise<GatheredOne> {
  const fields = await prepareParticipant(participant, shared.config);
  // Where its file lies decides nothing.
  const own: Packed = { participant: { ...participant, file: "" }, fields };
  const whole = serialize(own);
  const pack = {
    // The main process holds all of them: deflated they take a third.
    bytes: deflateRawSync(whole, { level: 1 }),
    size: whole.byteLength,
    hash: contentKey(own),
  };
  const kept: Kept = { member: memberOf(participant, fields, notices), pack };
  const cache = folderOf(shared);
  const counted: Counted = { key, kept };
  writeDocument(cache, "counts", slot, counted);
  return { kept, broken: cache?.broken ?? null };
}

export function unpack(bytes: Uint8Array): Packed {
  return deserialize(inflateRawSync(bytes)) as Packed;
}
