/**
 * What comes before CSV: is this file text at all, and which text? A transform that lets sound
 * UTF-8 lines pass, with every line end made LF, and stops at the first thing that is no CSV.
 */
import { isUtf8 } from "node:buffer";
import { Transform, type TransformCallback } from "node:stream";
import { type Fault, InputError } from "../error.ts";
import { fileKind, HEAD_BYTES, notCsv } from "./file-kind.ts";

const LF = 0x0a;
const CR = 0x0d;
/** A line longer than this is no CSV of metadata; it also bounds the memory of the check. */
const MAX_LINE_BYTES = 256 * 1024 * 1024;

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** What was odd about the text, though it could be read. */
export interface TextOddities {
  /** Byte order marks before the first character. */
  readonly boms: number;
  /** Those before other lines, as of a second file put after the first. */
  readonly bomsWithin: number;
  readonly lf: number;
  readonly crlf: number;
  readonly cr: number;
}

export class TextGuard extends Transform {
  readonly #file: string;
  /** Bytes of the last line, whose end has not come yet. */
  #rest: Buffer[] = [];
  #restBytes = 0;
  #line = 1;
  #started = false;
  #boms = 0;
  #marks = 0;
  #ends = { lf: 0, crlf: 0, cr: 0 };

  constructor(file: string) {
    super();
    this.#file = file;
  }

  get oddities(): TextOddities {
    return { boms: this.#boms, bomsWithin: this.#marks - this.#boms, ...this.#ends };
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    // A CR at the end of a chunk may be half of a CRLF: it waits with the line.
    const end = Math.max(chunk.lastIndexOf(LF), chunk.subarray(0, -1).lastIndexOf(CR));
    if (end === -1 || (!this.#started && this.#restBytes + end < HEAD_BYTES)) {
      this.#rest.push(chunk);
      this.#restBytes += chunk.length;
      // What has no lines is told at once, and not only when there is too much of it.
      const odd =
        this.#started || this.#restBytes < HEAD_BYTES ? null : this.#wrongKind(this.#rest);
      if (odd !== null) done(odd);
      else if (this.#restBytes <= MAX_LINE_BYTES) done();
      else done(this.#fault(this.#line, "a line of more than 256 MB", "check the quotes"));
      return;
    }
    const piece = Buffer.concat([...this.#rest, chunk.subarray(0, end + 1)]);
    const rest = chunk.subarray(end + 1);
    this.#rest = rest.length > 0 ? [rest] : [];
    this.#restBytes = rest.length;
    this.#pass(piece, done);
  }

  override _flush(done: TransformCallback): void {
    this.#pass(Buffer.concat(this.#rest), done);
  }

  #pass(piece: Buffer, done: TransformCallback): void {
    const error = this.#check(piece);
    if (error !== null) done(error);
    else done(null, this.#withLf(this.#withoutMarks(piece)));
  }

  #check(piece: Buffer): InputError | null {
    if (!this.#started) {
      this.#started = true;
      if (piece.length === 0)
        return this.#fault(undefined, "the file is empty (0 bytes)", "export it again");
      const odd = this.#wrongKind([piece]);
      if (odd !== null) return odd;
      while (piece.subarray(3 * this.#boms, 3 * this.#boms + 3).equals(BOM)) this.#boms += 1;
    }
    const nul = piece.indexOf(0);
    if (nul !== -1)
      return this.#fault(this.#lineAt(piece, nul), "a NUL byte", "export it again as UTF-8 text");
    if (!isUtf8(piece))
      return this.#fault(
        this.#lineAt(piece, invalidFrom(piece)),
        "bytes that are not UTF-8",
        "save it as UTF-8",
      );
    const marker = /(?:^|[\r\n])(?:<{7}|>{7}) /.exec(
      piece.includes("<<<<<<< ") || piece.includes(">>>>>>> ") ? piece.toString("latin1") : "",
    );
    if (marker !== null) {
      const at = marker.index + marker[0].length - 8;
      return this.#fault(this.#lineAt(piece, at), "a merge marker of git", "resolve the conflict");
    }
    return null;
  }

  #wrongKind(head: readonly Buffer[]): InputError | null {
    const kind = fileKind(Buffer.concat(head), this.#file);
    return kind === null ? null : this.#fault(1, notCsv(kind), kind.todo);
  }

  /** A mark that begins a line belongs to no cell: a quote after it would be out of place. */
  #withoutMarks(piece: Buffer): Buffer {
    const parts: Buffer[] = [];
    let from = 0;
    for (let at = piece.indexOf(BOM); at !== -1; at = piece.indexOf(BOM, at + 3)) {
      const before = at === from && parts.length > 0 ? LF : piece[at - 1];
      if (before !== undefined && before !== LF && before !== CR) continue;
      parts.push(piece.subarray(from, at));
      from = at + 3;
    }
    if (parts.length === 0) return piece;
    this.#marks += parts.length;
    return Buffer.concat([...parts, piece.subarray(from)]);
  }

  /** Counts the line ends and makes each LF, so that lines are numbered as editors do. */
  #withLf(piece: Buffer): Buffer {
    if (!piece.includes(CR)) {
      for (let at = piece.indexOf(LF); at !== -1; at = piece.indexOf(LF, at + 1))
        this.#ends.lf += 1;
      this.#line = 1 + this.#ends.lf + this.#ends.crlf + this.#ends.cr;
      return piece;
    }
    const out = Buffer.allocUnsafe(piece.length);
    let length = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte === CR && piece[at + 1] === LF) continue;
      if (byte === CR) this.#ends.cr += 1;
      else if (byte === LF) this.#ends[piece[at - 1] === CR ? "crlf" : "lf"] += 1;
      out[length++] = byte === CR ? LF : byte;
    }
    this.#line = 1 + this.#ends.lf + this.#ends.crlf + this.#ends.cr;
    return out.subarray(0, length);
  }

  #lineAt(piece: Buffer, index: number): number {
    const before = piece.subarray(0, index).toString("latin1");
    return this.#line + (before.match(/\r\n|\r|\n/g)?.length ?? 0);
  }

  #fault(line: number | undefined, what: string, todo: string): InputError {
    return new InputError([{ file: this.#file, line, what, todo } satisfies Fault]);
  }
}

/** Index of the first line with bytes that are not UTF-8: a line end is never inside a character. */
function invalidFrom(piece: Buffer): number {
  let start = 0;
  for (;;) {
    const end = piece.indexOf(LF, start);
    if (end === -1 || !isUtf8(piece.subarray(start, end))) return start;
    start = end + 1;
  }
}
