/** `npm run withdraw -- ID`: a participant goes, from the site, the caches and the key file. */
import type { Config } from "../config/types.ts";
import { readConfig } from "../config/config.ts";
import { end } from "../command.ts";
import { discover } from "../read/participant-files.ts";
import { InputError, oneLine, quote, throwFaults } from "../error.ts";
import { type Flags, parseFlags, takeWord } from "../config/flags.ts";
import type { Keys } from "../privacy/key-file.ts";
import { didYouMean } from "../did-you-mean.ts";
import { findKeys } from "../privacy/open-keys.ts";
import { sweepWorkspaces } from "../publish/workspace.ts";
import { repairSite } from "../site/site-folder.ts";
import { carryOut, isShown, type Leaver } from "./withdrawal.ts";
import { hasWithdrawn, readWithdrawals } from "../read/withdrawal-list.ts";

const USAGE = `Usage: npm run withdraw -- ID [flags of npm run build]

Takes a participant out of the site (--out), the caches (--cache) and the key file. The study's folder
(--data) keeps a hash of the id, by which every build leaves them out, and so does the next
npm run publish. What is to be removed by hand is listed. Name the flags that the site is built with.
`;

await end(() => withdraw(process.argv.slice(2)));

async function withdraw(argv: readonly string[]): Promise<number> {
  const { word: id, rest } = takeWord(argv);
  if (rest.includes("--help")) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { leaver, files } = await prepared(id, rest).catch((error: unknown) => {
    say(["nothing was done: a site that shows them shows them still"]);
    throw error;
  });
  const outcomes = await carryOut(leaver);
  const left = sweepWorkspaces();
  const failed = outcomes.filter(({ status }) => status !== 0);
  const isDone = failed.length === 0;
  for (const { place, said } of failed) process.stderr.write(`${oneLine(`${place}: ${said}`)}\n`);
  say([
    `${isDone ? "withdrawn" : "NOT WITHDRAWN IN FULL"}: ${quote(leaver.id)}`,
    ...outcomes.map(({ place, said }) => `  ${place}: ${said}`),
    "By hand remain:",
    ...(isDone ? [] : ["  what is not done above: mend it, and withdraw them again"]),
    ...[...left, ...byHand(leaver, files)].map((line) => `  ${line}`),
  ]);
  if (isDone) return 0;
  return failed.some(({ status }) => status === 1) ? 1 : 2;
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${oneLine(line)}\n`).join(""));
}

/** @throws InputError where it is not clear who is to go, and from where */
async function prepared(
  id: string | undefined,
  flags: readonly string[],
): Promise<{ leaver: Leaver; files: readonly string[] }> {
  const parsed: Flags = parseFlags(flags, process.env);
  if (id === undefined)
    throw new InputError([
      {
        file: "withdraw",
        what: "no participant",
        todo: "npm run withdraw -- ID, as the data has it",
      },
    ]);
  const config = await readConfig(parsed);
  throwFaults(config.faults);
  repairSite(config.outDir);
  const leaver = { id, config, ...findKeys(config, process.env), flags };
  return { leaver, files: await filesOf(id, config, leaver.keys, isShown(leaver)) };
}

/**
 * @returns the participant's files that are there
 * @throws InputError where nothing knows of the participant, as after a slip of the finger
 */
async function filesOf(
  id: string,
  config: Config,
  keys: Keys | null,
  isInSite: boolean,
): Promise<string[]> {
  const { files, withdrawn } = await discover({ ...config, participants: null });
  const all = [...files, ...withdrawn];
  const own = all.filter((file) => file.id === id).map(({ file }) => file);
  const isCode = keys !== null && Object.hasOwn(keys.codes, id.toLowerCase());
  const isKnown =
    own.length > 0 ||
    (isInSite && !isCode) ||
    Object.values(keys?.codes ?? {}).includes(id) ||
    hasWithdrawn(readWithdrawals(config.dataDir), id);
  if (isKnown) return own;
  throw new InputError([
    {
      file: config.dataDir,
      what: `no participant ${quote(id)}`,
      todo: isCode
        ? `that is a code: npm run whois -- ${id} tells the id`
        : `${didYouMean(
            id,
            all.map((file) => file.id),
          )}name the id, and the study by --data`,
    },
  ]);
}

function byHand({ id, config }: Leaver, files: readonly string[]): string[] {
  const { settingsFile, outDir } = config;
  const { settings, file, lineOf } = settingsFile;
  const at = settings.participants?.indexOf(id) ?? -1;
  const lines = [
    ...(at < 0 ? [] : [lineOf("participants", String(at))]),
    ...(Object.hasOwn(settings.overrides ?? {}, id) ? [lineOf("overrides", id)] : []),
  ];
  return [
    ...files.map((name) => `${name}: delete it`),
    ...lines.map((line) => `${file}:${line}: names them`),
    "the published site: it shows them until npm run publish has run",
    `copies of ${outDir}, sites in other folders, caches of other machines`,
    "copies, backups and git history of the study's folder",
    "earlier clones and downloads of the published site; docs/publishing.md says what GitHub may keep",
  ];
}
