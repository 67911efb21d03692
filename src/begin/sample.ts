/** The sample study of the package, for whoever wants to see a site before they have data. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isPackaged } from "../called.ts";
import { InputError } from "../error.ts";

/** The program of a package lies a folder deeper than its sources do. */
const SAMPLE = fileURLToPath(
  new URL(isPackaged ? "../../../data/" : "../../data/", import.meta.url),
);

/** @throws InputError where something is there already */
export function copySample(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const todo = "begin in another folder, or move it away";
    throw new InputError([{ file: folder, what: "is there already", todo }]);
  }
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(SAMPLE).filter((name) => name.endsWith(".csv")))
    copyFileSync(join(SAMPLE, name), join(folder, name));
  const text = readFileSync(join(SAMPLE, "study.json"), "utf8");
  const { $schema: _, ...settings } = JSON.parse(text) as Record<string, unknown>;
  // The schema lies beside the sample in the repository alone.
  writeFileSync(join(folder, "study.json"), `${JSON.stringify(settings, null, 2)}\n`);
}
