/** One text of JSON, as it comes → the values at its places, with the line at which each begins. */
import { getManyValues, isMany, type Many, none } from "stream-chain/defs.js";
import { jsonParser, type Token } from "stream-json/core/parser.js";
import type { Json } from "./values.ts";
import { NoJson, type Place, type Taker, Walker } from "./walker.ts";

/** Characters of the longest value: more is no metadata of a video. */
export const LONGEST = 64 * 1024 * 1024;

export class Document {
  readonly #tokenise;
  readonly #walker: Walker;
  /** Of the value in hand: where it begins, and its characters up to now. */
  #start = 1;
  #length = 0;

  /** @param more whether other documents may follow the first */
  constructor(
    places: readonly Place[],
    { value, rest }: { value: (value: Json, line: number) => void; rest: Taker["rest"] },
    more: boolean,
  ) {
    this.#tokenise = jsonParser({ streamValues: false, jsonStreaming: more });
    this.#walker = new Walker(places, { value: (whole) => value(whole, this.#start), rest });
  }

  /**
   * @param text its next part, `none` at its end
   * @throws NoJson
   */
  push(text: string | typeof none, line: number): void {
    for (const token of this.#tokens(text)) {
      if (!this.#walker.isWithin) {
        this.#start = line;
        this.#length = 0;
      }
      this.#walker.consume(token);
    }
    if (text !== none) this.#length += text.length;
    if (this.#walker.isWithin && this.#length > LONGEST)
      throw new NoJson("a value of more than 64 MB");
  }

  #tokens(text: string | typeof none): Token[] {
    try {
      const tokens = this.#tokenise(text as string);
      return isMany(tokens) ? getManyValues(tokens as Many<Token>) : [];
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const odd = typeof text === "string" && /[:,[]\s*-?(?:NaN|Infinity)\b/.exec(text);
      throw new NoJson(odd ? `${odd[0].replace(/[^A-Za-z]/g, "")}, which is no JSON,` : "no JSON", {
        cause: error,
      });
    }
  }
}
