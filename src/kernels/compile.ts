/**
 * The kernels' AssemblyScript → WebAssembly. What it compiles to lies beside it, so that a default
 * install needs no compiler (102 MB); whoever changes a kernel compiles it with the first command
 * that needs it, or by `npm run kernels`.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InputError } from "../error.ts";
import { sha256 } from "../sha256.ts";

const SOURCES = new URL("./assembly/", import.meta.url);
const BINARY = new URL("./kernels.wasm", import.meta.url);
const STAMP = new URL("./kernels.json", import.meta.url);
const FLAGS =
  "-O3 --noAssert --runtime stub --enable simd --enable threads --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536".split(
    " ",
  );

interface Stamp {
  /** sha256 of the sources and flags that the binary was compiled from. */
  readonly sources: string;
  readonly binary: string;
}

/** sha256 over the flags and every source file by name. */
export function sourcesHash(): string {
  const hash = createHash("sha256").update(FLAGS.join(" "));
  for (const name of readdirSync(SOURCES).toSorted())
    if (name.endsWith(".ts")) hash.update(name).update(readFileSync(new URL(name, SOURCES)));
  return hash.digest("hex");
}

export function readStamp(): Stamp {
  return JSON.parse(readFileSync(STAMP, "utf8")) as Stamp;
}

/** @throws InputError where a kernel's source has changed and there is no compiler */
export async function ensureKernels(): Promise<void> {
  if (readStamp().sources === sourcesHash()) return;
  writeKernels(await compileKernels());
}

export function writeKernels(binary: Uint8Array): void {
  writeFileSync(BINARY, binary);
  const stamp: Stamp = {
    sources: sourcesHash(),
    binary: sha256(binary),
  };
  writeFileSync(STAMP, `${JSON.stringify(stamp, null, 2)}\n`);
}

/** @returns the module's bytes; nothing is written */
export async function compileKernels(): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc").catch((cause: unknown) => {
    const what = "a kernel's source is newer than its WebAssembly, and the compiler is absent";
    throw new InputError(
      [{ file: "src/kernels/assembly", what, todo: "npm ci --include=dev, then npm run kernels" }],
      { cause },
    );
  });
  let binary: Uint8Array | null = null;
  const said: string[] = [];
  const baseDir = fileURLToPath(SOURCES);
  const files = ["index.ts", "--baseDir", baseDir, "--outFile", "kernels.wasm"];
  const { error } = await asc.main([...files, ...FLAGS], {
    writeFile: (name, content) => {
      if (name.endsWith(".wasm") && typeof content !== "string") binary = content;
    },
    stderr: { write: (text: string) => said.push(String(text)) },
  });
  if (error !== null || binary === null)
    throw new Error(`the kernels do not compile:\n${said.join("")}`);
  return binary;
}
