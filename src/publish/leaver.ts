/** A participant who is to go: who it is, what is known of them, and what nobody but a person can remove. */
import { commandLine } from "../called.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import { readConfig } from "../config/config.ts";
import { type Flags } from "../config/flags.ts";
import type { Config } from "../config/types.ts";
import { dirname } from "node:path";
import { didYouMean } from "../did-you-mean.ts";
import { InputError, quote, throwFaults } from "../error.ts";
import { truePath } from "../files/place.ts";
import { keyedBy } from "../parts/hidden.ts";
import { unfinishedIn } from "../parts/part-folder.ts";
import { type Gone, isIn } from "../parts/take-out.ts";
import type { Keys } from "../privacy/key-file.ts";
import type { KeyPlace } from "../privacy/key-place.ts";
import { findKeys } from "../privacy/open-keys.ts";
import { codeOf } from "../privacy/pseudonyms.ts";
import { knownParticipants } from "../read/known-participants.ts";
import { possibleSlugs } from "../read/slugs.ts";
import { hasWithdrawn, readWithdrawals } from "../read/withdrawal-list.ts";
import { readManifest, shownIn } from "../site/built-site.ts";
import { repairSite } from "../site/site-folder.ts";

export interface Leaver {
  readonly id: string;
  readonly config: Config;
  readonly keys: Keys | null;
  /** Null where the key comes from the environment, which keeps no codes. */
  readonly place: KeyPlace | null;
  /** The flags of the build by which the site is made again. */
  readonly flags: readonly string[];
  /** Parts of the study from which they are taken too. */
  readonly parts: readonly string[];
  /** Their files in the study's folder. */
  readonly files: readonly string[];
}

/**
 * @param flags as `parsed` has them, for the build that is run
 * @param parts folders
 * @throws InputError where it is not clear who is to go, and from where
 */
export async function findLeaver(
  id: string,
  flags: readonly string[],
  parsed: Flags,
  parts: readonly string[],
): Promise<Leaver> {
  const config = await readConfig(parsed);
  throwFaults(config.faults);
  repairSite(config.outDir);
  const known = { id, config, ...findKeys(config, process.env), flags, parts };
  return { ...known, files: await filesOf(known) };
}

/** Whether a site in `--out` shows them; one of everyone together may, and tells of nobody whether. */
export function isShown(leaver: Omit<Leaver, "files">): boolean {
  const manifest = readManifest(leaver.config.outDir);
  return (manifest !== null && isAggregate(manifest)) || isNamed(leaver);
}

/** What parts may call them. */
export function namesOf({ id, keys }: Pick<Leaver, "id" | "keys">): Omit<Gone, "hash"> {
  const code = keys === null ? null : { name: codeOf(keys.key, id), keyed: keyedBy(keys.key) };
  return { names: [id, ...possibleSlugs(id)], code };
}

/** By id or code. */
function isNamed({ id, config, keys }: Omit<Leaver, "files">): boolean {
  const code = keys === null ? null : codeOf(keys.key, id);
  const names = [id, ...possibleSlugs(id)];
  return shownIn(config.outDir).some((name) => names.includes(name) || name === code);
}

/**
 * @returns the participant's files that are there
 * @throws InputError where nothing knows of the participant, as after a slip of the finger
 */
async function filesOf(leaver: Omit<Leaver, "files">): Promise<string[]> {
  const { id, config, keys } = leaver;
  const all = await knownParticipants(config);
  const own = all.filter((file) => file.id === id).map(({ file }) => file);
  const isCode = keys !== null && Object.hasOwn(keys.codes, id.toLowerCase());
  const isKnown =
    own.length > 0 ||
    (isNamed(leaver) && !isCode) ||
    leaver.parts.some((part) => isIn(part, namesOf(leaver))) ||
    Object.values(keys?.codes ?? {}).includes(id) ||
    hasWithdrawn(readWithdrawals(config.dataDir), id);
  if (isKnown) return own;
  throw new InputError([
    {
      file: config.dataDir,
      what: `no participant ${quote(id)}`,
      todo: isCode
        ? `that is a code: ${commandLine("whois", id)} tells the id`
        : `${didYouMean(
            id,
            all.map((file) => file.id),
          )}name the id, and the study by --data`,
    },
  ]);
}

/** What remains to be done, a line each. */
export function byHand({ id, config, files, parts }: Leaver): string[] {
  const { settingsFile, outDir, participantColumn } = config;
  const { settings, file, lineOf } = settingsFile;
  const at = settings.participants?.indexOf(id) ?? -1;
  const lines = [
    ...(at < 0 ? [] : [lineOf("participants", String(at))]),
    ...(Object.hasOwn(settings.overrides ?? {}, id) ? [lineOf("overrides", id)] : []),
  ];
  return [
    ...files.map((name) => `${name}: delete ${participantColumn === null ? "it" : "their rows"}`),
    ...lines.map((line) => `${file}:${line}: names them`),
    ...[...new Set(parts.map((part) => dirname(truePath(part))))]
      .flatMap(unfinishedIn)
      .map((folder) => `${folder}: delete it, unless a build is at work there`),
    `the published site: it shows them until ${commandLine("publish")} has run`,
    `copies of ${outDir}, sites and parts in other folders, caches of other machines`,
    "copies, backups and git history of the study's folder",
    "earlier clones and downloads of the published site; docs/publishing.md says what GitHub may keep",
  ];
}
