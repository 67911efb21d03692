/** Under pseudonyms what is said of all participants together holds nothing that one of them must not show. */
import assert from "node:assert/strict";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { JSDOM } from "jsdom";
import { readHeld } from "../src/chart/cohort-code.ts";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { checkSite } from "../src/publish/check.ts";
import { secretsOf } from "../src/publish/secrets.ts";
import { build, command, readTree } from "./command.ts";
import { csv, scratchFolder, writeFiles } from "./scratch.ts";

const KEY = "ab".repeat(32);
const IDS = ["canaryida", "canaryidb", "canaryidc", "canaryidd", "canaryide"] as const;
const [ANN, BEN, CAS, DEE, EVE] = IDS;
const code = (id: string): string => codeOf(KEY, id);
const SPORT = "soccer basketball baseball softball".split(" ");
const REST =
  "news music cooking travel science crime politics weather art film dance history".split(" ");

/** Others have it, and it names their topic of sport. */
const STOPPED = "hockey";

/** Of sport everybody has most, and of the others a part each. */
function rowsOf(i: number): string[][] {
  return Array.from({ length: 40 }, (_, n) => [
    n % 3 === 0 ? STOPPED : (SPORT[(n + i) % 4] ?? ""),
    REST[(n * (1 + (i % 3))) % 12] ?? "",
    ...(n < 6 ? [`canaryownof${i}`] : []),
    // Of two, of whom one stops it: nobody else is left who tells of it.
    ...(n < 6 && i < 2 ? ["canaryhalf"] : []),
    ...(n < 6 && i > 2 ? ["oftwo"] : []),
    ...(n < 6 && i === 4 ? ["canaryleaver", "canaryleft"] : []),
  ]);
}

