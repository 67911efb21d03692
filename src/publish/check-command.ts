/** `npm run check:site -- DIR`: what keeps a built site from being published, and what to know. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { explain, InputError, noteLines, throwFaults } from "../error.ts";
import { plural } from "../format.ts";
import { readKeys } from "../key-file.ts";
import { checkSite } from "./check.ts";
import { secretsOf } from "./secrets.ts";

try {
  const [folder = "site"] = process.argv.slice(2);
  if (!existsSync(join(folder, "manifest.json")))
    throw new InputError([
      {
        file: folder,
        what: "no site of Tagscape",
        todo: "name a built one: npm run check:site -- DIR",
      },
    ]);
  const { faults, notes, files } = checkSite(folder, secretsOf(readKeys(process.env)));
  for (const line of noteLines(notes)) process.stderr.write(`${line}\n`);
  throwFaults(faults);
  process.stderr.write(
    `${folder}: ${plural(files.size, "file")}, nothing that must not be there\n`,
  );
} catch (error) {
  const { text, exitCode } = explain(error, false);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
