/**
 * What npm runs before it packs (`npm pack`): the program as JavaScript, in dist, with all that it
 * reads beside it. Its files lie there as they do here, so that a path from one to another is the same.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { end } from "../command.ts";
import { pageScript } from "../pages/script.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIST = join(ROOT, "dist");
/** Rooms and files that only whoever changes the program needs. */
const LEFT_OUT = [
  "src/bench/",
  "src/commands/pack.ts",
  "src/commands/docs.ts",
  "src/commands/command-docs.ts",
  "src/commands/made-docs.ts",
  "src/clean/make-characters.ts",
  "src/prepare/reading/make-words.ts",
  "src/kernels/compile-now.ts",
];
/** Read as they are: the stamp of the kernels is a hash of their sources. */
const AS_THEY_ARE = /^src\/kernels\/assembly\/|\.(?:js|json|css|eta|wasm)$/;
/** A path to one of our own sources, as an import or a URL has it. */
const OWN_SOURCE = /(["'])(\.{1,2}\/[^"'\n]*)\.ts\1/g;

const READS_IT = `import { readFileSync } from "node:fs";
export const pageScript = readFileSync(new URL("../client/page.js", import.meta.url), "utf8");
`;

/** The page's script is made of the sources that lie there; its style sheets are read. */
const SCRIPT_SOURCE = /^src\/client\/[^/]+$/;

await end(() => {
  rmSync(DIST, { recursive: true, force: true });
  const files = ["build.ts", "package.json", ...filesOf("src"), ...filesOf("templates")];
  for (const file of files.filter(isNeeded)) bring(file);
  // Made once, here: no page of the package is a byte other than one of the repository.
  writeFileSync(join(DIST, "src/client/page.js"), pageScript);
  writeFileSync(join(DIST, "src/pages/script.js"), READS_IT);
  const program = join(DIST, "src/commands/tagscape.js");
  writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, "utf8")}`, { mode: 0o755 });
});

function isNeeded(file: string): boolean {
  return !SCRIPT_SOURCE.test(file) && !LEFT_OUT.some((left) => file.startsWith(left));
}

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll("\\", "/"));
}

function bring(file: string): void {
  const place = join(DIST, file);
  mkdirSync(dirname(place), { recursive: true });
  if (AS_THEY_ARE.test(file)) cpSync(join(ROOT, file), place);
  else writeFileSync(place.replace(/\.ts$/, ".js"), compiled(file));
}

/** Types alone go: what is left is what the source says, line by line. */
function compiled(file: string): string {
  const source = readFileSync(join(ROOT, file), "utf8");
  const { code } = transformSync(source, {
    loader: "ts",
    format: "esm",
    target: "node20.19",
    charset: "utf8",
    sourcefile: file,
  });
  return code.replaceAll(OWN_SOURCE, "$1$2.js$1");
}
