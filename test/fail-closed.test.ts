/** What is not as it must be stops a build: nobody is shown because a file could not be read. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readCsv } from "../src/read/csv.ts";
import { InputError } from "../src/error.ts";
import { readSettings } from "../src/config/study-json.ts";
import { openSiteFolder } from "../src/site/site-folder.ts";
import { readStudy } from "../src/read/study.ts";
import { csv, fileName, type Files, scratchFolder, writeFiles } from "./scratch.ts";

const A = fileName("a");
const STUDY: Files = { [A]: csv([["news"], ["sport"]]) };
const unix = { skip: process.platform === "win32", timeout: 60_000 };

function study(files: Files = {}): string {
  return writeFiles(join(scratchFolder(), "study"), { ...STUDY, ...files });
}

async function faultsOf(data: string, flags: object = {}): Promise<string> {
  try {
    const out = join(data, "..", "out");
    await readStudy(
      makeConfig({ data, out, "no-cache": true, ...flags }, await readSettings(data)),
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.replaceAll(join(data, "/"), "");
  }
  return "";
}

/** What may stand in place of a file, made at a path; it may tell how to end it. */
const STRANGE: Readonly<Record<string, (path: string) => void | (() => void)>> = {
  "a link to nothing": (path) => symlinkSync(join(path, "..", "gone.json"), path),
  "a link to itself": (path) => symlinkSync(path, path),
  "a link to a device": (path) => symlinkSync("/dev/null", path),
  "a folder": (path) => void mkdirSync(path),
  "a FIFO": (path) => void execFileSync("sh", ["-c", `mkfifo "$0"`, path]),
  "a socket": (path) => {
    const server = createServer().listen(path);
    return () => server.close();
  },
};

for (const [what, make] of Object.entries(STRANGE)) {
  for (const name of ["study.json", "withdrawn.json"])
    test(`${what} in place of ${name} stops a build at once`, unix, async () => {
      const data = study();
      const end = make(join(data, name));
      const faults = await faultsOf(data);
      assert.match(faults, new RegExp(`^${name.replace(".", "\\.")}: [^\n]+; [^\n]+$`));
      end?.();
    });

  test(
    `${what} that takes a file's place once it was found stops a build at once`,
    unix,
    async () => {
      const path = join(scratchFolder(), "a.csv");
      const end = make(path);
      await assert.rejects(
        readCsv(path, () => {}),
        InputError,
      );
      end?.();
    },
  );

  test(`${what} in place of an old site's manifest is no site`, unix, async () => {
    const out = writeFiles(join(scratchFolder(), "out"), { "index.html": "x" });
    const end = make(join(out, "manifest.json"));
    await assert.rejects(openSiteFolder(out), InputError);
    end?.();
  });
}

const NEARLY = [
  "study study.txt study.yaml Study.json STUDY.JSON study.JSON study.json.txt study.jsonc study.json5 study.json~ study.json.bak",
  "withdrawn.JSON Withdrawn.json withdrawn.json.txt withdraw.json withdrawal.json studi.json",
  ".study.json study_.json ѕtudy.json ｓtudy.json study.jsn stduy.json",
].flatMap((names) => names.split(" "));
const WITH_BLANKS = [
  "study .json",
  " study.json",
  "study.json ",
  "study (1).json",
  "study.json (2)",
];
const COPIES = ["study - Copy.json", "Copy of study.json", "Kopie von withdrawn.json"];

test("a name that is nearly that of a file of settings is a fault, a line each", async () => {
  for (const name of [
    ...NEARLY,
    ...WITH_BLANKS,
    ...COPIES,
    "withdrawn (1).json",
    "study\u200b.json",
  ]) {
    const faults = await faultsOf(study({ [name]: "{}" }));
    assert.match(faults, /^[^\n]*: a name that is nearly (study|withdrawn)\.json[^\n]*$/, name);
  }
  const both = await faultsOf(
    study({ "study.json": "{}", "study (1).json": "{}", "Withdrawn.json": "" }),
  );
  assert.equal(both.split("\n").length, 2, both);
});

test("other names beside the settings are nobody's business", async () => {
  const others = "study.schema.json study.json~ .study.json.swp #study.json# ._study.json";
  const more =
    "my-study.json study-notes.json studio.txt study.csv.json results.json study.md package.json";
  const files = [...others.split(" "), ...more.split(" ")].map((name) => [name, "{}"]);
  assert.equal(await faultsOf(study({ "study.json": "{}", ...Object.fromEntries(files) })), "");
});

test(
  "a site lies apart from the data and where files can be kept, wherever links lead",
  unix,
  async () => {
    const data = study({ "sub/x.txt": "x" });
    const root = join(data, "..");
    writeFileSync(join(root, "file"), "x");
    symlinkSync(data, join(root, "way"));
    symlinkSync(join(data, "sub"), join(root, "deeper"));
    symlinkSync(join(root, "gone"), join(root, "dangling"));
    symlinkSync(join(root, "circle"), join(root, "circle"));
    for (const [flag, path, expected] of [
      ["out", join(root, "way", "site"), /lie in one another/],
      ["out", join(root, "deeper"), /lie in one another/],
      ["out", join(root, "deeper", "new", "site"), /lie in one another/],
      ["cache", join(root, "way", "cache"), /lie in one another/],
      ["out", join(root, "file", "site"), /lies below a file/],
      ["out", join(root, "dangling"), /a link to nothing/],
      ["out", join(root, "dangling", "site"), /a link to nothing/],
      ["out", join(root, "circle"), /a link in a circle/],
      ["out", join(root, "circle", "site"), /a link in a circle/],
      ["cache", join(root, "circle", "cache"), /a link in a circle/],
      ...["/proc/site", "/proc", "/proc/self/cwd/site", "/sys/site", "/dev/site"].map(
        (place) => ["out", place, /where the system shows itself/] as const,
      ),
    ] as const) {
      const faults = await faultsOf(data, { [flag]: path, "no-cache": flag !== "cache" });
      assert.match(faults, new RegExp(`^--${flag}: [^\n]*$`), path);
      assert.match(faults, expected, path);
    }
    symlinkSync(root, join(root, "up"));
    assert.equal(await faultsOf(join(root, "up", "study"), { out: join(root, "up", "site") }), "");
    assert.equal(await faultsOf(data, { out: join(root, "..not-up", "site") }), "");
  },
);
