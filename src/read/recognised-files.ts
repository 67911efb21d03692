/** Files that fit no pattern and are data all the same, by their content. */
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import type { Entry } from "../config/study-folder.ts";
import type { Config } from "../config/types.ts";
import { type Fault, quote } from "../error.ts";
import { listed } from "../format.ts";
import { isData } from "./file-ids.ts";
import type { Format, FormatName } from "./formats/format.ts";
import { recognised } from "./formats/formats.ts";
import { contentScraper } from "./formats/json/content-scraper.ts";
import { folderParticipants, isOfAVideo } from "./formats/json/video-folder.ts";
import { isJson } from "./formats/json/json-format.ts";
import { headOf } from "./formats/head.ts";
import { pasted } from "./formats/paste.ts";
import { resemblances } from "./formats/resemblance.ts";
import { notAFile } from "./page-names.ts";
import type { ParticipantFile } from "./participant.ts";
import { goneFrom } from "./withdrawal-list.ts";

/** An entry of the folder that is a participant's. */
export interface Match {
  readonly entry: Entry;
  readonly id: string;
  /** Of a folder with a file for each video. */
  readonly isFolder?: true;
}

interface Recognised {
  readonly entry: Entry;
  readonly format: Format;
}

/** Of a folder each file is a video, and it is a participant's. */
const OF_FOLDERS: FormatName = "tiktok-content-scraper";
/** TikTok hands out watch histories as text, too, under names of its own. */
const OWN_NAMES =
  /^(?:user_data.*\.json|(?:watch|(?:video )?browsing)[ _]history.*\.(?:txt|json))$/i;

/** @returns a participant for each file, named by it; faults where they are of several formats or of none */
export async function recognisedFiles(
  config: Config,
  entries: readonly Entry[],
): Promise<{ matches: Match[]; faults: Fault[] }> {
  const { dataDir, format } = config;
  const isGone = goneFrom(dataDir);
  const folders =
    format === null || format === OF_FOLDERS ? folderParticipants(dataDir, isGone) : [];
  const readable: Entry[] = [];
  for (const entry of entries) {
    if (!entry.isUtf8 || !mayBeData(entry.name)) continue;
    const odd = await notAFile(dataDir, entry, join(dataDir, entry.name));
    if (odd === null) readable.push(entry);
  }
  // Whoever has withdrawn has no file that is opened.
  const gone = readable.flatMap((entry) => {
    const id = [stemOf(entry.name), entry.name].find(isGone);
    return id === undefined ? [] : [{ entry, id }];
  });
  const open = readable.filter((entry) => !gone.some((own) => own.entry === entry));
  const files = open.flatMap((entry) => {
    const own = recognised(join(dataDir, entry.name), config);
    return own === null ? [] : [{ entry, format: own }];
  });
  const { found, matches } = withFolders(dataDir, files, folders);
  if (found.length > 0) return { matches: [...matches, ...gone], faults: mixed(config, found) };
  // What study.json calls their format, they are; their reader says what is wrong.
  const asData = open.filter(({ name }) => isData(name));
  if (format !== null) return { matches: [...named(asData), ...gone], faults: [] };
  const json = asData.filter(({ name }) => isJson(headOf(join(dataDir, name))));
  if (json.length === asData.length && json.length > 0)
    return { matches: [...named(json), ...gone], faults: [] };
  const paths = asData.map(({ name }) => join(dataDir, name)).toSorted();
  return { matches: gone, faults: resemblances(paths, config) };
}

/** Files of a video each go into the participants that their folders are. */
function withFolders(
  dataDir: string,
  files: readonly Recognised[],
  onDisk: readonly ParticipantFile[],
): { found: Recognised[]; matches: Match[] } {
  const isOfFolder = ({ entry, format }: Recognised): boolean =>
    format.name === OF_FOLDERS && isOfAVideo(join(dataDir, entry.name));
  const folders = [
    ...new Set([
      ...files.filter(isOfFolder).map(({ entry }) => dirname(entry.name)),
      // An archive whose files lie at its root is a folder, too.
      ...onDisk.map(({ file }) => relative(dataDir, file)),
    ]),
  ];
  const alone = files.filter((file) => !isOfFolder(file));
  const ofFolders = folders.map((name): Match => {
    const id = basename(resolve(dataDir, name)).replace(/\.zip$/i, "");
    return { entry: { name, isUtf8: true, isLink: false }, id, isFolder: true };
  });
  return {
    found: [...alone, ...ofFolders.map(({ entry }) => ({ entry, format: contentScraper }))],
    matches: [...named(alone.map(({ entry }) => entry)), ...ofFolders],
  };
}

function mayBeData(name: string): boolean {
  return isData(name) || /\.txt$/i.test(name);
}

/** By the name without its ending; by all of it where two files have the same. */
function named(entries: readonly Entry[]): Match[] {
  const stems = entries.map(({ name }) => stemOf(name));
  return entries.map((entry, i) => {
    const stem = stems[i] ?? "";
    const isShared = stems.some((other, j) => j !== i && other === stem);
    return { entry, id: isShared ? entry.name : stem };
  });
}

/** TikTok gives the same name to everybody's file: whose it is, its archive tells. */
function stemOf(name: string): string {
  const own = basename(name);
  const [archive = ""] = /^[^/]+\.zip(?=\/)/i.exec(name) ?? [];
  const telling = archive !== "" && OWN_NAMES.test(own) ? archive : own;
  return telling.slice(0, telling.length - extname(telling).length);
}

/** Watch histories are joined to metadata of another format. */
const JOINED = "tiktok-export";

function mixed(
  { dataDir, metadata }: Config,
  found: readonly { entry: Entry; format: Format }[],
): Fault[] {
  const kinds = new Map<string, { format: Format; names: string[] }>();
  for (const { entry, format } of found.toSorted((a, b) =>
    a.entry.name < b.entry.name ? -1 : 1,
  )) {
    const kind = kinds.get(format.name) ?? { format, names: [] };
    kind.names.push(entry.name);
    kinds.set(format.name, kind);
  }
  const apart = [...kinds.values()];
  const others = apart.filter(({ format }) => format.name !== JOINED);
  const [other] = others.flatMap(({ names }) => names);
  if (others.length < apart.length && other !== undefined && metadata === null)
    return [
      {
        file: dataDir,
        what: `watch histories, and ${quote(other)} beside them`,
        todo: `write ${pasted({ metadata: other })} in study.json if it has the hashtags of what was seen`,
      },
    ];
  if (others.length < 2) return [];
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
