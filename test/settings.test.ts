/** The tables of settings: what is made from them is as they say, and an analysis knows no other setting. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Ajv } from "ajv";
import { askedOf } from "../src/analyse/questions.ts";
import { CLUSTER_ENGINES, LAYOUT_ENGINES } from "../src/engines/table.ts";
import { contentKey } from "../src/cache/documents.ts";
import { madeDocs } from "../src/commands/made-docs.ts";
import { BUILD, PLACES } from "../src/config/build-table.ts";
import { makeConfig } from "../src/config/config.ts";
import { decidingAmong } from "../src/config/deciding.ts";
import { type Flags, OPTIONS } from "../src/config/flags.ts";
import { CITATION, PUBLISH } from "../src/config/publish-table.ts";
import type { Part, Row } from "../src/config/settings-row.ts";
import { FIELD, STUDY } from "../src/config/settings-table.ts";
import type { Config, FieldConfig, Settings } from "../src/config/types.ts";
import { countTags } from "../src/prepare/count-tags.ts";
import { asWritten } from "../src/prepare/reading/reading.ts";
import { root } from "./checkout.ts";
import { build, readTree } from "./command.ts";
import { scratchFolder, smallStudy, writeFiles } from "./scratch.ts";

const PARTS: readonly Part[] = ["clusters", "layout", "curve"];

function configOf(settings: Settings, flags: Flags = {}): Config {
  const folder = scratchFolder();
  const places = { data: join(folder, "data"), out: join(folder, "out"), cache: join(folder, "c") };
  const file = { settings, file: "study.json", faults: [], maybePseudonyms: false };
  return makeConfig({ ...places, ...flags }, { ...file, lineOf: () => 1 });
}

test("the schema and the docs are those that npm run docs makes", async () => {
  for (const [file, text] of await madeDocs(root))
    assert.equal(readFileSync(join(root, file), "utf8"), text, `${file}: npm run docs`);
});

const rows: readonly [string, Row][] = [PLACES, BUILD, STUDY, FIELD, PUBLISH, CITATION].flatMap(
  (table) => Object.entries<Row>(table),
);

test("every default is a value that its row allows", () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  for (const [key, { is, default: standard }] of rows)
    if (standard !== undefined && standard !== null)
      assert.ok(ajv.validate(is, standard), `${key}: ${JSON.stringify(standard)}`);
});

test("a flag is held to the limits of its row", () => {
  const tried: string[] = [];
  for (const { name, row } of OPTIONS) {
    const { enum: known, type, minimum, maximum } = row.is;
    const bad = known === undefined ? [] : ["none-of-these"];
    const good = [...(known ?? [])];
    if (type === "integer" || type === "number") bad.push("x", "1e1", "-1");
    if (type !== "number" && minimum !== undefined) bad.push(`${minimum ?? 0}.5`);
    if (minimum !== undefined) {
      good.push(String(minimum));
      bad.push(String(minimum - 1));
    }
    if (maximum !== undefined) {
      good.push(String(maximum));
      bad.push(String(maximum + 1));
    }
    for (const value of good) assert.deepEqual(configOf({}, { [name]: value }).faults, [], name);
    for (const value of bad) {
      const faults = configOf({}, { [name]: value }).faults.map(({ file }) => file);
      assert.deepEqual(faults, [`--${name}`], `${name} ${value}`);
    }
    if (bad.length > 0) tried.push(name);
  }
  assert.ok(tried.length >= 8, tried.join(" "));
});

/** @returns the key of each part, by its own settings alone */
function keysOf(config: Config, field: FieldConfig): Record<Part, string> {
  const count = countTags([["cats", "dogs"]], field);
  const readings = count.tags.map(({ tag }) => asWritten(tag));
  const counted = { ...count, config: field, readings, reach: [], videos: [[0, 1]] };
  const { questions } = askedOf(counted, config, 1);
  const keys = PARTS.map((part) => [part, contentKey(questions[part])]);
  return Object.fromEntries(keys) as Record<Part, string>;
}

/** Another value than the one that holds. */
function otherThan(value: unknown, { is }: Row): unknown {
  if (is.enum !== undefined) return is.enum.find((choice) => choice !== value);
  assert.ok(typeof value === "number", "tell this test of another value of such a setting");
  return value + 1;
}

