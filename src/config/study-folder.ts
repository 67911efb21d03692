/**
 * The names in a study's folder, and those that nearly are the name of a file of settings: a study
 * whose `study.json` is called otherwise would be built without what it says, real ids and all.
 */
import { commandLine } from "../called.ts";
import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { distance } from "fastest-levenshtein";
import { type Fault, InputError } from "../error.ts";

export interface Entry {
  /** With U+FFFD for what is not UTF-8. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly isLink: boolean;
}

/** @throws InputError where there is no such folder */
export function listFolder(dataDir: string): Entry[] {
  try {
    const options = { withFileTypes: true, encoding: "buffer" } as const;
    // Without `..` in it, as the paths of the files have it too.
    return readdirSync(join(dataDir, "."), options).map((entry) => ({
      name: entry.name.toString(),
      isUtf8: isUtf8(entry.name),
      isLink: entry.isSymbolicLink(),
    }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const refused = (what: string, todo: string): InputError =>
      new InputError([{ file: dataDir, what, todo }], { cause: error });
    if (code === "ENOENT")
      throw refused(
        "no such folder",
        `name the study's folder: ${commandLine("build", "--data DIR")}`,
      );
    if (code === "ENOTDIR") throw refused("not a folder", "name the folder that holds the CSVs");
    throw error;
  }
}

const SETTINGS = ["study.json", "withdrawn.json"] as const;
const UNFINISHED = "withdrawn.json.new";
/** What editors and our own commands leave beside a file, and systems beside every file. */
const BESIDE = /^(?:\._.*|\.#.*|#.*#|\..*\.sw[a-z]|.*~|.*\.(?:bak|orig|old|new|tmp))$/i;

/** @returns a line for each name that was meant for one of ours, as far as can be told */
export function nearNames(dataDir: string): Fault[] {
  // That it is missing is said where its files are looked for.
  if (!existsSync(dataDir)) return [];
  const names = listFolder(dataDir).map(({ name }) => name);
  return names.toSorted().flatMap((name): Fault[] => {
    // A withdrawal that was stopped: a build says so, and the next one writes it anew.
    if (name === UNFINISHED) return [];
    const meant = SETTINGS.find((own) => isNearly(own, name));
    if (meant === undefined || (BESIDE.test(name) && names.includes(meant))) return [];
    const what = `a name that is nearly ${meant}, and is not read`;
    return [
      { file: join(dataDir, name), what, todo: `call it ${meant}, or move it out of the folder` },
    ];
  });
}

function isNearly(own: string, name: string): boolean {
  if (name === own) return false;
  // Widths, case, and what nobody sees.
  const seen = name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\p{Cc}\p{Cf}\p{M}\uFFFD]/gu, "")
    .replaceAll(/^[\s.]+|[\s.]+$/g, "");
  // `study.json.txt`, `study.jsonc`, `study.json (1)`.
  if (seen.startsWith(own) || distance(seen, own) <= 2) return true;
  const [stem = ""] = own.split(".");
  // `study`, `study.txt`, `study.yaml`.
  if (new RegExp(`^${stem}(?:\\.(?:txt|ya?ml|js|jsn|toml|ini))?$`).test(seen)) return true;
  // `study (1).json`, `study - Copy.json`, `Copy of study.json`.
  const copies = "copy|copie|kopie|copia|kopia|cópia|コピー";
  return new RegExp(
    `^(?:(?:${copies})\\P{L}*(?:of|von|de|di)?\\P{L}*)?${stem}\\P{L}*(?:${copies})?\\P{L}*\\.json[a-z0-9]?(?:\\.[a-z0-9]+)?$`,
    "u",
  ).test(seen);
}
