/**
 * The key of the pseudonyms and who bears which code: one file a study, which git ignores and its
 * owner alone may read. Whoever has it can tell who a page is about.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  linkSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Fault, InputError } from "../error.ts";
import { FILE_VARIABLE, type KeyPlace } from "./key-place.ts";
import { openRegular } from "../files/regular-file.ts";

/** The variable that holds the key as 64 hex digits where there is no file, as on a build server. */
const VARIABLE = "TAGSCAPE_KEY";
const KEY = /^[0-9a-f]{64}$/;
/** Modes by which others than its owner may read or change a file. */
const OTHERS = 0o077;
const RESTORE = "restore it from a backup, or remove it to give every participant a new code";

export interface Keys {
  /** 256 bits as 64 hex digits. */
  readonly key: string;
  /** Code → participant, as far as built here. */
  readonly codes: Readonly<Record<string, string>>;
}

/**
 * The key of the variable, which goes before every file; null where it is not set.
 *
 * @throws InputError where it holds no key
 */
export function keyOfVariable(env: NodeJS.ProcessEnv): string | null {
  // A secret that is not set comes as an empty variable.
  const given = env[VARIABLE] ?? "";
  if (given === "") return null;
  if (KEY.test(given)) return given;
  throw refused(`$${VARIABLE}`, "no key of 64 hex digits", RESTORE);
}

/**
 * @returns null where there is no file
 * @throws InputError where it holds no key, or others may read it
 */
export function readKeyFile(file: string): Keys | null {
  const descriptor = openRegular(file);
  if (descriptor === null) {
    folderMustBe(file);
    return null;
  }
  try {
    const isOpen = process.platform !== "win32" && (fstatSync(descriptor).mode & OTHERS) !== 0;
    if (isOpen) throw refused(file, "a key that others may read or change", `chmod 600 ${file}`);
    return parsed(readFileSync(descriptor, "utf8"), file);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A new key, kept before it is used.
 *
 * @returns that of another build where it was quicker
 * @throws InputError on GitHub's runners: they start afresh each time, what is made there is gone with
 *   them, and every build would have other codes
 */
export function makeKeys(env: NodeJS.ProcessEnv, file: string): Keys {
  if (env["GITHUB_ACTIONS"] === "true")
    throw refused(
      `$${VARIABLE}`,
      "no key for pseudonyms on this runner",
      "keep the key of your key file there as a secret of that name",
    );
  const keys: Keys = { key: randomBytes(32).toString("hex"), codes: {} };
  replace(file, textOf(keys), (fresh) => {
    putFirst(fresh, file);
    rmSync(fresh);
  });
  return readKeyFile(file) ?? keys;
}

export function writeKeys(keys: Keys, { file }: Pick<KeyPlace, "file">): void {
  // What a link leads to is replaced, not the link.
  const real = existsSync(file) ? realpathSync(file) : file;
  replace(real, textOf(keys), (fresh) => renameSync(fresh, real));
}

/** Forgets who a participant was called; the code itself follows from the key and the id. */
export function forgetCodes(
  { key, codes }: Keys,
  participant: string,
  place: Pick<KeyPlace, "file">,
): void {
  const left = Object.entries(codes).filter(([, id]) => id !== participant);
  if (left.length < Object.keys(codes).length)
    writeKeys({ key, codes: Object.fromEntries(left) }, place);
}

function textOf({ key, codes }: Keys): string {
  const sorted = Object.fromEntries(Object.entries(codes).toSorted());
  return `${JSON.stringify({ key, codes: sorted }, null, 2)}\n`;
}

/** Writes beside the file, for its owner alone from the first byte on, and puts it there whole. */
function replace(file: string, text: string, put: (fresh: string) => void): void {
  // The pattern by which git ignores keys fits this name too.
  const fresh = join(dirname(file), `.tagscape-new-key-${process.pid}`);
  try {
    rmSync(fresh, { force: true });
    writeFileSync(fresh, text, { mode: 0o600, flag: "wx" });
    put(fresh);
  } catch (error) {
    rmSync(fresh, { force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    // Another build has put its key there in between.
    if (code === "EEXIST") return;
    if (code === "") throw error;
    const todo = `see to it that ${dirname(file)} can be written, or name another file as ${FILE_VARIABLE}`;
    throw new InputError([{ file, what: `a key cannot be kept here (${code})`, todo }], {
      cause: error,
    });
  }
}

/** Never in the place of a key that another build has put there in between. */
function putFirst(fresh: string, file: string): void {
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // Some file systems, such as FAT, have no hard links.
    copyFileSync(fresh, file, constants.COPYFILE_EXCL);
  }
}

function folderMustBe(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder))
    throw refused(
      file,
      "the folder of the key is not there",
      `make ${folder}, or name another file as ${FILE_VARIABLE}`,
    );
}

function parsed(text: string, file: string): Keys {
  const value = jsonOf(text);
  const { key, codes = {} } = (isObject(value) ? value : {}) as Partial<Keys>;
  if (typeof key !== "string" || !KEY.test(key))
    throw refused(file, "no key of 64 hex digits", RESTORE);
  if (!isObject(codes) || Object.values(codes).some((id) => typeof id !== "string"))
    throw refused(file, "codes that are no participants’", RESTORE);
  return { key, codes };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @returns undefined where it is no JSON, as after a copy that was cut short */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(file: string, what: string, todo: string): InputError {
  const fault: Fault = { file, what, todo };
  return new InputError([fault]);
}
