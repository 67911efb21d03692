/** `npm run whois -- CODE`: who bears a code. Answered from the key file, here alone. */
import { end, parseCommand } from "./command.ts";
import { InputError, quote } from "./error.ts";
import { KEY_FILE, readKeys } from "./key-file.ts";

const USAGE = `Usage: npm run whois -- CODE

Prints the id of the participant whose page bears the code, from ${KEY_FILE}.
`;

await end(() => {
  const said = parseCommand({ name: "whois", usage: USAGE, options: {}, words: 1 });
  if (said === null) return;
  const [code] = said.positionals;
  if (code === undefined)
    throw new InputError([
      { file: "whois", what: "no code", todo: "npm run whois -- CODE, as the page's title has it" },
    ]);
  const codes = readKeys(process.env)?.codes ?? {};
  const id = Object.hasOwn(codes, code.toLowerCase()) ? codes[code.toLowerCase()] : undefined;
  if (id === undefined)
    throw new InputError([
      {
        file: KEY_FILE,
        what: `nobody bears the code ${quote(code)}`,
        todo: "build the study here first, with the key that the page was made with",
      },
    ]);
  process.stdout.write(`${id}\n`);
});
