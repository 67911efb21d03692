/** `npm run withdraw -- ID`: a participant goes, from the site, the caches and the key file. */
import { join } from "node:path";
import { removeSite, shownIn } from "./built-site.ts";
import { openCacheFolder } from "./cache/folder.ts";
import { end } from "./command.ts";
import { type Config, makeConfig } from "./config.ts";
import { discover } from "./discover.ts";
import { InputError, quote, throwFaults } from "./error.ts";
import { parseFlags, takeWord } from "./flags.ts";
import { forgetCodes, KEY_FILE, type Keys, readKeys } from "./key-file.ts";
import { didYouMean } from "./nearest.ts";
import { codeOf } from "./pseudonyms.ts";
import { sweepWorkspaces } from "./publish/workspace.ts";
import { runBuild } from "./run-build.ts";
import { readSettings } from "./settings.ts";
import { repairSite } from "./site.ts";
import { hasWithdrawn, keepWithdrawal, readWithdrawn } from "./withdrawn.ts";

const USAGE = `Usage: npm run withdraw -- ID [flags of npm run build]

Takes a participant out of the site (--out), the caches (--cache) and the key file. The study's folder
(--data) keeps a hash of the id, by which every build leaves them out, and so does the next
npm run publish. What is to be removed by hand is listed. Name the flags that the site is built with.
`;

await end(() => withdraw(process.argv.slice(2)));

async function withdraw(argv: readonly string[]): Promise<number> {
  const { word: id, rest } = takeWord(argv);
  const flags = parseFlags(rest, process.env);
  if (flags.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (id === undefined)
    throw new InputError([
      {
        file: "withdraw",
        what: "no participant",
        todo: "npm run withdraw -- ID, as the data has it",
      },
    ]);
  const config = makeConfig(flags, await readSettings(String(flags.data ?? "data")));
  throwFaults(config.faults);
  const keys = readKeys(process.env);
  const code = keys === null ? null : codeOf(keys.key, id);
  repairSite(config.outDir);
  const shown = shownIn(config.outDir);
  const isShown = shown.some((name) => name === id || name === code);
  const files = await filesOf(id, config, keys, isShown);

  // In this order, so that one who stops it midway has nobody shown by the next build.
  await keepWithdrawal(config.dataDir, id);
  if (keys !== null) forgetCodes(keys, id, process.env);
  if (config.cacheDir !== null) openCacheFolder(config.cacheDir).clear();
  sweepWorkspaces();
  const isLast = isShown && shown.length === 1;
  if (isLast) removeSite(config.outDir);
  else if (isShown && !(await runBuild(rest)))
    throw new InputError([
      {
        file: config.outDir,
        what: "still shows them, since the build ended with the faults above",
        todo: "mend them and withdraw again, or delete the folder",
      },
    ]);

  const site = isLast ? "removed: it showed nobody else" : "built again without them";
  const lines = [
    `withdrawn: ${quote(id)}`,
    `  ${join(config.dataDir, "withdrawn.json")}: holds a hash of the id, by which builds leave them out`,
    ...(keys === null ? [] : [`  ${KEY_FILE}: forgot their code`]),
    ...(config.cacheDir === null ? [] : [`  ${config.cacheDir}: emptied`]),
    `  ${config.outDir}: ${isShown ? site : "did not show them"}`,
    "By hand remain:",
    ...byHand(id, config, files).map((line) => `  ${line}`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

/**
 * @returns the participant's files that are there
 * @throws InputError where nothing knows of the participant, as after a slip of the finger
 */
async function filesOf(
  id: string,
  config: Config,
  keys: Keys | null,
  isShown: boolean,
): Promise<string[]> {
  const { files, withdrawn } = await discover({ ...config, participants: null });
  const all = [...files, ...withdrawn];
  const own = all.filter((file) => file.id === id).map(({ file }) => file);
  const isCode = keys !== null && Object.hasOwn(keys.codes, id.toLowerCase());
  const isKnown =
    own.length > 0 ||
    (isShown && !isCode) ||
    Object.values(keys?.codes ?? {}).includes(id) ||
    hasWithdrawn(readWithdrawn(config.dataDir), id);
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

function byHand(id: string, { settingsFile, outDir }: Config, files: readonly string[]): string[] {
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
