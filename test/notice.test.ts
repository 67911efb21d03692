/** NOTICE names what is installed and shipped, and under which licence. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

const notice = read("NOTICE");
const named = new Map(
  [...notice.matchAll(/^- (\S+) \(([\w.-]+)\)/gm)].map(([, name, licence]) => [name, licence]),
);
const { dependencies, devDependencies, peerDependencies } = JSON.parse(
  read("package.json"),
) as Record<string, Record<string, string>>;
const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };

test("NOTICE names each package of package.json and no other", () => {
  const asked = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  assert.deepEqual([...named.keys()].toSorted(), asked.toSorted());
});

test("each has the licence that the lockfile has for it", () => {
  for (const name of Object.keys({ ...dependencies, ...devDependencies }))
    assert.equal(named.get(name), packages[`node_modules/${name}`]?.license, name);
});

test("what a default install brings beside them is under the licences named", () => {
  const [, listed = ""] = /What those bring in turn is under (.*?);/s.exec(notice) ?? [];
  const licences = new Set(listed.split(/,\s+|\s+or\s+/).map((licence) => licence.trim()));
  for (const [path, { license, dev }] of Object.entries(packages)) {
    const name = path.replace(/^.*node_modules\//, "");
    if (path === "" || dev === true || named.has(name)) continue;
    if (license === undefined) assert.match(notice, new RegExp(`\\b${name}\\b`), name);
    else assert.ok(licences.has(license), `${name}: ${license}`);
  }
});

test("the pages' script holds no code of a package", async () => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL("../src/client/main.ts", import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs);
  assert.ok(inputs.length > 20);
  assert.deepEqual(
    inputs.filter((path) => path.includes("node_modules")),
    [],
  );
});
