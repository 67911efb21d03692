/** manifest.json read again, from a folder or from a branch: typed, as far as anyone relies on it. */
import { GENERATOR } from "./manifest.ts";

export const MANIFEST = "manifest.json";

export interface SiteManifest {
  /** path → sha256 of every other file; empty where somebody has written no text there. */
  readonly files: ReadonlyMap<string, string>;
  /** Ids or codes of those who are shown. */
  readonly participants: readonly string[];
  /** Whether they go by codes; null where it does not say. */
  readonly pseudonyms: boolean | null;
}

/** @returns null where the text is no manifest of a site of ours */
export function parseManifest(text: string): SiteManifest | null {
  const { generator, files, audit, settings } = parsed(text);
  if (generator !== GENERATOR || !isObject(files)) return null;
  const pseudonyms = isObject(settings) ? settings["pseudonyms"] : null;
  return {
    files: new Map(
      Object.entries(files).map(([path, hash]) => [path, typeof hash === "string" ? hash : ""]),
    ),
    participants: isObject(audit) ? Object.keys(audit) : [],
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
