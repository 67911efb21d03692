/** `npm run setup -- NAME`: installs a backend that a default install leaves out. */
import { $ } from "zx";
import packageJson from "../../package.json" with { type: "json" };
import { end } from "../command.ts";
import { InputError, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";

const { peerDependencies } = packageJson;

interface Target {
  readonly name: keyof typeof peerDependencies;
  /** From outside the npm registry, which its install script downloads; null where npm has all. */
  readonly binaryFrom: string | null;
}

const TARGETS: Readonly<Record<string, Target>> = {
  native: { name: "onnxruntime-node", binaryFrom: null },
  gpu: { name: "@tensorflow/tfjs-node-gpu", binaryFrom: "storage.googleapis.com" },
  node: { name: "@tensorflow/tfjs-node", binaryFrom: "storage.googleapis.com" },
};

await end(() => setup(process.argv.slice(2)));

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
  const release = `${target.name}@${peerDependencies[target.name]}`;
  // The native encoder's own script would only fetch CUDA.
  const scripts = `--ignore-scripts=${target.binaryFrom === null}`;
  const { exitCode } = await run`npm install --no-save --save-prod ${scripts} ${release}`;
  if (exitCode === 0) {
    process.stderr.write(`${release} is installed: npm run build -- --backend auto\n`);
    return 0;
  }
  const from = target.binaryFrom ?? "the npm registry";
  throw new InputError([
    {
      file: `npm run setup -- ${name}`,
      what: `${release} was not installed (npm ended with ${exitCode})`,
      todo: `it comes from ${from}: check that it can be reached, or build with --backend wasm`,
    },
  ]);
}

function plain(word: string): string {
  if (/^[\w@/.:=-]+$/.test(word)) return word;
  throw new Error(`a word that a shell could misread: ${word}`);
}
