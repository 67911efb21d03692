/** What a study's owner says of it: in its pages, in the line by which it is cited, and for programs. */
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { JSDOM } from "jsdom";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { checkSite } from "../src/publish/check.ts";
import { secretsOf } from "../src/publish/secrets.ts";
import { sha256 } from "../src/sha256.ts";
import { build, readTree } from "./command.ts";
import { scratchFolder, smallStudy, writeFiles } from "./scratch.ts";

const MARKUP = `<b onclick=pwned=1>"quoted"</b> \\ & 'single' # : - {x} <%= 1 %>`;
const ABOUT = {
  description: `News of a winter.\nSecond line, ${MARKUP}`,
  authors: ["Ada A.", `O'Neil "Bo" <script>pwned=1</script>`],
  selection: "Videos of donors with a news hashtag: 7 of them. Write to me@example.org",
  suggestedWords: "Words that the app put into its search box",
  licence: "CC-BY-4.0",
  contact: "me@example.org",
  doi: "https://doi.org/10.5281/zenodo.1234567",
};
const CITATION = { version: "1.2", date: "2026-01-31" };
const CFF = "data/CITATION.cff";

async function built(settings: object): Promise<{ data: string; out: string }> {
  const folder = scratchFolder();
  const data = writeFiles(join(folder, "data"), {
    ...smallStudy(),
    "study.json": JSON.stringify({ title: "Winter: news", ...settings }),
  });
  const out = join(folder, "out");
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  return { data, out };
}

/** Every line of the file: its key, and its text. */
function linesOf(cff: string): (readonly [string, string | null])[] {
  return cff
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, key = "", value] =
        /^((?:  - )?[a-z-]+):(?: (".*"))?$/.exec(line) ?? assert.fail(line);
      return [key, value === undefined ? null : (JSON.parse(value) as string)] as const;
    });
}

let site: ReadonlyMap<string, string>;
let places: { data: string; out: string };
before(async () => {
  places = await built({ about: ABOUT, citation: CITATION });
  site = readTree(places.out);
});

for (const path of ["index.html", "method.html"])
  test(`${path} says what the study is, as text, and links to its DOI alone`, () => {
    const { document } = new JSDOM(site.get(path) ?? "").window;
    const rows = [...document.querySelectorAll(".about dl div")].map((row) => [
      row.querySelector("dt")?.textContent,
      row.querySelector("dd")?.textContent,
    ]);
    assert.deepEqual(rows, [
      ["Description", ABOUT.description.replace("\n", " ")],
      ["Authors", ABOUT.authors.join(" and ")],
      ["How the videos were selected", ABOUT.selection],
      ["What suggested words are", ABOUT.suggestedWords],
      ["Licence", ABOUT.licence],
      ["Contact", ABOUT.contact],
      ["DOI", "10.5281/zenodo.1234567"],
    ]);
    const links = [...document.querySelectorAll(".about a")].map((a) => a.getAttribute("href"));
    assert.deepEqual(links, [ABOUT.doi, CFF]);
    assert.equal(document.querySelectorAll(".about :is(b, script)").length, 0);
  });

test("authors and DOI are in the line by which study and participants are cited", () => {
  for (const path of ["index.html", "method.html", "ann.html"]) {
    const { document } = new JSDOM(site.get(path) ?? "").window;
    const cite = document.querySelector(".cite")?.textContent ?? "";
    assert.ok(cite.startsWith(`${ABOUT.authors.join(" and ")}. Winter: news, version 1.2, `), cite);
    assert.ok(cite.includes(` ${ABOUT.doi}. Made with Tagscape`), cite);
  }
});

test("CITATION.cff holds what is known, each text quoted", () => {
  assert.deepEqual(linesOf(site.get(CFF) ?? ""), [
    ["cff-version", "1.2.0"],
    ["message", "If you use these data, cite them as below."],
    ["type", "dataset"],
    ["title", "Winter: news"],
    ["abstract", ABOUT.description.replace("\n", " ")],
    ["version", "1.2"],
    ["date-released", "2026-01-31"],
    ["doi", "10.5281/zenodo.1234567"],
    ["url", ABOUT.doi],
    ["license", "CC-BY-4.0"],
    ["authors", null],
    ["  - name", ABOUT.authors[0]],
    ["  - name", ABOUT.authors[1]],
    ["contact", null],
    ["  - email", "me@example.org"],
  ]);
});

