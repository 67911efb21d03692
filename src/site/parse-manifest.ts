/** manifest.json read again, from a folder or from a branch: typed, as far as anyone relies on it. */
import { GENERATOR } from "./manifest.ts";

export const MANIFEST = "manifest.json";

export interface SiteManifest {
  /** path → sha256 of every other file; empty where somebody has written no text there. */
  readonly files: ReadonlyMap<string, string>;
  /** Ids or codes of those who are shown. */
  readonly participants: readonly string[];
  /** How many there are. */
  readonly people: number;
  /** Whether they go by codes; null where it does not say. */
  readonly pseudonyms: boolean | null;
  /** "cohort" where it shows them all together, and nobody alone. */
  readonly pages: "all" | "cohort";
}

/** @returns null where the text is no manifest of a site of ours */
export function parseManifest(text: string): SiteManifest | null {
  const { generator, files, audit, settings, participants: people } = parsed(text);
  if (generator !== GENERATOR || !isObject(files)) return null;
  const pseudonyms = isObject(settings) ? settings["pseudonyms"] : null;
  const isTogether = isObject(settings) && settings["pages"] === "cohort";
  const participants = isObject(audit) && !isTogether ? Object.keys(audit) : [];
  return {
    files: new Map(
      Object.entries(files).map(([path, hash]) => [path, typeof hash === "string" ? hash : ""]),
    ),
    participants,
    people: isTogether && typeof people === "number" ? people : participants.length,
    pages: isTogether ? "cohort" : "all",
    pseudonyms: typeof pseudonyms === "boolean" ? pseudonyms : null,
  };
}

/** A text that is no object holds nothing. */
function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
