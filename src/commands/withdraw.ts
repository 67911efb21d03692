/** `npm run withdraw -- ID`: a participant goes, from the site, the caches and the key file. */
import { parseArgs } from "node:util";
import { commandLine } from "../called.ts";
import { end } from "../command.ts";
import { parseFlags, takeWord } from "../config/flags.ts";
import { InputError, oneLine, quote, throwFaults } from "../error.ts";
import { keptByNpm } from "../npm-flags.ts";
import { partsIn } from "../parts/part-place.ts";
import { byHand, findLeaver, type Leaver } from "../publish/leaver.ts";
import { carryOut } from "../publish/withdrawal.ts";
import { sweepWorkspaces } from "../publish/workspace.ts";

const USAGE = `Usage: ${commandLine("withdraw", "ID")} [--parts DIR] [flags of ${commandLine("build")}]

Takes a participant out of the site (--out), the caches (--cache) and the key file. The study's folder
(--data) keeps a hash of the id, by which every build leaves them out, and so does the next
${commandLine("publish")}. What is to be removed by hand is listed. Name the flags that the site is built with.

  --parts DIR  Takes them out of the parts of the study too: a part, or a folder of parts. Merge them
               again; where a part is built again, build all of them again
`;

await end(() => withdraw(process.argv.slice(2)));

async function withdraw(argv: readonly string[]): Promise<number> {
  const { parts, others } = takeParts(argv);
  const { word: id, rest } = takeWord(others);
  if (rest.includes("--help")) {
    process.stdout.write(USAGE);
    return 0;
  }
  const leaver = await leaverOf(id, rest, parts).catch((error: unknown) => {
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
    ...[...left, ...byHand(leaver)].map((line) => `  ${line}`),
  ]);
  if (isDone) return 0;
  return failed.some(({ status }) => status === 1) ? 1 : 2;
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${oneLine(line)}\n`).join(""));
}

/** The flag that no build has; null where it is not there, and empty where it has no value. */
function takeParts(argv: readonly string[]): {
  readonly parts: string | null;
  readonly others: readonly string[];
} {
  const options = { parts: { type: "string" } } as const;
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found = tokens.find((token) => token.kind === "option" && token.name === "parts");
  if (found?.kind !== "option") return { parts: null, others: argv };
  // `--parts --data`: parseArgs takes the second flag for the value of the first.
  const isFlag = found.inlineValue !== true && found.value?.startsWith("--") === true;
  const value = isFlag ? "" : (found.value ?? "");
  const size = found.inlineValue === true || value === "" ? 1 : 2;
  const others = argv.filter((_, i) => i < found.index || i >= found.index + size);
  return { parts: value, others };
}

/** @throws InputError where there are none */
function partsOf(folder: string): string[] {
  const parts = folder === "" ? [] : partsIn(folder);
  if (parts.length > 0) return parts;
  const what = folder === "" ? "no value" : `no part of a study in ${quote(folder)}`;
  throw new InputError([{ file: "--parts", what, todo: "name a part, or a folder of parts" }]);
}

async function leaverOf(
  id: string | undefined,
  flags: readonly string[],
  parts: string | null,
): Promise<Leaver> {
  throwFaults(keptByNpm("withdraw", ["parts"], process.env));
  const parsed = parseFlags(flags, process.env);
  if (id !== undefined) return findLeaver(id, flags, parsed, parts === null ? [] : partsOf(parts));
  const todo = `${commandLine("withdraw", "ID")}, as the data has it`;
  throw new InputError([{ file: "withdraw", what: "no participant", todo }]);
}
