/**
 * The key of the pseudonyms and who bears which code: one file that git ignores and its owner alone
 * may read. Whoever has it can tell who a page is about.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InputError } from "./error.ts";

export const KEY_FILE = fileURLToPath(new URL("../.tagscape-key.json", import.meta.url));
/** Where there is no such file, as on a build server: the key as 64 hex digits. */
const VARIABLE = "TAGSCAPE_KEY";
const KEY = /^[0-9a-f]{64}$/;

export interface Keys {
  /** 256 bits as 64 hex digits. */
  readonly key: string;
  /** Code → participant, as far as built here. */
  readonly codes: Readonly<Record<string, string>>;
}

/** @throws InputError where the variable or the file holds no key */
export function readKeys(env: NodeJS.ProcessEnv, file = KEY_FILE): Keys | null {
  const given = env[VARIABLE];
  if (given !== undefined) return { key: checked(given, `$${VARIABLE}`), codes: {} };
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const { key, codes } = parsed(text) as Partial<Keys>;
  return { key: checked(String(key), file), codes: codes ?? {} };
}

/** The keys there are, or new ones, kept before they are used. */
export function openKeys(env: NodeJS.ProcessEnv, file = KEY_FILE): Keys {
  const known = readKeys(env, file);
  if (known !== null) return known;
  const keys = { key: randomBytes(32).toString("hex"), codes: {} };
  writeKeys(keys, env, file);
  return keys;
}

/** Nothing is written where the key comes from the environment. */
export function writeKeys(keys: Keys, env: NodeJS.ProcessEnv, file = KEY_FILE): void {
  if (env[VARIABLE] !== undefined) return;
  const codes = Object.fromEntries(Object.entries(keys.codes).toSorted());
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify({ key: keys.key, codes }, null, 2)}\n`, { mode: 0o600 });
  // An older file of that name keeps its mode when written to.
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}

function checked(key: string, file: string): string {
  if (KEY.test(key)) return key;
  throw new InputError([
    {
      file,
      what: "no key of 64 hex digits",
      todo: "restore it from a backup, or remove it to give every participant a new code",
    },
  ]);
}
