/** How this program was called: as a command of its package, or from its repository. */

/** Whether this is the package, compiled to JavaScript, which runs in a folder of its user's. */
export const isPackaged = import.meta.url.endsWith(".js");

/** Commands whose names differ: npm's may hold a colon, which nobody types as a word. */
const WORDS: Readonly<Record<string, string>> = { "check:site": "check" };

/** What its user types, e.g. `npm run build -- --help` or `npx tagscape build --help`. */
export function commandLine(name: string, rest = ""): string {
  const parts = isPackaged
    ? ["npx tagscape", WORDS[name] ?? name, rest]
    : [`npm run ${name}`, rest === "" ? "" : "--", rest];
  return parts.filter((part) => part !== "").join(" ");
}
