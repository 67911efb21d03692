/** Bytes of a file → its text, piece by piece: UTF-8, without a byte order mark. */
import { Transform, type TransformCallback } from "node:stream";
import { InputError } from "../../../error.ts";
import { fileKind, HEAD_BYTES } from "../../file-kind.ts";

/** A file that is no JSON, or not the whole of it. */
export class BrokenJson extends InputError {}

const JSON_KINDS = new Set(["JSON", "NDJSON"]);

export class JsonText extends Transform {
  readonly #file: string;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  /** What has come before the kind of the file could be told. */
  #head: Buffer | null = Buffer.alloc(0);

  constructor(file: string) {
    super({ readableObjectMode: true });
    this.#file = file;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.#head === null) {
      this.#decode(chunk, true, done);
      return;
    }
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.length < HEAD_BYTES) done();
    else this.#begin(true, done);
  }

  override _flush(done: TransformCallback): void {
    if (this.#head === null) this.#decode(Buffer.alloc(0), false, done);
    else this.#begin(false, done);
  }

  #begin(more: boolean, done: TransformCallback): void {
    const head = this.#head ?? Buffer.alloc(0);
    this.#head = null;
    if (head.length === 0) {
      done(this.#fault("the file is empty (0 bytes)", "export it again"));
      return;
    }
    const kind = fileKind(head, this.#file);
    if (kind !== null && !JSON_KINDS.has(kind.name))
      done(this.#fault(`${kind.name}, not JSON`, kind.todo.replace("CSV", "JSON")));
    else this.#decode(head, more, done);
  }

  #decode(chunk: Buffer, stream: boolean, done: TransformCallback): void {
    try {
      const text = this.#decoder.decode(chunk, { stream });
      if (text === "") done();
      else done(null, text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      done(this.#fault("bytes that are not UTF-8", "save it as UTF-8"));
    }
  }

  #fault(what: string, todo: string): BrokenJson {
    return new BrokenJson([{ file: this.#file, what, todo }]);
  }
}
