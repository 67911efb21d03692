/** Encoders that a default install leaves out: found, passed over, set up, and run where they are. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { openEncoder } from "../src/embed/open-encoder.ts";
import { isInstalled } from "../src/embed/installed.ts";
import { checkout, root } from "./checkout.ts";
import { build, type Ended } from "./command.ts";
import { otherNode, skip } from "./other-node.ts";
import { type Files, scratchFolder, smallStudy, writeFiles } from "./scratch.ts";

const NODE = "@tensorflow/tfjs-node";
const OPTIONAL = [NODE, "@tensorflow/tfjs-node-gpu", "onnxruntime-node"];

/** A checkout whose packages are this one's and of the optional ones those given. */
function checkoutWith(packages: Readonly<Record<string, Files>>): string {
  const copy = checkout();
  const modules = join(copy, "node_modules");
  rmSync(modules);
  const link = (folder: string): void => {
    mkdirSync(join(modules, folder), { recursive: true });
    for (const name of readdirSync(join(root, "node_modules", folder))) {
      const path = join(folder, name);
      if (OPTIONAL.includes(path) || name === "@tensorflow") continue;
      symlinkSync(join(root, "node_modules", path), join(modules, path));
    }
  };
  link("");
  link("@tensorflow");
  for (const [name, files] of Object.entries(packages)) writeFiles(join(modules, name), files);
  return copy;
}

/** A package as it is where a library that it wants is not. */
function broken(name: string): Files {
  const message = "libcudart.so.11.0: cannot open shared object file: No such file or directory";
  return {
    "package.json": JSON.stringify({ name, version: "4.22.0", main: "index.js" }),
    "index.js": `throw new Error(${JSON.stringify(message)});`,
  };
}

function runIn(copy: string, words: readonly string[], path = ""): Promise<Ended> {
  const env = { ...process.env, PATH: [path, process.env.PATH].filter(Boolean).join(delimiter) };
  return new Promise((resolve) => {
    const args = ["--import", "tsx/esm", ...words];
    execFile(process.execPath, args, { cwd: copy, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

test("auto says why it passes over a backend that is installed, and builds with another", async () => {
  const copy = checkoutWith(
    Object.fromEntries([NODE, `${NODE}-gpu`].map((name) => [name, broken(name)])),
  );
  const data = writeFiles(scratchFolder(), smallStudy());
  const flags = ["--data", data, "--out", join(copy, "site"), "--no-cache", "--jobs", "1"];
  const { code, stderr } = await runIn(copy, ["build.ts", ...flags, "--backend", "auto"]);
  assert.equal(code, 0, stderr);
  const gpu =
    /note: --backend auto passes over node-gpu: @tensorflow\/tfjs-node-gpu is installed, but does not work: libcudart.*; libcudart\.so\.11\.0 has to be found by this system/;
  assert.match(stderr, gpu);
  assert.match(stderr, /passes over node: @tensorflow\/tfjs-node is installed, but/);
  assert.equal(backendOf(join(copy, "site")), "wasm");
  const asked = await runIn(copy, ["build.ts", ...flags, "--backend", "node-gpu"]);
  assert.equal(asked.code, 2);
  assert.doesNotMatch(asked.stderr, /installs it|bug of Tagscape/);
});

test("setup names every optional package that is there, and a contributor's tools", async () => {
  const copy = checkoutWith({
    "onnxruntime-node": { "package.json": '{"name":"onnxruntime-node","version":"1.30.0"}' },
  });
  const bin = writeFiles(scratchFolder(), { npm: '#!/bin/sh\necho "npm $*"\n' });
  chmodSync(join(bin, "npm"), 0o755);
  const { code, stdout, stderr } = await runIn(copy, ["src/commands/setup.ts", "node"], bin);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /@tensorflow\/tfjs-node@4\.22\.0/);
  assert.match(stdout, /onnxruntime-node@1\.30\.0/);
  assert.doesNotMatch(stdout, /tfjs-node-gpu/);
  if (isInstalled("knip")) assert.match(stdout, /--include=dev/);
});

const absent = !isInstalled(NODE) && "npm run setup -- node --from-source installs it";

test(
  "the vectors of TensorFlow have a cosine of 0.99999 at least with those of WebAssembly",
  {
    skip: absent,
  },
  async () => {
    const texts = ["news", "what happened to the royal family", "日本", "🚨", "x y z"];
    const wasm = await (await openEncoder("wasm")).embed(texts);
    const node = await (await openEncoder("node", 2)).embed(texts);
    for (const [i, text] of texts.entries()) {
      let cosine = 0;
      for (let k = i * 512; k < (i + 1) * 512; k++)
        cosine += (wasm.data[k] ?? 0) * (node.data[k] ?? 0);
      assert.ok(cosine >= 0.99999, `${cosine} for ${text}`);
    }
  },
);

test(
  "a site by TensorFlow: no word under --quiet, the same bytes by any cache, threads and Node",
  {
    skip: absent || skip,
  },
  async () => {
    const { "news_relevant_videos_ann.csv": ann = "", ...others } = smallStudy();
    const all = writeFiles(scratchFolder(), { "news_relevant_videos_ann.csv": ann, ...others });
    const some = writeFiles(scratchFolder(), others);
    const folder = scratchFolder();
    const cache = ["--cache", join(folder, "cache")];
    const flags = ["--quiet", "--backend", "node"];
    const made = async (name: string, more: readonly string[], node?: string): Promise<string> => {
      const out = join(folder, name);
      const options = node === undefined ? {} : { node };
      const ended = await build(["--data", all, "--out", out, ...flags, ...more], options);
      assert.deepEqual(ended, { code: 0, stdout: "", stderr: "" });
      return readFileSync(join(out, "manifest.json"), "utf8");
    };
    const fresh = await made("fresh", ["--no-cache"]);
    await build(["--data", some, "--out", join(folder, "some"), ...flags, ...cache]);
    assert.equal(await made("cached", cache), fresh, "what the cache held");
    assert.equal(await made("threads", ["--no-cache", "--jobs", "2"]), fresh, "two threads");
    assert.equal(await made("later", ["--no-cache"], otherNode("24.21.0")), fresh, "Node 24");
  },
);

function backendOf(site: string): unknown {
  return JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")).backend;
}
