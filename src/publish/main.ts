/** `npm run publish`: build, check, show what will be public, ask, push. The floor plan. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { end, parseCommand } from "../command.ts";
import { makeConfig } from "../config.ts";
import { InputError, noteLines, throwFaults } from "../error.ts";
import { findKeys } from "../open-keys.ts";
import { publicFaults } from "../public-faults.ts";
import { readSettings } from "../settings.ts";
import { runBuild } from "../run-build.ts";
import { changesBetween, summary } from "./changes.ts";
import { checkSite } from "./check.ts";
import { Repository } from "./repository.ts";
import { readTarget, linkOf } from "./target.ts";
import { secretsOf } from "./secrets.ts";
import { openWorkspace } from "./workspace.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const folder = openWorkspace();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    say("\nstopped; what is public is as it was");
    process.exit(130);
  });

const USAGE = `Usage: npm run publish -- [flags]

Builds a study, checks the site, shows what will be public, asks, and pushes it to the branch of
study.json. docs/publishing.md leads through it.

  --data DIR    folder of the study (data)
  --cache DIR   folder of what is kept between builds (.cache)
  --dry-run     stops before the push
  --yes         asks nobody
`;

await end(publish);

async function publish(): Promise<void> {
  const said = parseCommand({
    name: "publish",
    usage: USAGE,
    options: {
      data: { type: "string", default: "data" },
      cache: { type: "string" },
      yes: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
    },
    words: 0,
  });
  if (said === null) return;
  const { values: flags } = said;
  const site = join(folder, "site");
  const place = { data: flags.data, out: site, ...(flags.cache && { cache: flags.cache }) };
  const config = makeConfig(place, await readSettings(flags.data));
  /** What strangers may read of it, where the log is a build server's. */
  const inPublic = async (error: unknown): Promise<never> => {
    throw await publicFaults(error, config);
  };
  if (config.faults.length > 0) await inPublic(new InputError(config.faults));
  const target = await readTarget(config.settingsFile);

  if (!(await runBuild(Object.entries(place).flatMap(([name, value]) => [`--${name}`, value]))))
    throw new InputError([
      {
        file: "publish",
        what: "the build ended with the faults above",
        todo: "mend them; nothing was pushed",
      },
    ]);
  const secrets = await secretsOf(findKeys(config, process.env).keys, config).catch(inPublic);
  const { faults, notes, files } = checkSite(site, secrets, config);
  for (const line of noteLines(notes)) say(line);
  throwFaults(faults);

  const repository = new Repository(target.url, target.branch, join(folder, "look"));
  const before = await repository.look();
  const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
    audit: Record<string, unknown>;
  };
  const changes = changesBetween(before.files, manifest.files);
  const people = Object.keys(manifest.audit).length;
  for (const line of summary(files, people, changes)) say(line);
  const { added, changed, removed } = changes;
  if (before.commit !== null && added.length + changed.length + removed.length === 0)
    return say(`nothing has changed: ${linkOf(target)} is as it was`);
  if (flags["dry-run"]) return say("a dry run: nothing was pushed");
  if (!flags.yes && !(await agreed(target.branch))) return say("nothing was pushed");

  // The domain of the site is set in a file of its branch: it stays.
  if (before.domain !== null) writeFileSync(join(site, "CNAME"), before.domain);
  await repository.push(site, join(folder, "commit"), before);
  say(`published: ${linkOf(target)}`);
}

async function agreed(branch: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new InputError([
      {
        file: "publish",
        what: "there is nobody to ask",
        todo: "say --yes, or --dry-run to look first",
      },
    ]);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`Push it to ${branch}, for anyone to read? (yes/no) `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
