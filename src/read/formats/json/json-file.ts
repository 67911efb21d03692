/** A file of JSON or NDJSON → its values one after another, never the whole of it at once. */
import { Writable } from "node:stream";
import { none } from "stream-chain/defs.js";
import type { FileState } from "../../../files/steady-file.ts";
import { readBytes } from "../../text-file.ts";
import { Document, LONGEST } from "./document.ts";
import { BrokenJson, JsonText } from "./json-text.ts";
import type { Json, Path } from "./values.ts";
import { NoJson, type Place, type Taker } from "./walker.ts";

/** Where a value begins. */
interface Spot {
  /** 1-based. */
  readonly line: number;
  /** How many values came up to this one, itself among them. */
  readonly number: number;
  /** What is counted: lines where each is a document of its own. */
  readonly unit: "line" | "item";
}

export interface JsonTaker {
  readonly value: (value: Json, spot: Spot) => void;
  /** A line of NDJSON that is none. */
  readonly broken: (spot: Spot) => void;
  /** A text that no value holds. */
  readonly rest?: (text: string, path: Path) => void;
}

/** Characters of a first line that is looked at as a whole. */
const FIRST = 1024 * 1024;
const TOO_LONG = "a value of more than 64 MB";
/** A line is a value, or a list of them. */
const LINE: readonly Place[] = [[], ["*"]];

/**
 * Streams a file through its taker. A file is NDJSON where its first line is a whole object and not the
 * only one, or its name says so: then each line is a value.
 *
 * @param places of the values in a file that is one document
 *
 * @throws BrokenJson where it is no JSON; values before that were handed over
 */
export async function readJson(
  file: string,
  places: readonly Place[],
  taker: JsonTaker,
): Promise<FileState> {
  const reader = new JsonReader(file, places, taker);
  const text = new JsonText(file);
  const into = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      done(attempt(() => reader.push(chunk)));
    },
    final(done) {
      done(attempt(() => reader.end()));
    },
  });
  return readBytes(file, [text, into]);
}

function attempt(action: () => void): Error | null {
  try {
    action();
    return null;
  } catch (error) {
    return error as Error;
  }
}

class JsonReader {
  readonly #file: string;
  readonly #places: readonly Place[];
  readonly #taker: JsonTaker;
  /** What has come of the line in hand, while whole lines are wanted. */
  #parts: string[] = [];
  #length = 0;
  #line = 1;
  #number = 0;
  #byLine: boolean;
  /** A first line that is a whole object: the only one, or the first of many. */
  #first: { readonly text: string; readonly line: number } | null = null;
  #document: Document | null = null;

  constructor(file: string, places: readonly Place[], taker: JsonTaker) {
    this.#file = file;
    this.#byLine = /\.(?:ndjson|jsonl)$/i.test(file);
    this.#places = places;
    this.#taker = taker;
  }

  push(chunk: string): void {
    let from = 0;
    for (let at = chunk.indexOf("\n"); at !== -1; at = chunk.indexOf("\n", from)) {
      this.#take(chunk.slice(from, at + 1));
      this.#line += 1;
      from = at + 1;
    }
    if (from < chunk.length) this.#take(chunk.slice(from));
  }

  end(): void {
    if (this.#document === null) this.#endLine();
    if (this.#first !== null) this.#begin(this.#first.text);
    if (this.#document !== null) this.#read(this.#document, none);
  }

  /** @param text a line with its end, or what has come of one */
  #take(text: string): void {
    if (this.#document !== null) {
      this.#read(this.#document, text);
      return;
    }
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > LONGEST) throw this.#fault(TOO_LONG, "check its quotes");
    const isFirst = !this.#byLine && this.#first === null;
    if (text.endsWith("\n") || (isFirst && this.#length > FIRST)) this.#endLine();
  }

  #endLine(): void {
    const text = this.#parts.join("");
    this.#parts = [];
    this.#length = 0;
    if (text.trim() === "") return;
    if (this.#first !== null) {
      // Of two whole objects, each on its line.
      this.#byLine = true;
      this.#readLine(this.#first.text, this.#first.line);
      this.#first = null;
    }
    if (this.#byLine) this.#readLine(text, this.#line);
    else if (isWhole(text)) this.#first = { text, line: this.#line };
    else this.#begin(text);
  }

  #begin(text: string): void {
    this.#first = null;
    this.#document = new Document(this.#places, this.#takes(), true);
    this.#read(this.#document, text);
  }

  #readLine(text: string, at: number): void {
    const line = new Document(LINE, this.#takes(), false);
    try {
      line.push(text, at);
      line.push(none, at);
    } catch (error) {
      if (!(error instanceof NoJson)) throw error;
      this.#number += 1;
      this.#taker.broken(this.#spot(at));
    }
  }

  #takes(): { value: (value: Json, line: number) => void; rest: Taker["rest"] } {
    return {
      value: (value, line) => {
        this.#number += 1;
        this.#taker.value(value, this.#spot(line));
      },
      rest: (text, path) => this.#taker.rest?.(text, path),
    };
  }

  #read(document: Document, text: string | typeof none): void {
    try {
      document.push(text, this.#line);
    } catch (error) {
      if (!(error instanceof NoJson)) throw error;
      throw this.#fault(
        text === none ? "JSON that breaks off" : `${error.message} from here on`,
        "export it again, or mend it there",
      );
    }
  }

  #spot(line: number): Spot {
    return { line, number: this.#number, unit: this.#byLine ? "line" : "item" };
  }

  #fault(what: string, todo: string): BrokenJson {
    return new BrokenJson([{ file: this.#file, line: this.#line, what, todo }]);
  }
}

/** What only an object is, and none that begins on its line and goes on below. */
function isWhole(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
