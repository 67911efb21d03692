/** Analyses that are kept: each part of a field's, by all that decides it. */
import type { Config } from "../config/types.ts";
import type { Analysis, Part } from "./analyse.ts";
import { codeVersion } from "../code-version.ts";
import type { FieldCount } from "../prepare/count-study.ts";
import { contentKey, readDocument, writeDocument } from "../cache/documents.ts";
import type { CacheFolder } from "../cache/folder.ts";

/** What one part brings. */
export type Found = Partial<Analysis>;

export class AnalysisStore {
  readonly #folder: CacheFolder | null;
  readonly #shared: readonly unknown[];
  readonly #config: Config;

  /** @param encoder names what the vectors come from */
  constructor(folder: CacheFolder | null, encoder: string, config: Config) {
    this.#folder = folder;
    this.#shared = [codeVersion(), encoder, config.seed];
    this.#config = config;
  }

  find(field: FieldCount, part: Part): Found | null {
    const text = readDocument(this.#folder, "analyses", this.#keyOf(field, part));
    return text === null ? null : decode(String(text));
  }

  /** Keeps what was found; the answer is what `find` will give, to the bit. */
  keep(field: FieldCount, part: Part, found: Found): Found {
    const text = encode(found);
    writeDocument(this.#folder, "analyses", this.#keyOf(field, part), text);
    return decode(text);
  }

  #keyOf({ tags, config: { k } }: FieldCount, part: Part): string {
    const { perplexity, clusterEngine, layoutEngine } = this.#config;
    // A map does not know how often a tag occurs, nor clusters at what perplexity.
    return part === "layout"
      ? contentKey(
          ...this.#shared,
          part,
          perplexity,
          layoutEngine,
          tags.map(({ tag }) => tag),
        )
      : contentKey(...this.#shared, part, k, clusterEngine, tags);
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
