/** `npx tagscape COMMAND`: the package's one program, whose words are the commands. */
import { end } from "../command.ts";
import { didYouMean } from "../did-you-mean.ts";
import { InputError, quote } from "../error.ts";
import { COMMANDS } from "./commands.ts";

const NAMES = Object.keys(COMMANDS);
const USAGE = `Usage: npx tagscape COMMAND [flags]

${Object.entries(COMMANDS)
  .map(([name, { what }]) => `  ${name.padEnd(10)}${what}`)
  .join("\n")}

npx tagscape COMMAND --help says more of each.
`;

const [word = "--help"] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
if (command !== undefined) {
  // A command reads the words after its own name.
  process.argv.splice(2, 1);
  await command.run();
} else
  await end(() => {
    if (word === "--help" || word === "help") process.stdout.write(USAGE);
    else
      throw new InputError([
        {
          file: "npx tagscape",
          what: `unknown command ${quote(word)}`,
          todo: `${didYouMean(word, NAMES)}see npx tagscape --help`,
        },
      ]);
  });
