/** `npm run whois -- CODE`: who bears a code. Answered from the study's key file, here alone. */
import { commandLine } from "../called.ts";
import { end, parseCommand } from "../command.ts";
import { PLACES } from "../config/build-table.ts";
import { InputError, quote } from "../error.ts";
import { findKeys } from "../privacy/open-keys.ts";

const USAGE = `Usage: ${commandLine("whois", "CODE [--data STUDY]")}

Prints the id of the participant whose page bears the code, from the key file of a study.

  --data STUDY   folder of the study (${PLACES.data.default}): the key lies beside it, as .tagscape-key-STUDY.json, or
                 where TAGSCAPE_KEY_FILE says
`;

await end(() => {
  const said = parseCommand({
    name: "whois",
    usage: USAGE,
    options: { data: { type: "string", default: PLACES.data.default } },
    words: 1,
  });
  if (said === null) return;
  const { values, positionals } = said;
  const [code] = positionals;
  if (code === undefined)
    throw new InputError([
      {
        file: "whois",
        what: "no code",
        todo: `${commandLine("whois", "CODE")}, as the page's title has it`,
      },
    ]);
  const { keys, place } = findKeys({ dataDir: values.data }, process.env);
  const codes = keys?.codes ?? {};
  const id = Object.hasOwn(codes, code.toLowerCase()) ? codes[code.toLowerCase()] : undefined;
  if (id === undefined)
    throw new InputError([
      {
        file: place?.file ?? "$TAGSCAPE_KEY",
        what: `nobody bears the code ${quote(code)}`,
        todo: "name the study by --data; if it is the right one, build it here first, with the key that the page was made with",
      },
    ]);
  process.stdout.write(`${id}\n`);
});
