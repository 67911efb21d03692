/** By what rows are told to be the same: hashed one at a time, since one text may not hold them. */
import { createHash } from "node:crypto";
import type { Participant } from "./participant.ts";
import type { Study } from "./study.ts";

/** The participants and all their rows, wherever their files lie. */
export function rowsKey({ participants }: Pick<Study, "participants">): string {
  const hash = createHash("sha256");
  for (const participant of participants) hash.update(participantKey(participant));
  return hash.digest("hex");
}

/** All that was read of one, wherever its file lies. */
export function participantKey({ rows, ...own }: Participant): string {
  const hash = createHash("sha256").update(`${JSON.stringify({ ...own, file: "" })}\n`);
  for (const { line, videoId, date, cells } of rows)
    hash.update(`${JSON.stringify([line, videoId, date, ...cells])}\n`);
  return hash.digest("hex");
}
