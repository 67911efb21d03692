/**
 * Who has withdrawn from a study: a list beside its data, so that every build of the folder leaves
 * them out, here or on a build server, even while a file of theirs is still there. It holds salted
 * hashes: whoever reads the list learns how many, and an id only by trying it.
 */
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, InputError, naming } from "../error.ts";
import { readRegular } from "../files/regular-file.ts";

const LIST = "withdrawn.json";
/** Becomes the list once it is whole. */
const UNFINISHED = "withdrawn.json.new";
const HEX = /^[0-9a-f]{64}$/;

export interface WithdrawalList {
  /** 256 bits as 64 hex digits. */
  readonly salt: string;
  /** HMAC-SHA-256 of an id under the salt, in the order of withdrawal. */
  readonly hashes: readonly string[];
}

/** @throws InputError where the list is there and cannot be read: nobody is shown by mistake */
export function readWithdrawals(dataDir: string): WithdrawalList | null {
  const file = join(dataDir, LIST);
  const bytes = readRegular(file);
  if (bytes === null) return null;
  const list = parsed(bytes.toString());
  if (list !== null) return list;
  throw new InputError([
    {
      file,
      what: "no list of withdrawals",
      todo: "restore it, or remove it and withdraw each of them again",
    },
  ]);
}

export function hasWithdrawn(list: WithdrawalList | null, id: string): boolean {
  return list !== null && list.hashes.includes(hashOf(list.salt, id));
}

/** @returns whether somebody has withdrawn from the study in this folder */
export function goneFrom(dataDir: string): (id: string) => boolean {
  const list = readWithdrawals(dataDir);
  return (id) => hasWithdrawn(list, id);
}

/** Those who have withdrawn, each as a salted hash, in the order of withdrawal. */
export function withdrawnFrom(dataDir: string): readonly string[] {
  return readWithdrawals(dataDir)?.hashes ?? [];
}

/** A build meanwhile would show somebody who is to go. */
export function unfinishedWithdrawal(dataDir: string): Fault[] {
  const file = join(dataDir, UNFINISHED);
  if (!existsSync(file)) return [];
  return [
    {
      file,
      what: "a withdrawal that was stopped before it was written down",
      todo: "withdraw them again, or remove the file if nobody is to go",
    },
  ];
}

/**
 * Adds a participant to the list of a study's folder, once.
 *
 * @returns what stands there for them
 */
export async function keepWithdrawal(dataDir: string, id: string): Promise<string> {
  const list = readWithdrawals(dataDir) ?? { salt: randomBytes(32).toString("hex"), hashes: [] };
  const hash = hashOf(list.salt, id);
  if (hasWithdrawn(list, id)) return hash;
  const hashes = [...list.hashes, hash];
  const fresh = join(dataDir, UNFINISHED);
  const text = `${JSON.stringify({ salt: list.salt, hashes }, null, 2)}\n`;
  await naming(fresh, () => writeFileSync(fresh, text));
  renameSync(fresh, join(dataDir, LIST));
  return hash;
}

function hashOf(salt: string, id: string): string {
  return createHmac("sha256", Buffer.from(salt, "hex")).update(id).digest("hex");
}

function parsed(text: string): WithdrawalList | null {
  try {
    const { salt, hashes } = JSON.parse(text) as Partial<WithdrawalList>;
    const sound =
      typeof salt === "string" &&
      HEX.test(salt) &&
      Array.isArray(hashes) &&
      hashes.every((hash) => HEX.test(String(hash)));
    return sound ? { salt, hashes } : null;
  } catch {
    return null;
  }
}
