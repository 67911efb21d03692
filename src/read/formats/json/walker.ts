/** Tokens of JSON → the values at given places, each put together once it is whole; of the rest its texts. */
import { Assembler } from "stream-json/core/assembler.js";
import type { Token } from "stream-json/core/parser.js";
import type { Json, Path } from "./values.ts";

/** Keys from the root of a document, or what they look like; `*` for each item of a list. */
export type Place = readonly (string | RegExp)[];

export interface Taker {
  /** A value at one of the places. */
  readonly value: (value: Json) => void;
  /** A text outside of them. */
  readonly rest: (text: string, path: Path) => void;
}

/** Thrown for what no JSON has; the message is what was found. */
export class NoJson extends Error {}

/** No metadata is nested deeper; a text of brackets is. */
const DEEPEST = 200;

/** @throws NoJson where a document is nested too deeply */
export class Walker {
  readonly #places: readonly Place[];
  readonly #taker: Taker;
  /** Of what is not put together: the key of each level, `*` in a list. */
  readonly #path: string[] = [];
  #assembler: Assembler<Json> | null = null;
  #depth = 0;

  constructor(places: readonly Place[], taker: Taker) {
    this.#places = places;
    this.#taker = taker;
  }

  /** Whether a value is in hand that is not whole yet. */
  get isWithin(): boolean {
    return this.#assembler !== null;
  }

  consume(token: Token): void {
    const { name } = token;
    const opens = name === "startObject" || name === "startArray";
    const closes = name === "endObject" || name === "endArray";
    if (opens && ++this.#depth > DEEPEST) throw new NoJson("lists nested too deeply");
    if (closes) this.#depth -= 1;
    if (this.#assembler !== null) this.#put(this.#assembler, token);
    else if (name === "keyValue") this.#path[this.#path.length - 1] = token.value;
    else if (closes) this.#path.pop();
    else if (this.#isPlace(name === "startArray"))
      this.#put(new Assembler<Json>({ numberAsString: true }), token);
    else if (name === "startArray") this.#path.push("*");
    else if (name === "startObject") this.#path.push("");
    else if (name === "stringValue" || name === "numberValue")
      this.#taker.rest(token.value, [...this.#path]);
  }

  #put(assembler: Assembler<Json>, token: Token): void {
    assembler.consume(token);
    this.#assembler = assembler.done ? null : assembler;
    if (assembler.done) this.#taker.value(assembler.current);
  }

  /** The root of a document is no item where it is a list of them. */
  #isPlace(isList: boolean): boolean {
    const path = this.#path;
    if (isList && path.length === 0) return false;
    return this.#places.some(
      (place) =>
        place.length === path.length &&
        place.every((key, i) => {
          const own = path[i] ?? "";
          return typeof key === "string" ? key === own : own !== "*" && key.test(own);
        }),
    );
  }
}
