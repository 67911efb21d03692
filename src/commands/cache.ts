/** `npm run cache -- stats|verify|prune|clear`: looks after what is kept between builds. */
import { commandLine } from "../called.ts";
import { end, parseCommand } from "../command.ts";
import { DEFAULT_CACHE } from "../config/config.ts";
import { InputError, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { type CacheFolder, openCacheFolder } from "../cache/folder.ts";
import { prune, stats, verify } from "../cache/upkeep.ts";
import { vectorsIn } from "../embed/vector-segment.ts";

const USAGE = `Usage: ${commandLine("cache", "COMMAND [--cache DIR] [--days N]")}

  stats    what is kept, and how much of it
  verify   checks every entry, and removes those that are damaged
  prune    removes what no build has used for N days (90)
  clear    removes all
`;

type Command = (folder: CacheFolder, days: number) => string[];
const COMMANDS: Readonly<Record<string, Command>> = {
  stats: (folder) => stats(folder, vectorsIn),
  verify: (folder) => verify(folder, vectorsIn),
  prune,
  clear: (folder) => {
    folder.clear();
    return [`${folder.path} is empty`];
  },
};

await end(() => {
  const said = parseCommand({
    name: "cache",
    usage: USAGE,
    options: {
      cache: { type: "string", default: DEFAULT_CACHE },
      days: { type: "string", default: "90" },
    },
    words: 1,
  });
  if (said === null) return;
  const { values, positionals } = said;
  const [name = ""] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const days = Number(values.days);
  const todo = `${didYouMean(name, Object.keys(COMMANDS))}say stats, verify, prune or clear`;
  if (command === undefined) {
    const what = name === "" ? "no command" : `unknown command ${quote(name)}`;
    throw new InputError([{ file: commandLine("cache"), what, todo }]);
  }
  if (!Number.isInteger(days) || days < 0)
    throw new InputError([
      {
        file: "--days",
        what: `${quote(values.days)} is not a whole number`,
        todo: "mend the flag",
      },
    ]);
  const lines = command(openCacheFolder(values.cache), days);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
});
