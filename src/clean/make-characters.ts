/**
 * `npm run unicode`: writes the table of classes of characters as Unicode 15.0 has them. It wants a
 * Node whose own tables are those (20.10.0); no other release can tell.
 */
import { writeFileSync } from "node:fs";
import { end } from "../command.ts";
import { InputError } from "../error.ts";

const VERSION = "15.0";

/** Scripts whose letters join, and those of India and around it whose letters form conjuncts. */
const SPELT_WITH_JOINERS = [
  "Adlm Arab Chrs Mand Mani Mong Nkoo Ougr Phag Phlp Rohg Sogd Syrc",
  "Bali Beng Bhks Brah Cakm Cham Deva Diak Dogr Gong Gonm Gran Gujr Guru Java Kawi Khar Khmr Khoj Knda Kthi Lana",
  "Limb Mlym Modi Mtei Mymr Nand Newa Orya Rjng Saur Shrd Sidd Sind Sinh Soyo Sund Sylo Takr Taml Telu Tibt Tirh Zanb",
].flatMap((codes) => codes.split(" "));

const CLASSES = {
  unassigned: /\p{Cn}/u,
  spelling: new RegExp(
    `(?=[\\p{L}\\p{M}])[${SPELT_WITH_JOINERS.map((code) => `\\p{scx=${code}}`).join("")}]`,
    "u",
  ),
  // The circled M has a lower case, which is no emoji.
  pictographic: /(?!\u24c2)\p{Extended_Pictographic}/u,
  textStyle: /(?!\u24c2)(?=\p{Extended_Pictographic})(?!\p{Emoji_Presentation})\p{Emoji}/u,
};

await end(() => {
  if (process.versions.unicode !== VERSION)
    throw new InputError([
      {
        file: process.execPath,
        what: `knows Unicode ${process.versions.unicode}, not ${VERSION}`,
        todo: "run it with Node 20.10.0",
      },
    ]);
  const classes = Object.entries(CLASSES).map(([name, pattern]) => [name, steps(pattern)] as const);
  const table = { unicode: VERSION, ...Object.fromEntries(classes) };
  writeFileSync(
    new URL("characters.json", import.meta.url),
    `${JSON.stringify(table, undefined, 2)}\n`,
  );
});

/** From each edge of a range to the next, in base 36. */
function steps(pattern: RegExp): string {
  const found: number[] = [];
  let at = 0;
  for (let code = 0; code <= 0x10ffff; code++) {
    // An even number of steps lies behind us outside of a range, an odd one within.
    const isIn = pattern.test(String.fromCodePoint(code));
    if (isIn === (found.length % 2 === 1)) continue;
    const edge = isIn ? code : code - 1;
    found.push(edge - at);
    at = edge;
  }
  if (found.length % 2 === 1) found.push(0x10ffff - at);
  return found.map((step) => step.toString(36)).join(" ");
}
