/** `npm run init`: study.json and .gitignore for the files that somebody has. */
import { lstatSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { lookInto } from "../begin/found.ts";
import { addIgnored, addKey, ignoredBy } from "../begin/ignored.ts";
import { type Answers, ask, defaults } from "../begin/questions.ts";
import { copySample } from "../begin/sample.ts";
import { commandLine } from "../called.ts";
import { end, parseCommand } from "../command.ts";
import { PLACES } from "../config/build-table.ts";
import { readConfig } from "../config/config.ts";
import { listFolder } from "../config/study-folder.ts";
import { InputError, oneLine, quote } from "../error.ts";
import { truePath } from "../files/place.ts";
import { isOfferedToGit } from "../privacy/git-ignored.ts";
import { keyPlace } from "../privacy/key-place.ts";
import { readStudy } from "../read/study.ts";

const USAGE = `Usage: ${commandLine("init", "[--data DIR] [--yes] [--sample]")}

Looks at the files of a folder, says what they are, asks three questions, and writes study.json beside them
and .gitignore, by which git leaves data, key, caches and site alone. Nothing that is there is written over.

  --data DIR   folder of the files (${PLACES.data.default})
  --yes        asks nothing: codes for participants, and each user one where a column looks like users
  --sample     copies the sample study into ./data instead
`;

await end(async () => {
  const said = parseCommand({
    name: "init",
    usage: USAGE,
    options: {
      data: { type: "string", default: PLACES.data.default },
      yes: { type: "boolean", default: false },
      sample: { type: "boolean", default: false },
    },
    words: 0,
  });
  if (said === null) return 0;
  const { data, yes, sample } = said.values;
  if (sample) {
    copySample("data");
    return done("data", ["data/study.json"], ignoredBy("data", []));
  }
  return begin(data, yes);
});

async function begin(dataDir: string, yes: boolean): Promise<number> {
  listFolder(dataDir);
  const file = join(dataDir, "study.json");
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
    const todo = `it stays as it is: ${commandLine("build")}`;
    throw new InputError([{ file, what: "is there already", todo }]);
  }
  const found = await lookInto(dataDir);
  const asks = !yes && process.stdin.isTTY && process.stdout.isTTY;
  if (!asks) for (const line of found.lines) say(line);
  const answers = asks ? await ask(found) : defaults(found);
  if (answers === null) return 130;
  await writeSettings(file, dataDir, answers);
  const ignored = ignoredBy(dataDir, found.files);
  return done(dataDir, [file], ignored, answers.participants === "pseudonyms");
}

/** Kept only where a build can read the study by them. */
async function writeSettings(file: string, dataDir: string, answers: Answers): Promise<void> {
  writeFileSync(file, `${JSON.stringify(settingsOf(answers), null, 2)}\n`, { flag: "wx" });
  try {
    await readStudy(await readConfig({ data: dataDir }));
  } catch (error) {
    rmSync(file);
    throw error;
  }
}

function settingsOf({ title, participants, participantColumn, fields }: Answers): object {
  return {
    title,
    ...(participantColumn === null ? {} : { participantColumn }),
    ...(fields === null ? {} : { fields: Object.fromEntries(fields.map((name) => [name, {}])) }),
    publish: { participants },
  };
}

function done(
  dataDir: string,
  written: readonly string[],
  ignored: ReadonlyMap<string, readonly string[]>,
  hasKey = false,
): number {
  const here = truePath(".");
  const changed = [...ignored].filter(([folder, lines]) => addIgnored(folder, lines).length > 0);
  const files = [
    ...written,
    ...changed.map(([folder]) => relative(here, join(folder, ".gitignore"))),
  ];
  if (hasKey) {
    const { file } = keyPlace({ dataDir }, process.env);
    if (isOfferedToGit(file) && addKey(file).length > 0) files.push(`${file}: left alone by git`);
  }
  for (const file of files) say(`wrote ${file}`);
  const flags =
    dataDir === PLACES.data.default || dataDir === "data"
      ? ""
      : `--data ${/^[\w./-]+$/.test(dataDir) ? dataDir : quote(dataDir, 4096)}`;
  say(`next: ${commandLine("build", flags)}`);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${oneLine(line)}\n`);
}
