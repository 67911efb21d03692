/** What a row of the tables of settings says, and the types that follow from it. */

/** What is analysed apart, and kept apart. */
export type Part = "clusters" | "layout" | "curve";

/**
 * How a built site may show a setting: as it is, or by its size alone. Without it the site holds nothing
 * of the setting. A participant's id in it is a code where the study goes by codes.
 */
type Show = "openly" | "as a number";

/** Type and limits, as JSON Schema says them. */
export interface Limits {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: Limits;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Limits>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly additionalProperties?: Limits | false;
  readonly $ref?: string;
}

export interface Row {
  readonly is: Limits;
  /** For the schema, the docs and `--help`: a sentence, or more. */
  readonly what: string;
  /** Stands in where nobody says anything; null for none. */
  readonly default?: string | number | boolean | readonly string[] | null;
  /** As `--help` has it: the flag, and what stands for its value. */
  readonly flag?: `--${string}`;
  /** The parts of an analysis that get it, and whose keys hold it; no other part can read it. */
  readonly decides?: readonly Part[];
  readonly show?: Show;
}

export type Rows = Readonly<Record<string, Row>>;

/** What a value within the limits is. `Ref` stands for the one thing that is referred to. */
export type ValueOf<L, Ref = never> = L extends { enum: readonly (infer V)[] }
  ? V
  : L extends { type: "string" }
    ? string
    : L extends { type: readonly ["string", "null"] }
      ? string | null
      : L extends { type: readonly ["integer", "string"]; pattern: `^${infer W}$` }
        ? number | W
        : L extends { type: readonly ["string", "object"]; properties: infer P }
          ? string | { readonly [N in keyof P]: ValueOf<P[N], Ref> }
          : L extends { type: "integer" | "number" }
            ? number
            : L extends { type: "boolean" }
              ? boolean
              : L extends { items: infer I }
                ? readonly ValueOf<I, Ref>[]
                : L extends { properties: infer P }
                  ? { readonly [N in keyof P]: ValueOf<P[N], Ref> }
                  : L extends { additionalProperties: infer A }
                    ? Record<string, ValueOf<A, Ref>>
                    : Ref;

/** What may be said: any of the rows, or none. */
export type Said<T extends Rows, Ref = never> = {
  readonly [N in keyof T]?: ValueOf<T[N]["is"], Ref>;
};

/** What holds once all is said: every row that has a default. */
export type Chosen<T extends Rows> = {
  readonly [N in keyof T as T[N] extends { default: unknown } ? N : never]: T[N] extends {
    default: null;
  }
    ? ValueOf<T[N]["is"]> | null
    : ValueOf<T[N]["is"]>;
};
