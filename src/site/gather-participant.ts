/** One participant, from rows to counts: what a worker does, and what it hands back. */
import { serialize } from "node:v8";
import { contentKey } from "../cache/documents.ts";
import type { Settled } from "../config/types.ts";
import { type FieldWords, prepareParticipant } from "../prepare/read-words.ts";
import type { Participant } from "../read/participant.ts";
import { type Member, memberOf } from "../report/member.ts";
import type { Told } from "../report/notices.ts";

/** A participant's rows, and what was counted of them: as bytes they take a tenth of the memory. */
export interface Packed {
  readonly participant: Participant;
  readonly fields: readonly FieldWords[];
}

export interface GatherTask {
  readonly participant: Participant;
  /** About its file. */
  readonly notices: readonly Told[];
}

export interface Pack {
  /** A `Packed`, serialized. */
  readonly bytes: Uint8Array;
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
  const pack = { bytes: serialize(own), hash: contentKey(own) };
  return { member: memberOf(participant, fields, notices), pack };
}