test("a setting that decides an analysis is in its key, and another is not", () => {
  const config = configOf({ fields: { hashtags: {} } });
  const [field] = config.fields;
  assert.ok(field !== undefined);
  const plain = keysOf(config, field);
  const values: Readonly<Record<string, unknown>> = { ...config, ...field };
  const deciding = Object.entries<Row>({ ...STUDY, ...FIELD }).filter(([, row]) => row.decides);
  assert.ok(deciding.length >= 5);
  for (const [key, row] of deciding) {
    const other = { [key]: otherThan(values[key], row) };
    const keys = keysOf({ ...config, ...other }, { ...field, ...other });
    const changed = PARTS.filter((part) => keys[part] !== plain[part]);
    assert.deepEqual(changed, row.decides, key);
  }
  const aside = { label: "Other", title: "Other", names: [], minVideos: 9, jobs: 1 };
  assert.deepEqual(keysOf({ ...config, ...aside }, { ...field, ...aside }), plain);
});

test("a new row that decides a part changes its key, and no other", () => {
  const fake = { is: { type: "integer" }, what: "A test's.", decides: ["layout"] } as const;
  const keyOf = (part: Part, value: number): string =>
    contentKey(decidingAmong({ ...STUDY, ...FIELD, fake }, part, { seed: 1, fake: value }));
  assert.notEqual(keyOf("layout", 1), keyOf("layout", 2));
  assert.equal(keyOf("clusters", 1), keyOf("clusters", 2));
});

test("only what plans the analyses sees the settings of the study", () => {
  const folder = join(root, "src", "analyse");
  const seeing = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) =>
      /\b(?:(?:Field)?Config|Settled)\b|config\/config\.ts|decidingOf/.test(
        readFileSync(join(entry.parentPath, entry.name), "utf8"),
      ),
    )
    .map(({ name }) => name);
  assert.deepEqual(seeing.toSorted(), ["analyse-study.ts", "plan.ts", "questions.ts"]);
});

let site: ReadonlyMap<string, string>;
const HIDDEN = { files: "hiddenfiles", remote: "hiddenremote", branch: "hiddenbranch" };

before(async () => {
  const folder = scratchFolder();
  const study = Object.fromEntries(
    Object.entries(smallStudy()).map(([name, text]) => [
      name.replace("news_relevant_videos", HIDDEN.files),
      text,
    ]),
  );
  const settings: Settings = {
    title: "shown-title",
    files: `${HIDDEN.files}_{participant}.csv`,
    fields: { hashtags: { label: "shown-label", stopTags: ["hiddenstop", "fyp"] } },
    overrides: { ann: { hashtags: { stopTags: ["hiddenstop", "hiddenother", "fyp"], k: 3 } } },
    publish: { remote: HIDDEN.remote, branch: HIDDEN.branch, minVideos: 1 },
    citation: { version: "shown-version" },
  };
  const data = writeFiles(join(folder, "study"), {
    ...study,
    "study.json": JSON.stringify(settings),
  });
  const out = join(folder, "out");
  const { code, stderr } = await build(["--data", data, "--out", out, "--no-cache"]);
  assert.equal(code, 0, stderr);
  site = readTree(out);
});

test("a built site holds no setting that its row does not show", () => {
  const text = [...site.values()].join("\n");
  for (const shown of ["shown-title", "shown-label", "shown-version"])
    assert.ok(text.includes(shown));
  for (const hidden of [...Object.values(HIDDEN), "hiddenstop", "hiddenother"])
    assert.ok(!text.includes(hidden), hidden);
  const { settings } = JSON.parse(site.get("manifest.json") ?? "") as {
    settings: { fields: Record<string, object>; overrides: object };
  };
  const names = ["files", "participants", "names", "remote", "branch", "minCount"];
  assert.deepEqual(
    names.filter((name) => name in settings),
    [],
  );
  assert.deepEqual(settings.overrides, { ann: { hashtags: { k: 3, stopTags: 3 } } });
  assert.equal((settings.fields.hashtags as { stopTags: number }).stopTags, 2);
});

test("the method page says of each engine what its row says, and nothing that the code lacks", () => {
  const page = site.get("method.html") ?? "";
  assert.ok(page.includes(CLUSTER_ENGINES.tagscape.method));
  assert.ok(page.includes(LAYOUT_ENGINES.tagscape.method));
  assert.doesNotMatch(page, /Lloyd/);
});
