/** `npm run setup -- NAME`: installs a backend that a default install leaves out. */
import { $ } from "zx";
import packageJson from "../package.json" with { type: "json" };
import { explain, InputError, quote } from "./error.ts";
import { didYouMean } from "./nearest.ts";

const { peerDependencies } = packageJson;

/** What may be installed; both download a binary of their own, from outside the npm registry. */
const TARGETS: Readonly<Record<string, string>> = {
  gpu: `@tensorflow/tfjs-node-gpu@${peerDependencies["@tensorflow/tfjs-node-gpu"]}`,
  node: `@tensorflow/tfjs-node@${peerDependencies["@tensorflow/tfjs-node"]}`,
};

try {
  process.exitCode = await setup(process.argv.slice(2));
} catch (error) {
  const { text, exitCode } = explain(error, false);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}

async function setup([name = ""]: readonly string[]): Promise<number> {
  const known = Object.keys(TARGETS);
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
  if (target === undefined)
    throw new InputError([
      {
        file: "npm run setup",
        what: name === "" ? "nothing to set up" : `unknown name ${quote(name)}`,
        todo: `${didYouMean(name, known)}say npm run setup -- ${known.join(" or ")}`,
      },
    ]);
  // The system's own shell, which Windows has too, and words that no shell reads otherwise.
  const run = $({
    shell: true,
    prefix: "",
    postfix: "",
    quote: plain,
    stdio: "inherit",
    nothrow: true,
  });
  // As a dependency of production, but unsaved: npm never installs an optional peer otherwise.
  const { exitCode } =
    await run`npm install --no-save --save-prod --ignore-scripts=false ${target}`;
  if (exitCode === 0) {
    process.stderr.write(`${target} is installed: npm run build -- --backend auto\n`);
    return 0;
  }
  throw new InputError([
    {
      file: `npm run setup -- ${name}`,
      what: `${target} was not installed (npm ended with ${exitCode})`,
      todo: "its binary comes from storage.googleapis.com: check that it can be reached, or build with --backend wasm",
    },
  ]);
}

function plain(word: string): string {
  if (/^[\w@/.:-]+$/.test(word)) return word;
  throw new Error(`a word that a shell could misread: ${word}`);
}
