/** `npm run setup -- NAME`: installs a backend that a default install leaves out. */
import { commandLine } from "../called.ts";
import { fileURLToPath } from "node:url";
import { $ } from "zx";
import packageJson from "../../package.json" with { type: "json" };
import { end, parseCommand } from "../command.ts";
import { isInstalled } from "../embed/installed.ts";
import { type Fault, InputError, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { buildBinding, canBuildHere } from "./from-source.ts";

const USAGE = `Usage: ${commandLine("setup", "NAME [--from-source]")}

Installs a backend that a default install leaves out, beside those that are there.

  native          onnxruntime-node, from the npm registry
  gpu             @tensorflow/tfjs-node-gpu (NVIDIA with CUDA)
  node            @tensorflow/tfjs-node, its twin without a GPU
  --from-source   compile the binding of gpu or node here, against TensorFlow of PyPI, where its
                  binary cannot be downloaded: Linux on x64, with g++, Python's pip, tar and unzip
`;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const { peerDependencies, devDependencies } = packageJson;

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

await end(async () => {
  const options = { "from-source": { type: "boolean", default: false } } as const;
  const said = parseCommand({ name: "setup", usage: USAGE, options, words: 1 });
  if (said === null) return;
  const [name = ""] = said.positionals;
  await setup(name, said.values["from-source"]);
});

async function setup(name: string, fromSource: boolean): Promise<void> {
  const { name: packageName, binaryFrom } = targetOf(name);
  const fault = (what: string, todo: string): InputError =>
    new InputError([{ file: commandLine("setup", name), what, todo } satisfies Fault]);
  if (fromSource && (binaryFrom === null || !canBuildHere))
    throw fault(
      binaryFrom === null ? "it has no binding to compile" : "this is not Linux on x64",
      "leave --from-source out",
    );
  const release = `${packageName}@${peerDependencies[packageName]}`;
  const instead = "or build with --backend wasm";
  const exitCode = await install(packageName, binaryFrom !== null && !fromSource);
  if (exitCode !== 0)
    throw fault(
      `${release} was not installed (npm ended with ${exitCode})`,
      `it comes from ${fromSource ? "the npm registry" : (binaryFrom ?? "the npm registry")}: check that it can be reached, ${instead}`,
    );
  if (fromSource) {
    try {
      buildBinding(ROOT, packageName);
    } catch (error) {
      const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
      throw fault(
        `its binding was not made: ${message}`,
        `see what was printed before, ${instead}`,
      );
    }
  }
  process.stderr.write(`${release} is installed: ${commandLine("build", "--backend auto")}\n`);
}

/** @returns npm's exit status */
async function install(packageName: Target["name"], scripts: boolean): Promise<number | null> {
  // The system's own shell, which Windows has too, and words that no shell reads otherwise.
  const run = $({
    shell: true,
    prefix: "",
    postfix: "",
    quote: plain,
    stdio: "inherit",
    nothrow: true,
  });
  // npm takes away what it is not told of: an earlier setup's package, and a contributor's tools.
  const names = Object.keys(peerDependencies) as Target["name"][];
  const releases = names
    .filter((name) => name === packageName || isInstalled(name))
    .map((name) => `${name}@${peerDependencies[name]}`);
  const tools = Object.keys(devDependencies).some(isInstalled) ? ["--include=dev"] : [];
  // As a dependency of production, but unsaved: npm never installs an optional peer otherwise.
  const words = ["--no-save", "--save-prod", `--ignore-scripts=${!scripts}`, ...tools, ...releases];
  const { exitCode } = await run`npm install ${words}`;
  return exitCode;
}

function targetOf(name: string): Target {
  const known = Object.keys(TARGETS);
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
  if (target !== undefined) return target;
  throw new InputError([
    {
      file: commandLine("setup"),
      what: name === "" ? "nothing to set up" : `unknown name ${quote(name)}`,
      todo: `${didYouMean(name, known)}say ${commandLine("setup", known.join(" or "))}`,
    },
  ]);
}

function plain(word: string): string {
  if (/^[\w@/.:=-]+$/.test(word)) return word;
  throw new Error(`a word that a shell could misread: ${word}`);
}
