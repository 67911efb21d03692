/**
 * JSON documents by the content of what they were made from: the key is a hash of all inputs, so an
 * entry is never out of date. Each holds its own checksum; one that fails it is a miss.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { sha256 } from "../sha256.ts";
import type { CacheFolder, Kind } from "./folder.ts";

/** Hex digits of sha256, before the document. */
const DIGEST = 64;

/** Whole pages and their data, which take a fifth once they are packed. */
const PACKED: ReadonlySet<Kind> = new Set(["units"]);

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
  return parseDocument(kind, bytes, key);
}

export function writeDocument(
  folder: CacheFolder | null,
  kind: Kind,
  key: string,
  value: unknown,
): void {
  if (folder === null) return;
  const text = JSON.stringify(value);
  const body = Buffer.from(text);
  folder.write(kind, nameOf(key), [
    Buffer.from(`${sha256(`${key}\n${text}`)}\n`),
    PACKED.has(kind) ? deflateRawSync(body, { level: 1 }) : body,
  ]);
}

/** @returns null where the bytes are not what was written under the key */
export function parseDocument(kind: Kind, bytes: Buffer, key: string): unknown {
  const text = textOf(kind, bytes.subarray(DIGEST + 1));
  const head = bytes.toString("latin1", 0, DIGEST + 1);
  if (text === null || head !== `${sha256(`${key}\n${text}`)}\n`) return null;
  return JSON.parse(text);
}

function textOf(kind: Kind, body: Buffer): string | null {
  if (!PACKED.has(kind)) return body.toString("utf8");
  try {
    return inflateRawSync(body).toString("utf8");
  } catch {
    // Damaged: a miss, as any other.
    return null;
  }
}

/** Where a document lies, if it is kept. */
export function documentFile(folder: CacheFolder, kind: Kind, key: string): string {
  return folder.fileOf(kind, nameOf(key));
}

/** In folders of 256, since some systems are slow with many files in one. */
function nameOf(key: string): string {
  return `${key.slice(0, 2)}/${key}`;
}
