/** `npm run publish`: build, check, show what will be public, ask, push. The floor plan. */
import type { Config } from "../config/types.ts";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { end, parseCommand } from "../command.ts";
import { makeConfig } from "../config/config.ts";
import { type Fault, InputError, oneLine, throwFaults } from "../error.ts";
import { plural } from "../format.ts";
import { findKeys } from "../privacy/open-keys.ts";
import { publicFaults } from "../privacy/redact-faults.ts";
import { PLACES } from "../config/build-table.ts";
import { readSettings } from "../config/study-json.ts";
import { runBuild } from "./run-build.ts";
import { shown } from "../publish/address.ts";
import { changesBetween, summary, warnings } from "../publish/changes.ts";
import { checkSite } from "../publish/check.ts";
import { type Published, Repository } from "../publish/repository.ts";
import { linkOf, readTarget, type Target } from "../publish/target.ts";
import { secretsOf } from "../publish/secrets.ts";
import { openWorkspace } from "../publish/workspace.ts";

/** Names of files on a branch are whatever somebody called them. */
const say = (line: string): void => void process.stderr.write(`${oneLine(line)}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    process.stderr.write("\n");
    say("stopped; what is public is as it was");
    process.exit(130);
  });

const USAGE = `Usage: npm run publish -- [flags]

Builds a study, checks the site, shows what will be public, asks, and pushes it to the branch of
study.json. docs/publishing.md leads through it.

  --data DIR    folder of the study (${PLACES.data.default})
  --cache DIR   folder of what is kept between builds (${PLACES.cache.default})
  --dry-run     stops before the push
  --yes         asks nobody; stops where files of somebody else are on the branch
`;

await end(publish);

async function publish(): Promise<void> {
  const said = parseCommand({
    name: "publish",
    usage: USAGE,
    options: {
      data: { type: "string", default: PLACES.data.default },
      cache: { type: "string" },
      yes: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
    },
    words: 0,
  });
  if (said === null) return;
  const { values: flags } = said;
  const settingsFile = await readSettings(flags.data);
  const { folder, notes } = openWorkspace();
  for (const note of notes) say(`note: ${note}`);
  const place = {
    data: flags.data,
    out: join(folder, PLACES.out.default),
    ...(flags.cache && { cache: flags.cache }),
  };
  const config = makeConfig(place, settingsFile);
  if (config.faults.length > 0) throw await publicFaults(new InputError(config.faults), config);
  const target = await readTarget(settingsFile);
  const site = await builtSite(place, config);

  const repository = new Repository(target.url, target.branch, folder);
  const before = await repository.look();
  const changes = changesBetween(before, site.files);
  for (const line of summary(site.files, site.participants, changes)) say(line);
  for (const line of warnings(before, config.pseudonyms)) say(line);
  const { added, changed, removed } = changes;
  if (before.commit !== null && added.length + changed.length + removed.length === 0)
    return say(`nothing has changed: ${linkOf(target)} is as it was`);
  if (flags["dry-run"]) return say("a dry run: nothing was pushed");
  if (flags.yes) throwFaults(unasked(before));
  else if (!(await agreed(target))) return say("nothing was pushed");

  await repository.push(site.files, before);
  say(`published: ${linkOf(target)}`);
}

/** The site, built and found fit to be published. */
async function builtSite(
  place: Readonly<Record<string, string>>,
  config: Config,
): Promise<{ files: ReadonlyMap<string, string>; participants: number }> {
  if (!(await runBuild(Object.entries(place).flatMap(([name, value]) => [`--${name}`, value]))))
    throw new InputError([
      {
        file: "publish",
        what: "the build ended with the faults above",
        todo: "mend them; nothing was pushed",
      },
    ]);
  // What strangers may read of a fault, where the log is a build server's.
  const secrets = await secretsOf(findKeys(config, process.env).keys, config).catch(
    async (error: unknown) => {
      throw await publicFaults(error, config);
    },
  );
  const { faults, notes, files } = checkSite(config.outDir, secrets, config);
  for (const note of notes) say(`note: ${note}`);
  throwFaults(faults);
  const { audit } = JSON.parse(files.get("manifest.json") ?? "") as { audit: object };
  return { files, participants: Object.keys(audit).length };
}

/** Files of somebody else are not thrown away unless a person who has read their names says so. */
function unasked({ foreign }: Published): Fault[] {
  if (foreign.length === 0) return [];
  return [
    {
      file: "publish",
      what: `the branch holds ${plural(foreign.length, "file")} of somebody else, named above`,
      todo: "publish without --yes to remove them, or move them elsewhere; nothing was pushed",
    },
  ];
}

async function agreed({ url, branch }: Target): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new InputError([
      {
        file: "publish",
        what: "there is nobody to ask",
        todo: "say --yes, or --dry-run to look first",
      },
    ]);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(
    oneLine(`Push it to ${branch} of ${shown(url)}, for anyone to read? (yes/no) `),
  );
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
