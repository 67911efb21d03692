import assert from "node:assert/strict";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Preview, preview } from "../src/site/preview.ts";
import { scratchFolder } from "./scratch.ts";

const site = join(scratchFolder(), "site");
let served: Preview;
before(async () => {
  mkdirSync(join(site, "data"), { recursive: true });
  writeFileSync(join(site, "..", "secret.html"), "secret");
  writeFileSync(join(site, "index.html"), "first");
  writeFileSync(join(site, "26301.html"), "page");
  writeFileSync(join(site, "404.html"), "gone");
  writeFileSync(join(site, ".nojekyll"), "hidden");
  mkdirSync(join(site, ".git"));
  writeFileSync(join(site, ".git", "config"), "hidden");
  writeFileSync(join(site, "data", ".secret.json"), "hidden");
  writeFileSync(join(site, "data", "26301.json"), "{}");
  served = await preview(site, "/study/");
});
after(() => served.close());

const CASES: readonly (readonly [path: string, status: number, text: string])[] = [
  ["", 200, "first"],
  ["index.html", 200, "first"],
  ["26301.html", 200, "page"],
  ["26301", 200, "page"],
  ["26301.html?x=1#y", 200, "page"],
  ["data/26301.json", 200, "{}"],
  ["data", 404, "gone"],
  ["data/", 404, "gone"],
  ["26301.html/", 404, "gone"],
  ["%32%36301.html", 200, "page"],
  ["nobody.html", 404, "gone"],
  [".nojekyll", 404, "gone"],
  ["%2enojekyll", 404, "gone"],
  [".git/config", 404, "gone"],
  ["data/.secret.json", 404, "gone"],
  ["data%2f.secret.json", 404, "gone"],
  ["..%2fsecret.html", 404, "gone"],
  ["%2e%2e/secret.html", 404, "gone"],
  ["%00", 404, "gone"],
  ["%E0%A4%A", 404, "gone"],
];

for (const [path, status, text] of CASES)
  test(`the preview answers ${JSON.stringify(path)} with ${status}`, async () => {
    const answer = await fetch(served.url + path);
    assert.equal(answer.status, status);
    assert.equal(await answer.text(), text);
  });

test("outside the base path there is nothing, and the base without its slash leads there", async () => {
  const { origin } = new URL(served.url);
  assert.equal((await fetch(`${origin}/index.html`)).status, 404);
  const answer = await fetch(`${origin}/study`);
  assert.equal(answer.url, served.url);
  assert.match((await fetch(served.url)).headers.get("content-type") ?? "", /^text\/html/);
});

/** No measurement: an end to what would not end. */
const LIMIT = 10_000;

/** The first line of the answer to a request as it stands. */
function ask(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += String(chunk)));
    socket.setTimeout(LIMIT, () => socket.destroy());
    socket.on("close", () => resolve(answer)).on("error", reject);
    socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  });
}

for (const host of ["127.0.0.1", "127.0.0.1:8080", "localhost:1", "LocalHost", "[::1]:8080"])
  test(`the preview answers as ${host}`, async () => {
    assert.match(await ask("GET /study/ HTTP/1.1", `Host: ${host}`), /^HTTP\/1.1 200 .*first/s);
  });

for (const host of [
  "example.org",
  "127.0.0.1.example.org",
  "localhost.example.org:8080",
  "example.org:80@localhost",
  "localhost@example.org",
  "localhost.",
  "127.1",
  "0.0.0.0",
  "192.168.0.2:8080",
  "[::ffff:127.0.0.1]",
  "",
])
  test(`the preview does not answer as ${JSON.stringify(host)}: a stranger's name may lead here`, async () => {
    const answer = await ask("GET /study/ HTTP/1.1", `Host: ${host}`);
    assert.match(answer, /^HTTP\/1.1 4(?:21|00) /);
    assert.ok(!answer.includes("first"));
  });

test("a request without a host, for another one's address or that writes gets no page", async () => {
  const requests: readonly (readonly [status: number, lines: readonly string[]])[] = [
    [400, ["GET /study/ HTTP/1.1"]],
    [421, ["GET /study/ HTTP/1.0"]],
    [421, ["GET http://example.org/study/ HTTP/1.1", "Host: localhost"]],
    [421, ["OPTIONS * HTTP/1.1", "Host: localhost"]],
    [404, ["GET //example.org/study/ HTTP/1.1", "Host: localhost"]],
    [405, ["POST /study/ HTTP/1.1", "Host: localhost"]],
    [405, ["DELETE /study/ HTTP/1.1", "Host: localhost"]],
  ];
  for (const [status, lines] of requests) {
    const answer = await ask(...lines);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), lines[0]);
    assert.ok(!answer.includes("first"), lines[0]);
  }
  const head = await ask("HEAD /study/ HTTP/1.1", "Host: localhost");
  assert.match(head, /^HTTP\/1.1 200 /);
  assert.ok(!head.includes("first"));
});

test("a part of a file is never asked for, so that none can be out of order", async () => {
  const wanted = ["GET /study/ HTTP/1.1", "Host: localhost"];
  for (const range of ["bytes=3-1", "bytes=99-", "bytes=-1", "bytes=x"])
    assert.match(await ask(...wanted, `Range: ${range}`), /^HTTP\/1.1 200 .*first/s, range);
});

const REFUSES = "/proc/self/mem";

test("what cannot be read ends its own answer, and no other", async (t) => {
  if (!existsSync(REFUSES)) return t.skip("no file here that refuses to be read");
  symlinkSync(REFUSES, join(site, "closed.html"));
  await ask("GET /study/closed.html HTTP/1.1", "Host: localhost");
  assert.equal(await (await fetch(served.url)).text(), "first");
});

test("a base path is written as browsers write it", async (t) => {
  const own = await preview(site, "/my köy/");
  t.after(own.close);
  assert.equal(await (await fetch(own.url)).text(), "first");
  assert.equal(await (await fetch(new URL("/my köy", own.url))).text(), "first");
});