test("the manifest names it, and a check of the site finds nothing", async () => {
  const manifest = JSON.parse(site.get("manifest.json") ?? "") as {
    settings: { about: object };
    files: Record<string, string>;
  };
  assert.equal(manifest.files[CFF], sha256(site.get(CFF) ?? ""));
  assert.equal((manifest.settings.about as typeof ABOUT).licence, "CC-BY-4.0");
  const config = makeConfig({ data: places.data }, await readSettings(places.data));
  const secrets = await secretsOf(null, config);
  assert.deepEqual(checkSite(places.out, secrets, config).faults, []);

  const changes: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    [CFF, (text) => `${text}abstract: [\n`, /no citation file of ours/],
    [CFF, (text) => text.replace("News of", "7300000000000000001 of"), /id of a video/],
    ["index.html", (text) => `${text}<a href="https://doi.org/10.1/../x">`, /link to nothing/],
    ["index.html", (text) => `${text}<a href="https://example.org/">`, /link to nothing/],
  ];
  for (const [path, change, expected] of changes) {
    const copy = join(scratchFolder(), "copy");
    cpSync(places.out, copy, { recursive: true });
    const text = change(readFileSync(join(copy, path), "utf8"));
    writeFileSync(join(copy, path), text);
    const files = { ...manifest.files, [path]: sha256(text) };
    writeFileSync(join(copy, "manifest.json"), JSON.stringify({ ...manifest, files }));
    const found = checkSite(copy, secrets, config).faults.map(({ what }) => what);
    assert.ok(
      found.some((what) => expected.test(what)),
      `${String(expected)} in ${found.join("; ")}`,
    );
  }
});

test("without it nothing is said, and nobody is said to have seen anything", async () => {
  const { out } = await built({});
  const bare = readTree(out);
  assert.equal(bare.has(CFF), false);
  for (const [path, text] of bare) {
    assert.ok(!text.includes('<section class="about"'), path);
    assert.ok(!/ saw\b/.test(path.endsWith(".html") ? text.replace(/<script>.*/, "") : ""), path);
  }
  assert.ok(
    !("about" in (JSON.parse(bare.get("manifest.json") ?? "") as { settings: object }).settings),
  );
});

test("a licence that the format does not know is told in words; without authors there is no file", async () => {
  const { out } = await built({
    about: { authors: ["A"], licence: "ask us", contact: "The office" },
  });
  const lines = new Map(linesOf(readTree(out).get(CFF) ?? ""));
  assert.match(lines.get("message") ?? "", /Licence: ask us$/);
  assert.equal(lines.has("license"), false);
  assert.equal(readTree((await built({ about: { description: "x" } })).out).has(CFF), false);
});

test("what about may not hold is a fault, each with its line", async () => {
  const data = writeFiles(join(scratchFolder(), "data"), {
    ...smallStudy(),
    "study.json": `{"about": {
  "description": "\u200b",
  "authors": ["Ada", " "],
  "license": "x"
}}`,
  });
  const faults = async (): Promise<string> =>
    (await build(["--data", data, "--out", join(scratchFolder(), "out")])).stderr;
  assert.match(
    await faults(),
    /study\.json:4: unknown key "about\.license"; did you mean "licence"/i,
  );
  const write = (about: object): void =>
    writeFileSync(join(data, "study.json"), JSON.stringify({ about }, null, 1));
  write({ description: "\u200b", authors: ["Ada", " "] });
  const found = await faults();
  assert.match(found, /study\.json:3: "about\.description" has no text/);
  assert.match(found, /study\.json:6: "about\.authors\.1" has no text/);
  for (const doi of ["javascript:alert(1)", "http://doi.org/10.1234/x", "10.1234/<b>", "10.12/x"]) {
    write({ doi });
    assert.match(await faults(), /study\.json:3: "about\.doi" must match pattern/, doi);
  }
});
