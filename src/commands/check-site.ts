/** `npm run check:site -- DIR`: what keeps a built site from being published, and what to know. */
import { commandLine } from "../called.ts";
import type { Config } from "../config/types.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { end, parseCommand } from "../command.ts";
import { readConfig } from "../config/config.ts";
import { InputError, oneLine, throwFaults } from "../error.ts";
import { plural } from "../format.ts";
import type { Keys } from "../privacy/key-file.ts";
import { findKeys } from "../privacy/open-keys.ts";
import { PLACES } from "../config/build-table.ts";
import { isPart } from "../parts/part-place.ts";
import { inPublic } from "../privacy/redact-faults.ts";
import { MANIFEST } from "../site/parse-manifest.ts";
import { repairSite } from "../site/site-folder.ts";
import { checkSite } from "../publish/check.ts";
import { undecided } from "../publish/decision.ts";
import { type Secrets, secretsOf, secretsOfKeys } from "../publish/secrets.ts";

const USAGE = `Usage: ${commandLine("check:site", "[DIR] [--data STUDY]")}

Says what keeps a built site (${PLACES.out.default}) from being published, and what its owner should know of it.

  --data STUDY   folder of the study: the site is held against its files and settings too
`;

await end(async () => {
  const said = parseCommand({
    name: "check:site",
    usage: USAGE,
    options: { data: { type: "string" } },
    words: 1,
  });
  if (said === null) return;
  const { values, positionals } = said;
  const [folder = PLACES.out.default] = positionals;
  repairSite(folder);
  mustBeSite(folder);
  const config =
    values.data === undefined
      ? null
      : await readConfig({ data: values.data, out: folder, "no-cache": true });
  const place = config ?? { dataDir: PLACES.data.default, outDir: folder };
  const { keys } = findKeys(place, process.env);
  const secrets =
    config === null ? secretsOfKeys(keys) : await secretsHere(keys, config).catch(inPublic(config));
  const undone = config === null ? [] : undecided(config.settingsFile);
  const { faults, notes, files } = checkSite(folder, secrets, config);
  for (const note of notes) process.stderr.write(`${oneLine(`note: ${note}`)}\n`);
  throwFaults([...undone, ...faults]);
  process.stderr.write(
    `${folder}: ${plural(files.size, "file")}, nothing that must not be there\n`,
  );
});

function mustBeSite(folder: string): void {
  const what = isPart(folder)
    ? "a part of a study, which is as private as the data"
    : "no site of Tagscape";
  const todo = `name a built one: ${commandLine("check:site", "DIR")}`;
  if (isPart(folder) || !existsSync(join(folder, MANIFEST)))
    throw new InputError([{ file: folder, what, todo }]);
}

async function secretsHere(keys: Keys | null, config: Config): Promise<Secrets> {
  throwFaults(config.faults);
  return secretsOf(keys, config);
}
