/** `npm run dev`: the site follows its study, in a page that is open. */
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { faultLines } from "../src/dev/fault-lines.ts";
import { livePage } from "../src/dev/live-page.ts";
import { liveSite } from "../src/dev/live-site.ts";
import { oneAtATime } from "../src/dev/one-at-a-time.ts";
import { leftAlone } from "../src/dev/watch-study.ts";
import { preview } from "../src/site/preview.ts";
import { root } from "./checkout.ts";
import { command, readTree } from "./command.ts";
import { environment } from "./environment.ts";
import { csv, fileName, scratchFolder, smallStudy, writeFiles } from "./scratch.ts";
import { sharedCache } from "./shared.ts";
import { until } from "./until.ts";

const TSX = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const EVIL = `<img src=x onerror="document.title='run'">`;

let browser: Browser | null = null;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

interface Running {
  readonly process: ChildProcess;
  readonly said: () => string;
}

/** In the study's own folder, with the site in it. */
function dev(cwd: string): Running {
  const file = join(root, "src", "commands", "dev.ts");
  const flags = ["--data", ".", "--out", "site", "--port", "0", "--jobs", "1"];
  const words = ["--import", TSX, file, ...flags, "--cache", join(cwd, ".tagscape-cache")];
  const running = spawn(process.execPath, words, {
    cwd,
    env: environment(),
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  running.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { process: running, said: () => said };
}

/** Processes in whose command the folder stands. */
function processesOf(folder: string): number {
  const all = execFileSync("ps", ["-A", "-ww", "-o", "args="], { encoding: "utf8" });
  return all.split("\n").filter((line) => line.includes(folder)).length;
}

test("an open page follows the study, and says what is wrong until it is mended", async (t) => {
  if (browser === null || process.platform === "win32") return t.skip(NO_BROWSER);
  const study = writeFiles(join(scratchFolder(), "study"), smallStudy());
  const running = dev(study);
  t.after(() => running.process.kill("SIGKILL"));
  await until(() => /http:\S+/.test(running.said()));
  const url = /http:\S+/.exec(running.said())?.[0] ?? "";
  const page = await browser.newPage();
  t.after(() => page.close());
  const broken: string[] = [];
  page.on("console", (message) => broken.push(message.text()));
  // Opened before there is a site, it shows the first one by itself.
  await page.goto(url);
  await page.locator('a[href="ann.html"]').first().waitFor();
  await page.goto(`${url}ben`);
  const shown = () => page.locator("main").innerText();
  assert.match(await shown(), /\b1 video\b/);

  writeFileSync(join(study, fileName("ben")), csv([["fyp", "cats"], ["cats"], ["dogs"]], 50));
  await until(async () => /\b3 videos\b/.test(await shown().catch(() => "")));

  const whole = readTree(join(study, "site"));
  writeFileSync(join(study, "study.json"), JSON.stringify({ [EVIL]: 1 }));
  const faults = page.locator(".dev-faults");
  await faults.waitFor();
  const text = await faults.innerText();
  assert.match(text, /study\.json:1: .*<img src=x.*; /);
  assert.equal(await faults.locator("img").count(), 0);
  assert.match(await shown(), /\b3 videos\b/);
  assert.ok(running.said().includes("study.json:1: "));
  assert.deepEqual(readTree(join(study, "site")), whole, "the old site stays");

  writeFileSync(join(study, "study.json"), JSON.stringify({ title: "Mended" }));
  await until(async () => (await page.title().catch(() => "")).includes("Mended"));
  assert.equal(await faults.count(), 0);
  // The first answer was that there is no site yet.
  const unexpected = broken.filter((line) => !line.includes("404"));
  assert.deepEqual(unexpected, []);
  for (const text of readTree(join(study, "site")).values())
    assert.ok(!text.includes("tagscape-dev"), "the site itself holds nothing of it");

  // Each change comes as one event or two; a build that began another would go on for ever.
  const builds = running.said().match(/^(?:These pages show|nothing has changed)/gm) ?? [];
  assert.ok(builds.length <= 5, running.said());

  writeFileSync(join(study, fileName("ben")), csv([["birds"]], 50));
  await until(() => processesOf(study) > 1);
  const ended = new Promise((resolve) => running.process.once("exit", resolve));
  running.process.kill("SIGINT");
  await ended;
  await until(() => processesOf(study) === 0);
  assert.ok(readFileSync(join(study, "site", "index.html"), "utf8").includes("Mended"));
});

test("flags are the build's and where it is shown; each that is wrong is named", async () => {
  const data = writeFiles(join(scratchFolder(), "data"), smallStudy());
  for (const [flags, line] of [
    [["--dta=x"], /^--dta: unknown flag; did you mean --data\?/],
    [["--port", "70000"], /^--port: "70000" is no port; /],
    [["--port", ""], /^--port: no value; /],
    [["--data", join(data, "none")], /: no such folder; /],
    [["--data", data, "more"], /^"more": stray argument; /],
  ] as const) {
    const { code, stderr } = await command("dev", [...flags, "--cache", sharedCache()]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, line);
  }
});

test("work that is asked for while it is done is done once more, and never twice at a time", async () => {
  const open: (() => void)[] = [];
  const ask = oneAtATime(
    () => new Promise((resolve) => open.push(resolve)),
    (error) => assert.fail(String(error)),
  );
  const next = () => new Promise((resolve) => setImmediate(resolve));
  ask();
  ask();
  ask();
  assert.equal(open.length, 1);
  open[0]?.();
  await next();
  assert.equal(open.length, 2);
  open[1]?.();
  await next();
  assert.equal(open.length, 2);
  ask();
  assert.equal(open.length, 3);
});

test("what the program writes is not watched, nor what no reader opens", () => {
  const isLeftAlone = leftAlone("/study", ["/study/site", "/study/kept"]);
  for (const path of [
    "site",
    "site/index.html",
    "kept/vectors",
    ".tagscape-key-x.json",
    ".site.tagscape-new-1/a.html",
    ".git/index",
    "node_modules/a/b.js",
  ])
    assert.ok(isLeftAlone(`/study/${path}`), path);
  for (const path of ["", "study.json", "a.csv", "ann/1.json", "site.csv", "withdrawn.json"])
    assert.ok(!isLeftAlone(join("/study", path)), path);
});

test("a folder that is no site of ours is not shown, and a page tells of no file beyond it", async (t) => {
  const folder = writeFiles(join(scratchFolder(), "own"), {
    "index.html": "<h1>Mine</h1>",
    "data.csv": "secret",
  });
  const { answer } = liveSite(folder, "/study/");
  const served = await preview(folder, "/study/", 0, answer);
  t.after(served.close);
  for (const path of ["", "index.html", "data.csv", "none"]) {
    const shown = await fetch(served.url + path);
    assert.equal(shown.status, 404);
    assert.match(await shown.text(), /There is no site yet/);
  }
  writeFiles(folder, { "manifest.json": "{}", ".key.html": "secret", "../out.html": "secret" });
  const status = async (path: string): Promise<number> => (await fetch(served.url + path)).status;
  assert.deepEqual(
    await Promise.all(["", "index", "data.csv", "none"].map(status)),
    [200, 200, 200, 404],
  );
  for (const path of [".key", ".key.html", "%2ekey.html", "..%2fout", "..%5cout", "%00"])
    assert.equal(await status(path), 404, path);
});

test("of what a build says the faults are told", () => {
  const said = "note: odd\nembed: 5 of 10, 3/s, 2 s left\na.csv:3: bad; mend it\n\nb: x; y\n";
  assert.deepEqual(faultLines(said), ["a.csv:3: bad; mend it", "b: x; y"]);
});

test("a page that is no page of ours is sent as it is", () => {
  const page = "<!doctype html><p>Hello $& $1";
  assert.equal(livePage(page, "1", "/x"), page);
});
