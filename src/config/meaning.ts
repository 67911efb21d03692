/** What holds of a field's meaning: what was said, and for the rest what its method has. */
import { MEANING, METHODS } from "./meaning-table.ts";
import type { Meaning } from "./types.ts";

/** @param said the last of them that says something of a setting has it */
export function meaningOf(...said: readonly (Partial<Meaning> | undefined)[]): Meaning {
  const all: Partial<Meaning> = Object.assign({}, ...said.map(ofMeaning));
  const method = all.method ?? MEANING.method.default;
  return { method, ...METHODS[method], ...all };
}

/** What is said of meaning among other settings. */
export function ofMeaning(said: Partial<Meaning> = {}): Partial<Meaning> {
  return Object.fromEntries(
    Object.keys(MEANING).flatMap((key) => {
      const value = said[key as keyof Meaning];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
