/** `npm run check:site -- DIR`: what keeps a built site from being published, and what to know. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConfig } from "../config.ts";
import { explain, InputError, noteLines, throwFaults } from "../error.ts";
import { plural } from "../format.ts";
import { readKeys } from "../key-file.ts";
import { publicFaults } from "../public-faults.ts";
import { readSettings } from "../settings.ts";
import { checkSite } from "./check.ts";
import { undecided } from "./decision.ts";
import { secretsOf, secretsOfKeys } from "./secrets.ts";

try {
  await check();
} catch (error) {
  const { text, exitCode } = explain(error, false);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}

async function check(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string" } },
  });
  const [folder = "site"] = positionals;
  if (!existsSync(join(folder, "manifest.json")))
    throw new InputError([
      {
        file: folder,
        what: "no site of Tagscape",
        todo: "name a built one: npm run check:site -- DIR",
      },
    ]);
  const keys = readKeys(process.env);
  const config =
    values.data === undefined
      ? null
      : makeConfig({ data: values.data }, await readSettings(values.data));
  throwFaults(config?.faults ?? []);
  const undone = config === null ? [] : undecided(config.settingsFile);
  const secrets =
    config === null
      ? secretsOfKeys(keys)
      : await secretsOf(keys, config).catch(async (error: unknown) => {
          throw await publicFaults(error, config);
        });
  const { faults, notes, files } = checkSite(folder, secrets, config);
  for (const line of noteLines(notes)) process.stderr.write(`${line}\n`);
  throwFaults([...undone, ...faults]);
  process.stderr.write(
    `${folder}: ${plural(files.size, "file")}, nothing that must not be there\n`,
  );
}
