/** What all commands have in common: their flags, `--help`, and how they end. */
import { commandLine } from "./called.ts";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { explain, type Fault, InputError, quote, throwFaults } from "./error.ts";
import { keptByNpm } from "./npm-flags.ts";

/**
 * The exit status by an action, 2 for what its user can mend, 1 for a bug of ours.
 *
 * @param debug whether the stack of every error is printed
 */
export async function end(
  action: () => Promise<number | void> | number | void,
  debug = false,
): Promise<void> {
  try {
    process.exitCode = (await action()) ?? 0;
  } catch (error) {
    const { text, exitCode } = explain(error, debug);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode;
  }
}

type Options = NonNullable<ParseArgsConfig["options"]>;

export interface Command<O extends Options> {
  /** As package.json has it. */
  readonly name: string;
  readonly usage: string;
  readonly options: O;
  /** So many words may stand beside the flags. */
  readonly words: number;
}

/**
 * @returns what was said, or null where it was `--help`, which is answered
 * @throws InputError for unknown flags, stray words and flags that npm kept
 */
export function parseCommand<const O extends Options>(
  { name, usage, options, words }: Command<O>,
  argv: readonly string[] = process.argv.slice(2),
) {
  if (argv.includes("--help")) {
    process.stdout.write(usage);
    return null;
  }
  const todo = `see ${commandLine(name, "--help")}`;
  // A word that npm left behind belongs to a flag that it kept.
  throwFaults(keptByNpm(name, Object.keys(options), process.env));
  const parsed = parse({ args: [...argv], options, allowPositionals: true }, commandLine(name));
  throwFaults(
    parsed.positionals
      .slice(words)
      .map((word): Fault => ({ file: quote(word), what: "stray argument", todo })),
  );
  return parsed;
}

function parse<O extends Options>(
  config: { args: string[]; options: O; allowPositionals: true },
  command: string,
) {
  try {
    return parseArgs(config);
  } catch (error) {
    const what = error instanceof Error ? (error.message.split(".")[0] ?? "") : String(error);
    const todo = `see ${command} -- --help`;
    throw new InputError([{ file: command, what, todo }], { cause: error });
  }
}
