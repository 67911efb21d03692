/**
 * The key of the pseudonyms and who bears which code: one file that git ignores and its owner alone
 * may read. Whoever has it can tell who a page is about.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InputError } from "./error.ts";

/** Beside the project, or where its owner keeps it, as on a drive that is encrypted. */
export const KEY_FILE =
  process.env["TAGSCAPE_KEY_FILE"] ??
  fileURLToPath(new URL("../.tagscape-key.json", import.meta.url));
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
  const given = fromVariable(env);
  if (given !== null) return { key: checked(given, `$${VARIABLE}`), codes: {} };
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

/**
 * The keys there are, or new ones, kept before they are used.
 *
 * @throws InputError on GitHub's runners without a key: they start afresh each time, what is made there
 *   is gone with them, and every build would have other codes
 */
export function openKeys(env: NodeJS.ProcessEnv, file = KEY_FILE): Keys {
  const known = readKeys(env, file);
  if (known !== null) return known;
  if (env["GITHUB_ACTIONS"] === "true")
    throw new InputError([
      {
        file: `$${VARIABLE}`,
        what: "no key for pseudonyms on this runner",
        todo: "keep the key of your .tagscape-key.json there as a secret of that name",
      },
    ]);
  const keys = { key: randomBytes(32).toString("hex"), codes: {} };
  writeKeys(keys, env, file);
  return keys;
}

/** Nothing is written where the key comes from the environment. */
export function writeKeys(keys: Keys, env: NodeJS.ProcessEnv, file = KEY_FILE): void {
  if (fromVariable(env) !== null) return;
  const codes = Object.fromEntries(Object.entries(keys.codes).toSorted());
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify({ key: keys.key, codes }, null, 2)}\n`, { mode: 0o600 });
  // An older file of that name keeps its mode when written to.
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}

/** Forgets who a participant was called; the code itself follows from the key and the id. */
export function forgetCodes(
  { key, codes }: Keys,
  participant: string,
  env: NodeJS.ProcessEnv,
  file = KEY_FILE,
): void {
  const left = Object.entries(codes).filter(([, id]) => id !== participant);
  if (left.length < Object.keys(codes).length)
    writeKeys({ key, codes: Object.fromEntries(left) }, env, file);
}

/** A secret that is not set comes as an empty variable. */
function fromVariable(env: NodeJS.ProcessEnv): string | null {
  return (env[VARIABLE] ?? "") === "" ? null : String(env[VARIABLE]);
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
