/** One participant, from rows to counts: what a worker does, and what it hands back. */
import { deserialize, serialize } from "node:v8";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { contentKey } from "../cache/documents.ts";
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

export interface GatherTask {
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

export async function gatherParticipant(
  { participant, notices }: GatherTask,
  config: Settled,
): Promise<Kept> {
  const fields = await prepareParticipant(participant, config);
  // Where its file lies decides nothing.
  const own: Packed = { participant: { ...participant, file: "" }, fields };
  const whole = serialize(own);
  const pack = {
    // The main process holds all of them: deflated they take a third.
    bytes: deflateRawSync(whole, { level: 1 }),
    size: whole.byteLength,
    hash: contentKey(own),
  };
  return { member: memberOf(participant, fields, notices), pack };
}

export function unpack(bytes: Uint8Array): Packed {
  return deserialize(inflateRawSync(bytes)) as Packed;
}
