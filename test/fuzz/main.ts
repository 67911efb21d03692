/** `npm run fuzz`: bad studies, flags, folders and environments from a seed, and what they broke. */
import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { end, parseCommand } from "../../src/command.ts";
import { InputError } from "../../src/error.ts";
import { checkout } from "../checkout.ts";
import { build } from "../command.ts";
import { scratchFolder, smallStudy, writeFiles } from "../scratch.ts";
import { type Ground, runCase } from "./cases.ts";

const USAGE = `Usage: npm run fuzz -- [flags]

Builds bad studies with bad flags into odd folders, one after the other, and holds the promises: exit 0
or 2, a line for each fault, no hang, the old site whole or the new one, nothing written elsewhere.

  --minutes N   stops after that long (5)
  --cases N     stops after so many cases
  --seed N      makes the same cases again
  --only K      makes case K alone, and keeps its folder
`;

await end(async () => {
  const said = parseCommand({
    name: "fuzz",
    usage: USAGE,
    options: {
      minutes: { type: "string", default: "5" },
      cases: { type: "string", default: "1000000" },
      seed: { type: "string", default: String(randomInt(1_000_000)) },
      only: { type: "string" },
    },
    words: 0,
  });
  if (said === null) return 0;
  const numbers = Object.entries(said.values).map(
    ([name, value]) => [name, wholeNumber(name, value)] as const,
  );
  const { minutes = 0, cases = 0, seed = 0, only } = Object.fromEntries(numbers);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const ground = await makeGround();
  const until = performance.now() + minutes * 60_000;
  // The case in hand takes its tiny disk away again.
  let stopped = false;
  process.once("SIGINT", () => (stopped = true));
  let tried = 0;
  let fell = 0;
  const first = only ?? 0;
  for (let number = first; only === undefined ? number < cases : number === first; number++) {
    if (stopped || performance.now() > until) break;
    const told = await runCase(ground, seed, number, only !== undefined);
    tried += 1;
    if (told.length > 0) fell += 1;
    for (const line of told)
      say(`FELL ${line}\n    again: npm run fuzz -- --seed ${seed} --only ${number}`);
    if (tried % 25 === 0) say(`${tried} studies, ${fell} fell`);
  }
  if (only !== undefined) {
    say(`the case lies in ${ground.folder}`);
    // Else scratch folders go with the process.
    process.removeAllListeners("exit");
  }
  say(`seed ${seed}: ${tried} studies, ${fell} fell`);
  return fell > 0 ? 1 : 0;
});

function wholeNumber(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InputError([{ file: `--${name}`, what: "not a whole number", todo: "mend the flag" }]);
}

async function makeGround(): Promise<Ground> {
  const folder = join(scratchFolder(), "cases");
  mkdirSync(folder);
  const sound = join(folder, "..", "sound");
  const study = writeFiles(join(folder, "..", "study"), smallStudy());
  const { code, stderr } = await build(["--data", study, "--out", sound]);
  if (code !== 0) throw new Error(`a sound study cannot be built:\n${stderr}`);
  return { checkout: checkout(), sound, folder };
}