let data: string;
let out: string;
let cache: string;
const env = { TAGSCAPE_KEY: KEY };
const flags = (): string[] => ["--data", data, "--out", out, "--cache", cache];
let site: ReadonlyMap<string, string>;
before(async () => {
  data = writeFiles(
    scratchFolder(),
    Object.fromEntries(IDS.map((id, i) => [`${id}.csv`, csv(rowsOf(i), 1000 * i + 1)])),
  );
  const settings = {
    files: "{participant}.csv",
    cohort: { k: 3 },
    overrides: { [ANN]: { hashtags: { stopTags: [STOPPED, "canaryhalf"] } } },
    groups: { first: [ANN, BEN, CAS], last: [EVE, DEE] },
    names: { hashtags: [{ name: "Named", tags: ["canaryownof1", "weather"] }] },
    publish: { participants: "pseudonyms", minParticipants: 2 },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  [out, cache] = [join(scratchFolder(), "site"), join(scratchFolder(), "cache")];
  const { code: status, stderr } = await build(flags(), { env });
  assert.equal(status, 0, stderr);
  site = readTree(out);
});

const tableOf = (name: string): Record<string, string>[] =>
  parse(site.get(`data/cohort.hashtags.${name}.csv`) ?? "", { columns: true });
const documentOf = (path: string): Document => new JSDOM(site.get(path) ?? "").window.document;
const inlineOf = <T>(path: string, id: string): T =>
  JSON.parse(documentOf(path).getElementById(id)?.textContent ?? "") as T;

/** Files and pages of all, and of the index. */
const ofAll = (): [string, string][] =>
  [...site].filter(([path]) => path.includes("cohort") || path === "index.html");

test("a tag of fewer than asked is in nothing of all, nor names a topic anywhere", () => {
  for (const [path, text] of ofAll()) assert.ok(!/canary/i.test(text), path);
  for (const id of IDS)
    for (const link of documentOf(`${code(id)}.html`).querySelectorAll('a[href^="cohort.html"]'))
      assert.doesNotMatch(link.textContent ?? "", /canary/i);
  // They are on the pages of those who have them, and of nobody who stops them.
  assert.match(site.get(`data/${code(BEN)}.hashtags.csv`) ?? "", /^canaryhalf,6,/m);
  assert.ok(
    tableOf("tags").some(({ tag }) => tag === "oftwo"),
    "two are enough",
  );
});

test("a stop tag of one names no topic on their page, and no file says that they have it", () => {
  const topics = tableOf("topics");
  const named = topics.find((row) => row["topic_name"]?.split(", ")[0] === STOPPED);
  assert.ok(named !== undefined, "others have it, and it names a topic");
  const own = Number(
    topics.find((row) => row["topic"] === named["topic"] && row["participant"] === code(ANN))?.[
      "share"
    ],
  );
  assert.ok(own > 0.1, "much of theirs is of that topic");
  const data = site.get(`data/${code(ANN)}.hashtags.csv`) ?? "";
  assert.ok(data.includes("\nsoccer,") && !data.includes(STOPPED));
  const page = documentOf(`${code(ANN)}.html`);
  const links = [
    ...page.querySelectorAll(`a[href="cohort.html#hashtags-topic-${named["topic"]}"]`),
  ];
  assert.ok(links.length > 0, "it leads to the topic still");
  for (const link of links) {
    const text = (link.textContent ?? "").trim();
    assert.ok(text !== "" && !text.includes(STOPPED), text);
  }
  for (const { participant, tag } of tableOf("distinctive"))
    assert.ok(participant !== code(ANN) || tag !== STOPPED);
  const cohort = inlineOf<Record<"ids" | "tags" | "held", string[]>>(
    "cohort.html",
    "cohort-hashtags",
  );
  const at = cohort.tags.indexOf(STOPPED);
  const holders = cohort.ids.filter((_, i) => readHeld(cohort.held[i] ?? "").has(at));
  assert.deepEqual(
    holders.toSorted(),
    [...[BEN, CAS, DEE, EVE].map(code), "group:first", "group:last"].toSorted(),
  );
  assert.equal(tableOf("tags").find(({ tag }) => tag === STOPPED)?.["participants"], "4");
});

test("the check of the site finds nothing", async () => {
  const config = makeConfig({ data }, await readSettings(data));
  assert.deepEqual(
    checkSite(out, await secretsOf({ key: KEY, codes: {} }, config), config).faults,
    [],
  );
});

test("rows stand by code, wherever they stand", () => {
  const codes = IDS.map(code).toSorted();
  assert.notDeepEqual(codes, IDS.map(code));
  const isOrdered = (ids: readonly (string | null | undefined)[], what: string): void => {
    const own = [...new Set(ids)].filter((id) => codes.includes(id ?? ""));
    assert.deepEqual(own, codes, what);
  };
  for (const name of ["topics", "distinctive", "diversity"])
    isOrdered(
      tableOf(name).map(({ participant }) => participant),
      name,
    );
  for (const { a = "", b = "" } of tableOf("likeness")) assert.ok(a < b, `${a}, ${b}`);
  const json = JSON.parse(site.get("data/cohort.json") ?? "") as {
    fields: Record<string, { rows: { id: string }[] }>;
  };
  isOrdered(
    (json.fields["hashtags"]?.rows ?? []).map(({ id }) => id),
    "cohort.json",
  );
  isOrdered(inlineOf<{ ids: string[] }>("cohort.html", "cohort-hashtags").ids, "data of the page");
  isOrdered(
    [...documentOf("index.html").querySelectorAll("tbody th > a")].map((own) => own.textContent),
    "the index",
  );
  const manifest = site.get("manifest.json") ?? "";
  for (const [text] of manifest.matchAll(/"groups": \{.*?\}/gs)) {
    const groups = JSON.parse(`{${text}}`) as { groups: Record<string, string[] | number> };
    for (const members of Object.values(groups.groups))
      if (Array.isArray(members)) assert.deepEqual(members, members.toSorted(), text);
  }
});

test("who withdrew is in nothing, though kept analyses still hold their tags", async () => {
  const kept = join(scratchFolder(), "kept");
  cpSync(cache, kept, { recursive: true });
  const holding = (folder: string): string[] =>
    [...readTree(folder)]
      .filter(([, text]) => /canaryle(?:aver|ft)/i.test(text))
      .map(([path]) => path);
  assert.ok(holding(kept).length > 0);
  const { code: status, stderr } = await command("withdraw", [EVE, ...flags()], { env });
  assert.equal(status, 0, stderr);
  // As it is where a cache is put back from elsewhere.
  rmSync(cache, { recursive: true });
  cpSync(kept, cache, { recursive: true });
  const again = await build(flags(), { env });
  assert.equal(again.code, 0, again.stderr);
  const left = readTree(out);
  for (const [path, text] of left)
    assert.ok(!/canaryle(?:aver|ft)/i.test(text) && !text.includes(code(EVE)), path);
  const tags = left.get("data/cohort.hashtags.tags.csv") ?? "";
  assert.doesNotMatch(tags, /^oftwo,/m, "one is left of two");
  for (const [path, text] of left)
    if (path.includes("cohort") || path === "index.html") assert.ok(!text.includes("oftwo"), path);
  // The same as if they had never been there.
  const without = join(scratchFolder(), "study");
  cpSync(data, without, { recursive: true });
  rmSync(join(without, `${EVE}.csv`));
  const other = join(scratchFolder(), "other");
  await build(["--data", without, "--out", other, "--no-cache"], { env });
  for (const [path, text] of readTree(other))
    if (path.startsWith("data/")) assert.equal(left.get(path), text, path);
});
