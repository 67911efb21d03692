/** Commands that take the flags of a build beside a few of their own. */
import { parseArgs } from "node:util";
import { commandLine } from "../called.ts";
import { type Flags, OPTIONS, parseFlags } from "../config/flags.ts";
import { InputError, throwFaults } from "../error.ts";
import { keptByNpm } from "../npm-flags.ts";

export interface BesideBuild<Name extends string> {
  readonly own: Readonly<Partial<Record<Name, string>>>;
  readonly flags: Flags;
  /** As they were typed, for a build. */
  readonly words: readonly string[];
}

/**
 * @param names of the command's own flags, each with a value
 * @throws InputError for unknown flags, flags without a value, and flags that npm kept
 */
export function besideBuild<const Name extends string>(
  command: string,
  names: readonly Name[],
  argv: readonly string[],
): BesideBuild<Name> {
  const all = [...OPTIONS.map(({ name }) => name), ...names];
  throwFaults(keptByNpm(command, all, process.env));
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const own: Partial<Record<Name, string>> = {};
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const name = names.find((known) => known === token.name);
    if (name === undefined) continue;
    const { value = "" } = token;
    if (value === "" || (token.inlineValue === false && value.startsWith("--"))) {
      const todo = `see ${commandLine(command, "--help")}`;
      throw new InputError([{ file: token.rawName, what: "no value", todo }]);
    }
    own[name] = value;
    taken.add(token.index);
    if (token.inlineValue === false) taken.add(token.index + 1);
  }
  const words = argv.filter((_, i) => !taken.has(i));
  return { own, flags: parseFlags(words, process.env), words };
}
