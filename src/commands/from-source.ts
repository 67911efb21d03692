/**
 * TensorFlow's binding made from the sources in its package, against the library in a wheel of PyPI:
 * for a Node, or a host, for which no binary can be downloaded. Linux on x64, with g++, unzip, tar and pip.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The library that each package was tried with; 222 MB for node, 475 MB for node-gpu. */
const WHEELS: Readonly<Record<string, string>> = {
  "@tensorflow/tfjs-node": "tensorflow-cpu==2.12.1",
  "@tensorflow/tfjs-node-gpu": "tensorflow==2.15.1",
};
/** Of any Python: the library in a wheel asks for none. */
const FOR = ["--no-deps", "--only-binary=:all:", "--python-version=3.11", "--quiet"];
const HEADERS = "node-api-headers@1.9.0";

export const canBuildHere = process.platform === "linux" && process.arch === "x64";

/**
 * Writes into the package's folder alone; what is downloaded is gone when it ends.
 *
 * @param packageName in node_modules, installed without its install script
 * @throws where a tool is missing or ends with an error, which it has printed itself
 */
export function buildBinding(root: string, packageName: string): void {
  const home = join(root, "node_modules", ...packageName.split("/"));
  const downloads = mkdtempSync(join(tmpdir(), "tagscape-setup-"));
  const run = (program: string, ...words: readonly string[]): void => {
    execFileSync(program, words, { cwd: home, stdio: ["ignore", 2, 2] });
  };
  const fetched = (ending: string): string => {
    const file = readdirSync(downloads).find((name) => name.endsWith(ending));
    if (file === undefined) throw new Error(`nothing that ends in ${ending} was downloaded`);
    return join(downloads, file);
  };
  try {
    const wheel = WHEELS[packageName] ?? packageName;
    run("python3", "-m", "pip", "download", wheel, ...FOR, "--dest", downloads);
    run("npm", "pack", "--silent", HEADERS, "--pack-destination", downloads);
    for (const folder of ["deps", "lib", "napi"]) rmSync(join(home, folder), RECURSIVE);
    const parts = ["tensorflow/libtensorflow*", "tensorflow/include/*"];
    run("unzip", "-q", "-o", fetched(".whl"), ...parts, "-d", "deps");
    symlinkSync("tensorflow", join(home, "deps", "lib"));
    for (const [name, target] of LIBRARIES) symlinkSync(target, join(home, "deps", "lib", name));
    for (const folder of ["lib/napi-v8", "napi"]) mkdirSync(join(home, folder), RECURSIVE);
    run("tar", "-xzf", fetched(".tgz"), "-C", "napi");
    const sources = readdirSync(join(home, "binding")).filter((name) => name.endsWith(".cc"));
    run("g++", ...COMPILE, ...sources.map((name) => `binding/${name}`), ...LINK);
    // npm takes a package that is younger than its own list for damaged, and would install it anew.
    utimesSync(join(root, "node_modules", ".package-lock.json"), new Date(), new Date());
  } finally {
    rmSync(downloads, RECURSIVE);
  }
}

const RECURSIVE = { recursive: true, force: true } as const;

const LIBRARIES = [
  ["libtensorflow.so", "libtensorflow_cc.so.2"],
  ["libtensorflow_framework.so", "libtensorflow_framework.so.2"],
] as const;

const COMPILE =
  "-std=c++17 -O2 -fPIC -shared -DNAPI_VERSION=8 -Inapi/package/include -Ideps/tensorflow/include".split(
    " ",
  );
const LINK =
  "-o lib/napi-v8/tfjs_binding.node -Ldeps/lib -ltensorflow -ltensorflow_framework -Wl,-rpath,$ORIGIN/../../deps/lib".split(
    " ",
  );
