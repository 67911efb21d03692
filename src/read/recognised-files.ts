/** Files that fit no pattern and are data all the same, by their content. */
import { extname, join } from "node:path";
import type { Entry } from "../config/study-folder.ts";
import type { Config } from "../config/types.ts";
import { type Fault, quote } from "../error.ts";
import { listed } from "../format.ts";
import { isData } from "./file-ids.ts";
import type { Format } from "./formats/format.ts";
import { recognised } from "./formats/formats.ts";
import { pasted } from "./formats/paste.ts";
import { resemblances } from "./formats/resemblance.ts";
import { notAFile } from "./page-names.ts";

/** An entry of the folder that is a participant's. */
export interface Match {
  readonly entry: Entry;
  readonly id: string;
}

/** @returns a participant for each file, named by it; faults where they are of several formats or of none */
export async function recognisedFiles(
  config: Config,
  entries: readonly Entry[],
): Promise<{ matches: Match[]; faults: Fault[] }> {
  const { dataDir, format } = config;
  const readable: Entry[] = [];
  for (const entry of entries) {
    if (!entry.isUtf8 || !isData(entry.name)) continue;
    const odd = await notAFile(dataDir, entry, join(dataDir, entry.name));
    if (odd === null) readable.push(entry);
  }
  const found = readable.flatMap((entry) => {
    const own = recognised(join(dataDir, entry.name), config);
    return own === null ? [] : [{ entry, format: own }];
  });
  if (found.length > 0)
    return {
      matches: named(found.map(({ entry }) => entry)),
      faults: mixed(dataDir, found),
    };
  // What study.json calls their format, they are; their reader says what is wrong.
  if (format !== null) return { matches: named(readable), faults: [] };
  const files = readable.map(({ name }) => join(dataDir, name)).toSorted();
  return { matches: [], faults: resemblances(files, config) };
}

/** By the name without its ending; by all of it where two files have the same. */
function named(entries: readonly Entry[]): Match[] {
  const stem = ({ name }: Entry): string => name.slice(0, name.length - extname(name).length);
  return entries.map((entry) => {
    const isShared = entries.some((other) => other !== entry && stem(other) === stem(entry));
    return { entry, id: isShared ? entry.name : stem(entry) };
  });
}

/** Watch histories are joined to metadata of another format. */
const JOINED = "tiktok-export";

function mixed(dataDir: string, found: readonly { entry: Entry; format: Format }[]): Fault[] {
  const kinds = new Map<string, { format: Format; names: string[] }>();
  for (const { entry, format } of found.toSorted((a, b) =>
    a.entry.name < b.entry.name ? -1 : 1,
  )) {
    const kind = kinds.get(format.name) ?? { format, names: [] };
    kind.names.push(entry.name);
    kinds.set(format.name, kind);
  }
  const apart = [...kinds.values()];
  if (apart.filter(({ format }) => format.name !== JOINED).length < 2) return [];
  const counts = apart.map(
    ({ format, names }) => `${names.length} ${format.called} (e.g. ${quote(names[0] ?? "")})`,
  );
  const choices = apart.map(({ format }) => pasted({ format: format.name }));
  return [
    {
      file: dataDir,
      what: `files of ${apart.length} formats: ${listed(counts)}`,
      todo: `keep those of one format, or write ${choices.join(" or ")} in study.json`,
    },
  ];
}
