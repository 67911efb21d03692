/** What reading a study finds, as its user is told. */
import { join } from "node:path";
import { makeConfig } from "../src/config/config.ts";
import { InputError } from "../src/error.ts";
import type { Flags } from "../src/config/flags.ts";
import { readSettings } from "../src/config/study-json.ts";
import { readStudy, type Study } from "../src/read/study.ts";

export async function read(folder: string, flags: Flags = {}): Promise<Study> {
  const config = makeConfig(
    { data: folder, out: join(folder, "..", "out"), ...flags },
    await readSettings(folder),
  );
  return readStudy(config);
}

/** The lines of the error, without the folder. */
export async function faultsOf(folder: string, flags: Flags = {}): Promise<string[]> {
  try {
    await read(folder, flags);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split("\n").map((line) => line.replaceAll(join(folder, "/"), ""));
  }
  return [];
}
