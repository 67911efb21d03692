/** The command line of `npm run build`: what may be said, and what was said. */
import { parseArgs } from "node:util";
import type { Fault } from "../error.ts";
import { throwFaults, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { keptByNpm } from "../npm-flags.ts";

interface Option {
  /** Placeholder of the value in `--help`; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

const OPTIONS = {
  data: { value: "DIR", help: "folder of the study: study.json and the CSVs (data)" },
  out: { value: "DIR", help: "folder of the site (site)" },
  participants: { value: "A,B", help: "build only these participants" },
  fields: { value: "A,B", help: "columns to map (hashtags,suggested_words)" },
  k: { value: "N", help: "clusters of every field (10)" },
  seed: { value: "N", help: "seed of k-means and t-SNE (42)" },
  perplexity: { value: "N", help: "perplexity of t-SNE (30)" },
  "min-count": { value: "N", help: "keep a tag that occurs at least N times (1)" },
  "cluster-engine": { value: "E", help: "tagscape or ml-kmeans (tagscape)" },
  "layout-engine": { value: "E", help: "tagscape or tsne-js (tagscape)" },
  backend: {
    value: "B",
    help: "wasm, auto, native, node or node-gpu (wasm: same bytes everywhere)",
  },
  jobs: { value: "N", help: "threads for the analyses (all cores); the site is the same for any" },
  cache: { value: "DIR", help: "folder of what is kept between builds (.cache)" },
  "no-cache": { help: "use and keep nothing from other builds; the site is the same" },
  profile: { help: "print a table of the stages: seconds, memory, what came from the cache" },
  quiet: { help: "print faults only" },
  debug: { help: "print the stack of every error" },
  help: { help: "print this and stop" },
} satisfies Record<string, Option>;

type Name = keyof typeof OPTIONS;
export type Flags = { readonly [N in Name]?: string | boolean };

/**
 * @param argv the arguments after the script's name
 * @param env the environment; npm leaves there the flags that it took for its own
 * @throws InputError for unknown flags, stray words and flags that npm kept
 */
export function parseFlags(argv: readonly string[], env: NodeJS.ProcessEnv): Flags {
  const names = Object.keys(OPTIONS);
  const faults: Fault[] = keptByNpm("build", names, env);
  const { values, tokens } = tokensOf(argv);
  // A word that npm left behind belongs to a flag that it kept, which is reported already.
  const stray = faults.length > 0 ? [] : tokens.filter((token) => token.kind === "positional");
  for (const { value } of stray)
    faults.push({
      file: quote(value),
      what: "stray argument",
      todo: "see npm run build -- --help",
    });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option: Option | undefined = isName(token.name) ? OPTIONS[token.name] : undefined;
    if (option === undefined)
      faults.push({
        file: token.rawName,
        what: "unknown flag",
        todo: unknownTodo(token.name, names),
      });
    // `--out --profile`: parseArgs takes the second flag for the value of the first.
    else if (
      option.value !== undefined &&
      ((token.value ?? "") === "" || (!token.inlineValue && token.value?.startsWith("--")))
    )
      faults.push({
        file: token.rawName,
        what: "no value",
        todo: `write --${token.name} ${option.value}`,
      });
    else if (option.value === undefined && token.value !== undefined)
      faults.push({
        file: token.rawName,
        what: `takes no value: ${quote(token.value)}`,
        todo: `write --${token.name}`,
      });
  }
  throwFaults(faults);
  return values as Flags;
}

/** For commands that take a word beside the build's flags: the first one, and what is left. */
export function takeWord(argv: readonly string[]): {
  word: string | undefined;
  rest: readonly string[];
} {
  const found = tokensOf(argv).tokens.find(({ kind }) => kind === "positional");
  return {
    word: found === undefined ? undefined : argv[found.index],
    rest: argv.filter((_, i) => i !== found?.index),
  };
}

function tokensOf(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(OPTIONS).map(([name, option]) => [
        name,
        { type: "value" in option ? ("string" as const) : ("boolean" as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

function isName(name: string): name is Name {
  return Object.hasOwn(OPTIONS, name);
}

function unknownTodo(name: string, names: readonly string[]): string {
  return `${didYouMean(name, names, "--")}see npm run build -- --help`;
}

export function helpText(): string {
  const rows = Object.entries(OPTIONS).map(([name, option]) => {
    const flag = `--${name}${"value" in option ? ` ${option.value}` : ""}`;
    return `  ${flag.padEnd(22)}${option.help}`;
  });
  return [
    "Usage: npm run build -- [flags]",
    "",
    "Turns a folder of TikTok metadata, one CSV a participant, into a static site.",
    "Flags beat the study's settings (study.json). Exit: 0 done, 2 something to mend, 130 stopped,",
    "1 a bug of ours.",
    "",
    ...rows,
    "",
  ].join("\n");
}
