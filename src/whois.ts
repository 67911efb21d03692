/** `npm run whois -- CODE`: who bears a code. Answered from the key file, here alone. */
import { explain, InputError, quote } from "./error.ts";
import { KEY_FILE, readKeys } from "./key-file.ts";

try {
  const [code] = process.argv.slice(2);
  if (code === undefined)
    throw new InputError([
      { file: "whois", what: "no code", todo: "npm run whois -- CODE, as the page's title has it" },
    ]);
  const keys = readKeys(process.env);
  const id = keys === null ? undefined : keys.codes[code.toLowerCase()];
  if (id === undefined)
    throw new InputError([
      {
        file: KEY_FILE,
        what: `nobody bears the code ${quote(code)}`,
        todo: "build the study here first, with the key that the page was made with",
      },
    ]);
  process.stdout.write(`${id}\n`);
} catch (error) {
  const { text, exitCode } = explain(error, false);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
