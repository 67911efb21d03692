/** `npm run tags`: the list of a study's tags, for whoever makes vectors for them with a model of their own. */
import { writeFileSync } from "node:fs";
import { commandLine } from "../called.ts";
import { end } from "../command.ts";
import { readConfig } from "../config/config.ts";
import { csvText } from "../csv-text.ts";
import { InputError } from "../error.ts";
import { readHead } from "../files/head-of-file.ts";
import { listTags } from "../prepare/list-tags.ts";
import { prepareStudy } from "../prepare/read-words.ts";
import { applyFloors } from "../privacy/floors.ts";
import { inPublic } from "../privacy/redact-faults.ts";
import { readStudy } from "../read/study.ts";
import { besideBuild } from "./beside-build.ts";

const USAGE = `Usage: ${commandLine("tags", `[--to FILE] [flags of ${commandLine("build")}]`)}

Writes all tags that the site of a study shows, each once, by code points, as CSV: the tag, the words that it
is read as, and its occurrences. Stop tags, rare ones and withdrawn participants are left out as in a build.
A tag that a spreadsheet would run as a formula has ' before it.

  --to FILE   instead of standard output
`;

const COLUMNS = ["tag", "words", "count"] as const;
const HEADER = csvText([COLUMNS]);

await end(() => tags(process.argv.slice(2)));

async function tags(argv: readonly string[]): Promise<void> {
  if (argv.includes("--help")) {
    process.stdout.write(USAGE);
    return;
  }
  const { own, flags } = besideBuild("tags", ["to"], argv);
  if (own.to !== undefined) mustBeList(own.to);
  const asked = await readConfig(flags);
  const read = await readStudy(asked).catch(inPublic(asked));
  const { study, config } = applyFloors(read, asked);
  const fields = await prepareStudy(study, config);
  const rows = listTags(fields.flat()).map(({ tag, words, count }) => [tag, words, count]);
  const text = csvText([COLUMNS, ...rows]);
  if (own.to === undefined) process.stdout.write(text);
  else writeFileSync(own.to, text);
}

/** @throws InputError where another file than such a list would be lost */
function mustBeList(file: string): void {
  const head = readHead(file, HEADER.length);
  if (head === null || head.toString() === HEADER) return;
  const what = "is there already, and is no list of tags";
  throw new InputError([{ file, what, todo: "name another file" }]);
}
