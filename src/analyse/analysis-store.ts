/** Analyses that are kept: each part of a field's, by all that decides it. */
import type { Part } from "../config/settings-row.ts";
import type { Found, Questions } from "./analyse.ts";
import { codeVersion } from "../code-version.ts";
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";

export class AnalysisStore {
  readonly #folder: CacheFolder | null;
  readonly #shared: readonly unknown[];

  /** @param encoder names what the vectors come from */
  constructor(folder: CacheFolder | null, encoder: string) {
    this.#folder = folder;
    this.#shared = [codeVersion("analyses"), encoder];
  }

  find<P extends Part>(part: P, question: Questions[P]): Found | null {
    const text = readDocument(this.#folder, "analyses", this.#keyOf(part, question));
    return text === null ? null : decode(String(text));
  }

  /** Keeps what was found; the answer is what `find` will give, to the bit. */
  keep<P extends Part>(part: P, question: Questions[P], found: Found): Found {
    const text = encode(found);
    writeDocument(this.#folder, "analyses", this.#keyOf(part, question), text);
    return decode(text);
  }

  #keyOf<P extends Part>(part: P, question: Questions[P]): string {
    return contentKey(...this.#shared, part, question);
  }
}

function encode(found: Found): string {
  return JSON.stringify(found, (_, value: unknown) =>
    value instanceof Float64Array ? { float64: [...value] } : value,
  );
}

function decode(text: string): Found {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "object" && value !== null && "float64" in value
      ? Float64Array.from(value.float64 as number[])
      : value,
  ) as Found;
}
