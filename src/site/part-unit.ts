/** A participant's unit as a part keeps it. */
import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { sha256 } from "../sha256.ts";
import type { Unit } from "./unit.ts";

export interface KeptUnit {
  /** Whose it is to be. */
  readonly id: string;
  readonly file: string;
  /** sha256 of the file. */
  readonly hash: string;
}

/** Within the folder of a part. */
export function unitFile(id: string): string {
  return `units/${id}.v8`;
}

/** @returns null where it is not what was written, or would write files that are not this participant's */
export function readUnit({ id, file, hash }: KeptUnit): Unit | null {
  const bytes = readFileSync(file);
  if (sha256(bytes) !== hash) return null;
  const unit = deserialize(bytes) as Unit;
  const own = `data/${id}.`;
  const isTheirs = ([path]: readonly [string, string]): boolean =>
    path.startsWith(own) && /^[\w.-]+$/.test(path.slice(own.length));
  return unit.row.id === id && unit.data.every(isTheirs) ? unit : null;
}
