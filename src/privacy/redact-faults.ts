/**
 * Faults as a build server's log may hold them, which strangers read: no name of a file and no value,
 * but the number of the study's file, the line and the column, by which its owner finds them.
 */
import { KNOWN_COLUMNS } from "../read/columns.ts";
import { isData } from "../read/file-ids.ts";
import type { Config } from "../config/types.ts";
import { readdir } from "node:fs/promises";
import { onDisk } from "../files/archive.ts";
import { relative, sep } from "node:path";
import { type Fault, InputError, withoutValues } from "../error.ts";

/** @returns the error to show: on a build server, of a study under pseudonyms, another one */
export async function publicFaults(
  error: unknown,
  { dataDir, fields, pseudonyms, settingsFile }: Config,
): Promise<unknown> {
  const codes = pseudonyms || settingsFile.maybePseudonyms;
  if (process.env["CI"] !== "true" || !codes) return error;
  const known = new Set([...KNOWN_COLUMNS, ...fields.map(({ name }) => name)]);
  const names = (await readdir(dataDir).catch(() => [])).filter(isData).toSorted();
  /** "study file 3" for the third file of data by name; flags and settings as they are. */
  const place = (file: string): string => {
    if (file.startsWith("--")) return file;
    const name = relative(dataDir, onDisk(file)).split(sep).join("/");
    if (name === "study.json") return name;
    const at = names.indexOf(name);
    return at < 0 ? "the study" : `study file ${at + 1}`;
  };
  if (error instanceof InputError)
    return new InputError(
      error.faults.map(({ file, line, what, todo }): Fault => ({
        file: place(file),
        line,
        what: withoutValues(what, known),
        todo: withoutValues(todo, known),
      })),
    );
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) return error;
  const todo = "see to it that it can be read";
  return new InputError([{ file: place(path), what: `refused with ${code}`, todo }]);
}

/** For `catch`: throws what `publicFaults` has of an error. */
export function inPublic(config: Config): (error: unknown) => Promise<never> {
  return async (error) => {
    throw await publicFaults(error, config);
  };
}
