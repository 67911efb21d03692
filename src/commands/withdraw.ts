/** `npm run withdraw -- ID`: a participant goes, from the site, the caches and the key file. */
import { commandLine } from "../called.ts";
import { end } from "../command.ts";
import { parseFlags, takeWord } from "../config/flags.ts";
import { InputError, oneLine, quote } from "../error.ts";
import { byHand, findLeaver, type Leaver } from "../publish/leaver.ts";
import { carryOut } from "../publish/withdrawal.ts";
import { sweepWorkspaces } from "../publish/workspace.ts";

const USAGE = `Usage: ${commandLine("withdraw", "ID")} [flags of ${commandLine("build")}]

Takes a participant out of the site (--out), the caches (--cache) and the key file. The study's folder
(--data) keeps a hash of the id, by which every build leaves them out, and so does the next
${commandLine("publish")}. What is to be removed by hand is listed. Name the flags that the site is built with.
`;

await end(() => withdraw(process.argv.slice(2)));

async function withdraw(argv: readonly string[]): Promise<number> {
  const { word: id, rest } = takeWord(argv);
  if (rest.includes("--help")) {
    process.stdout.write(USAGE);
    return 0;
  }
  const leaver = await leaverOf(id, rest).catch((error: unknown) => {
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

async function leaverOf(id: string | undefined, flags: readonly string[]): Promise<Leaver> {
  const parsed = parseFlags(flags, process.env);
  if (id !== undefined) return findLeaver(id, flags, parsed);
  const todo = `${commandLine("withdraw", "ID")}, as the data has it`;
  throw new InputError([{ file: "withdraw", what: "no participant", todo }]);
}
