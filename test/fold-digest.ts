/** Prints a digest of every character as it is cleaned, measured and read, alone and among others. */
import { cleanName, cleanTag } from "../src/clean/clean.ts";
import { createHash } from "node:crypto";
import { readable } from "../src/embed/batches.ts";
import { textWidth } from "../src/chart/text-width.ts";

const hash = createHash("sha256");
for (let code = 0; code <= 0x10ffff; code++) {
  // Left out: ideographs and private use, which have neither case nor composition.
  if (code === 0x20000) code = 0x2f800;
  if (code === 0x2fa20) code = 0xe0000;
  if (code === 0xe0200) break;
  const c = String.fromCodePoint(code);
  for (const text of [c, `aΣ${c}`, `aΣ${c}b`, `${c}Σ`, `E${c}\u0301`, `\u{105d2}${c}`])
    hash.update(`${cleanTag(text).tag}\n${cleanName(text)}\n`);
  hash.update(`${readable(c).normalize("NFKC")}\n${textWidth(c, 10)}\n`);
}
process.stdout.write(hash.digest("hex"));
