/**
 * `npm run unicode`: writes the table of characters that Unicode 15.0 has not assigned. It wants a
 * Node whose own tables are those (20.10.0); no other release can tell.
 */
import { writeFileSync } from "node:fs";
import { end } from "../command.ts";
import { InputError } from "../error.ts";

const VERSION = "15.0";

await end(() => {
  if (process.versions.unicode !== VERSION)
    throw new InputError([
      {
        file: process.execPath,
        what: `knows Unicode ${process.versions.unicode}, not ${VERSION}`,
        todo: "run it with Node 20.10.0",
      },
    ]);
  const steps: number[] = [];
  let at = 0;
  for (let code = 0; code <= 0x10ffff; code++) {
    // An even number of steps lies behind us outside of a range, an odd one within.
    const unassigned = /\p{Cn}/u.test(String.fromCodePoint(code));
    if (unassigned === (steps.length % 2 === 1)) continue;
    const edge = unassigned ? code : code - 1;
    steps.push(edge - at);
    at = edge;
  }
  if (steps.length % 2 === 1) steps.push(0x10ffff - at);
  const unassigned = steps.map((step) => step.toString(36)).join(" ");
  const table = { unicode: VERSION, unassigned };
  writeFileSync(
    new URL("unassigned.json", import.meta.url),
    `${JSON.stringify(table, undefined, 2)}\n`,
  );
});
