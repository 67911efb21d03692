/**
 * Documents by the content of what they were made from: the key is a hash of all inputs, so an
 * entry is never out of date; counts, which stand in a slot, have that hash within. Each holds its own checksum; one that fails it is a miss.
 */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { sha256 } from "../sha256.ts";
import type { CacheFolder, Kind } from "./folder.ts";

/** Hex digits of sha256, before the document. */
const DIGEST = 64;

interface Form {
  readonly bytesOf: (value: unknown) => Uint8Array;
  readonly valueOf: (bytes: Buffer) => unknown;
}

const JSON_TEXT: Form = {
  bytesOf: (value) => Buffer.from(JSON.stringify(value)),
  valueOf: (bytes) => JSON.parse(bytes.toString("utf8")),
};

/** Of what is no JSON: whole pages and their data take a fifth once they are packed, counts hold bytes. */
const FORMS: Partial<Readonly<Record<Kind, Form>>> = {
  units: {
    bytesOf: (value) => deflateRawSync(JSON_TEXT.bytesOf(value), { level: 1 }),
    valueOf: (bytes) => JSON_TEXT.valueOf(inflateRawSync(bytes)),
  },
  counts: { bytesOf: serialize, valueOf: deserialize },
};

/** A hash of anything that JSON can say, of maps and of lists of integers; the order of keys counts. */
export function contentKey(...inputs: readonly unknown[]): string {
  return sha256(JSON.stringify(inputs, (_, value: unknown) => plain(value)));
}

function plain(value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  return value instanceof Int32Array ? Array.from(value) : value;
}

export function readDocument(folder: CacheFolder | null, kind: Kind, key: string): unknown {
  const bytes = folder?.read(kind, nameOf(key)) ?? null;
  if (folder === null || bytes === null) return null;
  folder.touch(folder.fileOf(kind, nameOf(key)));
  return isSound(bytes, key) ? formOf(kind).valueOf(bytes.subarray(DIGEST + 1)) : null;
}

export function writeDocument(
  folder: CacheFolder | null,
  kind: Kind,
  key: string,
  value: unknown,
): void {
  if (folder === null) return;
  const body = formOf(kind).bytesOf(value);
  folder.write(kind, nameOf(key), [Buffer.from(`${checksum(key, body)}\n`), body]);
}

/** Whether the bytes are what was written under the key; whatever engine wrote them. */
export function isSound(bytes: Buffer, key: string): boolean {
  const head = bytes.toString("latin1", 0, DIGEST + 1);
  return head === `${checksum(key, bytes.subarray(DIGEST + 1))}\n`;
}

function formOf(kind: Kind): Form {
  return FORMS[kind] ?? JSON_TEXT;
}

function checksum(key: string, body: Uint8Array): string {
  return createHash("sha256").update(`${key}\n`).update(body).digest("hex");
}

/** Where a document lies, if it is kept. */
export function documentFile(folder: CacheFolder, kind: Kind, key: string): string {
  return folder.fileOf(kind, nameOf(key));
}

/** In folders of 256, since some systems are slow with many files in one. */
function nameOf(key: string): string {
  return `${key.slice(0, 2)}/${key}`;
}
