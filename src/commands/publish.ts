/** `npm run publish`: build, check, show what will be public, ask, push. The floor plan. */
import { commandLine } from "../called.ts";
import { join } from "node:path";
import { end, parseCommand } from "../command.ts";
import { makeConfig } from "../config/config.ts";
import { PLACES } from "../config/build-table.ts";
import { readSettings } from "../config/study-json.ts";
import { InputError, oneLine, throwFaults } from "../error.ts";
import { publicFaults } from "../privacy/redact-faults.ts";
import { changesBetween, summary, warnings } from "../publish/changes.ts";
import { agreed, unasked } from "../publish/consent.ts";
import { buildFitSite } from "../publish/fit-site.ts";
import { Repository } from "../publish/repository.ts";
import { linkOf, readTarget } from "../publish/target.ts";
import { openWorkspace } from "../publish/workspace.ts";

/** Names of files on a branch are whatever somebody called them. */
const say = (line: string): void => void process.stderr.write(`${oneLine(line)}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    process.stderr.write("\n");
    say("stopped; what is public is as it was");
    process.exit(130);
  });

const USAGE = `Usage: ${commandLine("publish", "[flags]")}

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
  const site = await buildFitSite(place, config, (note) => say(`note: ${note}`));

  const repository = new Repository(target.url, target.branch, folder);
  const before = await repository.look();
  const changes = changesBetween(before, site.files);
  for (const line of summary(site.files, site.participants, changes)) say(line);
  for (const line of warnings(before, config)) say(line);
  const { added, changed, removed } = changes;
  if (before.commit !== null && added.length + changed.length + removed.length === 0)
    return say(`nothing has changed: ${linkOf(target)} is as it was`);
  if (flags["dry-run"]) return say("a dry run: nothing was pushed");
  if (flags.yes) throwFaults(unasked(before));
  else if (!(await agreed(target))) return say("nothing was pushed");

  await repository.push(site.files, before);
  say(`published: ${linkOf(target)}`);
}
