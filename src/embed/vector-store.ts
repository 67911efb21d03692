/**
 * The store of vectors: each text once, for one encoder. Segments are only added, and put together
 * when they have become many; builds at the same time never see half of one.
 */
import { createHash } from "node:crypto";
import { makeMatrix, type Matrix } from "../kernels/matrix.ts";
import type { CacheFolder } from "../cache/folder.ts";
import { sum } from "../numbers.ts";
import { eachVector, encodeSegment, KEY, withSegment } from "./vector-segment.ts";

/** So many small segments are put together into one. */
const MANY = 16;
/** Bytes below which a segment is small: full ones of the encoder are not, and what is put together fits in memory. */
const SMALL = 8 * 2 ** 20;

export class VectorStore {
  readonly #folder: CacheFolder | null;
  readonly #encoder: string;
  readonly #dimensions: number;

  /** @param encoder names everything that decides a vector beside its text: weights, backend, release */
  constructor(folder: CacheFolder | null, encoder: string, dimensions: number) {
    this.#folder = folder;
    this.#encoder = encoder;
    this.#dimensions = dimensions;
  }

  /** Copies the vectors that are kept into the rows of their texts; returns the rows found. */
  read(texts: readonly string[], into: Matrix): Set<number> {
    const found = new Set<number>();
    const rowOf = new Map(texts.map((text, row) => [this.#keyOf(text).toString("latin1"), row]));
    for (const name of this.#segments()) {
      if (found.size === rowOf.size) break;
      const file = this.#folder?.fileOf("vectors", name) ?? "";
      withSegment(file, (handle, segment) => {
        if (segment.dimensions !== this.#dimensions) return;
        const wanted: number[] = [];
        const rows = new Map<number, number>();
        for (let i = 0; i < segment.count; i++) {
          const row = rowOf.get(segment.keys.toString("latin1", i * KEY, (i + 1) * KEY));
          if (row === undefined || found.has(row)) continue;
          wanted.push(i);
          rows.set(i, row);
        }
        eachVector(handle, segment, wanted, (i, vector) => {
          if (vector === null) return;
          into.data.set(vector, rows.get(i)! * this.#dimensions);
          found.add(rows.get(i)!);
        });
        this.#folder?.touch(file);
      });
    }
    return found;
  }

  /** @param vectors row i is that of text i */
  write(texts: readonly string[], vectors: Matrix): void {
    if (this.#folder === null || texts.length === 0) return;
    const keys = Buffer.concat(texts.map((text) => this.#keyOf(text)));
    this.#writeSegment(keys, vectors.data.subarray(0, texts.length * this.#dimensions));
    const small = this.#segments().filter(
      (name) => (this.#folder?.sizeOf("vectors", name) ?? SMALL) < SMALL,
    );
    if (small.length >= MANY) this.#mergeSegments(small);
  }

  #writeSegment(keys: Buffer, vectors: Float32Array): string {
    const parts = encodeSegment(keys, vectors, this.#dimensions);
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    const name = `${this.#home}/${hash.digest("hex").slice(0, 32)}`;
    this.#folder?.write("vectors", name, parts);
    return name;
  }

  #mergeSegments(old: readonly string[]): void {
    const sizes = old.map((name) => this.#folder?.sizeOf("vectors", name) ?? 0);
    const most = Math.ceil(sum(sizes) / (4 * this.#dimensions));
    const joined = makeMatrix(most, this.#dimensions);
    const keys: Buffer[] = [];
    const known = new Set<string>();
    for (const name of old)
      withSegment(this.#folder?.fileOf("vectors", name) ?? "", (handle, segment) => {
        const all = Array.from({ length: segment.count }, (_, i) => i);
        eachVector(handle, segment, all, (i, vector) => {
          const own = segment.keys.subarray(i * KEY, (i + 1) * KEY);
          const key = own.toString("latin1");
          if (vector === null || known.has(key)) return;
          known.add(key);
          joined.data.set(vector, keys.length * this.#dimensions);
          keys.push(own);
        });
      });
    const vectors = joined.data.subarray(0, keys.length * this.#dimensions);
    const name = this.#writeSegment(Buffer.concat(keys), vectors);
    if (this.#folder?.broken !== null) return;
    for (const gone of old) if (gone !== name) this.#folder?.remove("vectors", gone);
  }

  #segments(): string[] {
    const names = this.#folder?.list("vectors") ?? [];
    return names.filter((name) => name.replaceAll("\\", "/").startsWith(`${this.#home}/`));
  }

  /** A folder for each encoder. */
  get #home(): string {
    return createHash("sha256").update(this.#encoder).digest("hex").slice(0, 16);
  }

  #keyOf(text: string): Buffer {
    return createHash("sha256").update(`${this.#encoder}\n${text}`).digest();
  }
}
