/**
 * A segment of the store of vectors: a file that is written once and never changed.
 *
 *   64 bytes   header: name of the format, entries, dimensions (u32), crc32 of what is before it
 *   32 × n     keys: sha256 of what a vector was made from
 *    4 × n     crc32 of each entry's key and vector
 *   4d × n     vectors, f32
 *
 * All numbers are little-endian. An entry that fails its crc, or that a truncated file lacks, is not
 * there; the others are.
 */
import type { CacheFolder } from "../cache/folder.ts";
import type { Entries } from "../cache/upkeep.ts";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

const FORMAT = "tagscape vectors 1\n";
const HEADER = 64;
export const KEY = 32;
/** Vectors read at a time. */
const CHUNK = 4096;

export interface Segment {
  readonly count: number;
  readonly dimensions: number;
  readonly keys: Buffer;
  readonly checks: Uint32Array;
  /** Byte at which the vectors begin, and how many of them the file holds in full. */
  readonly start: number;
  readonly whole: number;
}

/** @param keys n × 32 bytes @param vectors n × d, row-major */
export function encodeSegment(
  keys: Uint8Array,
  vectors: Float32Array,
  dimensions: number,
): Buffer[] {
  const count = keys.length / KEY;
  const header = Buffer.alloc(HEADER);
  header.write(FORMAT, "latin1");
  header.writeUInt32LE(count, 32);
  header.writeUInt32LE(dimensions, 36);
  header.writeUInt32LE(crc32(header.subarray(0, 40)), 60);
  const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  const checks = Buffer.alloc(4 * count);
  for (let i = 0; i < count; i++) checks.writeUInt32LE(checkOf(keys, bytes, i, dimensions), 4 * i);
  return [header, Buffer.from(keys), checks, bytes];
}

function checkOf(keys: Uint8Array, vectors: Buffer, i: number, dimensions: number): number {
  const length = 4 * dimensions;
  const ofKey = crc32(keys.subarray(i * KEY, (i + 1) * KEY));
  return crc32(vectors.subarray(i * length, (i + 1) * length), ofKey);
}

/** What the file holds, or null where it is no segment. */
function openSegment(handle: number): Segment | null {
  const header = readAt(handle, 0, HEADER);
  if (header.length < HEADER || header.toString("latin1", 0, FORMAT.length) !== FORMAT) return null;
  if (header.readUInt32LE(60) !== crc32(header.subarray(0, 40))) return null;
  const count = header.readUInt32LE(32);
  const dimensions = header.readUInt32LE(36);
  const tables = readAt(handle, HEADER, count * (KEY + 4));
  if (tables.length < count * (KEY + 4)) return null;
  const start = HEADER + tables.length;
  const bytes = Math.max(0, fstatSync(handle).size - start);
  const whole = Math.min(count, Math.floor(bytes / (4 * dimensions)));
  const checks = Uint32Array.from({ length: count }, (_, i) =>
    tables.readUInt32LE(count * KEY + 4 * i),
  );
  return { count, dimensions, keys: tables.subarray(0, count * KEY), checks, start, whole };
}

/**
 * Looks at the vectors of some rows, in order.
 *
 * @param wanted rows, ascending
 * @param look gets null for an entry that is damaged; the vector is overwritten afterwards
 */
export function eachVector(
  handle: number,
  { dimensions, keys, checks, start, whole }: Segment,
  wanted: readonly number[],
  look: (row: number, vector: Float32Array | null) => void,
): void {
  const length = 4 * dimensions;
  for (let from = 0; from < wanted.length;) {
    const first = wanted[from]!;
    let to = from;
    while (to < wanted.length && wanted[to]! < first + CHUNK) to++;
    const last = Math.min(whole, wanted[to - 1]! + 1);
    const bytes = readAt(handle, start + first * length, Math.max(0, last - first) * length);
    for (; from < to; from++) {
      const row = wanted[from]!;
      const own = bytes.subarray((row - first) * length, (row - first + 1) * length);
      const sound =
        own.length === length &&
        crc32(own, crc32(keys.subarray(row * KEY, (row + 1) * KEY))) === checks[row];
      look(row, sound ? new Float32Array(own.buffer, own.byteOffset, dimensions) : null);
    }
  }
}

/** So many bytes of the file, or as many as there are. */
function readAt(handle: number, position: number, length: number): Buffer {
  // Not from the pool, whose offsets are not those of floats.
  const bytes = Buffer.from(new ArrayBuffer(length));
  let done = 0;
  while (done < length) {
    const read = readSync(handle, bytes, done, length - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

/** Opens a file for the time of `look`; null where it cannot be read or is no segment. */
export function withSegment<T>(
  file: string,
  look: (handle: number, segment: Segment) => T,
): T | null {
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch {
    // Another build has merged it with others and removed it.
    return null;
  }
  try {
    const segment = openSegment(handle);
    return segment === null ? null : look(handle, segment);
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

/** Vectors of a segment, and how many of them are sound; a file that is no segment counts as one. */
export function vectorsIn(folder: CacheFolder, name: string): Entries {
  let sound = 0;
  const all = withSegment(folder.fileOf("vectors", name), (handle, segment) => {
    const rows = Array.from({ length: segment.count }, (_, i) => i);
    eachVector(handle, segment, rows, (_, vector) => {
      if (vector !== null) sound += 1;
    });
    return segment.count;
  });
  return { all: all ?? 1, sound };
}
