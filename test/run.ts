/**
 * `npm test`: the short set, which holds every promise. `npm run test:all`: every test file.
 * `npm test -- WORD…`: those whose name holds a word, long ones too.
 */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { LATER, SECONDS } from "./lengths.ts";
import { share } from "./shared.ts";
import { makeSites } from "./sites.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const everything = process.argv.includes("--all");
/** What the short set leaves: whoever has run that need not run it twice. */
const later = process.argv.includes("--later");

/** The longest first: one that starts last would run on alone. */
const names = readdirSync(here)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => name.replace(/\.test\.ts$/, ""))
  .filter((name) =>
    words.length > 0
      ? words.some((word) => `${name}.test.ts`.includes(word))
      : later
        ? LATER.has(name)
        : everything || !LATER.has(name),
  )
  .toSorted((a, b) => (SECONDS[b] ?? 0) - (SECONDS[a] ?? 0));
const files = names.map((name) => join(here, `${name}.test.ts`));

share();
const readsSites = (file: string): boolean =>
  /from "\.\/(?:sites|reader)\.ts"/.test(readFileSync(file, "utf8"));
if (files.some(readsSites)) await makeSites();

// One more than there are cores: those that drive a browser wait for it.
run({ files, concurrency: availableParallelism() + 1, timeout: 600_000 })
  .on("test:fail", () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
