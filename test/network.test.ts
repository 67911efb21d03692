/** Networks for Gephi: read by a strict parser, the same bytes twice, within the study's floors. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { JSDOM } from "jsdom";
import { makeNetworks } from "../src/report/gexf.ts";
import type { ParticipantReport } from "../src/report/participant-report.ts";
import { sha256 } from "../src/sha256.ts";
import { isNetwork, textsOfNetwork } from "../src/publish/networks.ts";
import { build, command, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

const KEY = "5c".repeat(32);
const ODD = 'a&b<"c">';
/** Pairs: cats and dogs thrice, news and cats twice, news and dogs once; the others stand below a floor. */
const ROWS = [
  ["cats", "dogs", "fyp"],
  ["cats", "dogs", "fyp", "rare"],
  ["cats", "dogs", "news", "secret"],
  ["cats", "news", "secret"],
  ["odd", "😀", "Straße"],
  ["odd", "😀", "Straße"],
  ...["birds", "fish", "cows", "bees", "ants", "moths"].flatMap((tag) => [[tag], [tag]]),
];

async function built(participants: string, more: object = {}, ...flags: string[]) {
  const folder = scratchFolder();
  const text = csv(ROWS).replaceAll("'odd'", `'${ODD.replaceAll('"', '""')}'`);
  const settings = {
    network: true,
    fields: { hashtags: { minCount: 2, stopTags: ["secret"] }, suggested_words: {} },
    publish: { participants },
    ...more,
  };
  const data = writeFiles(join(folder, "data"), {
    [fileName("ann")]: text,
    [fileName("ben")]: csv([]),
    "study.json": JSON.stringify(settings),
  });
  const out = join(folder, "site");
  const env = { TAGSCAPE_KEY: KEY };
  const { code, stderr } = await build(["--data", data, "--out", out, ...flags], { env });
  assert.equal(code, 0, stderr);
  const check = () => command("check-site", [out, "--data", data], { env });
  return { out, files: readTree(out), check };
}

interface Read {
  readonly nodes: Map<string, Record<string, string>>;
  readonly edges: Map<string, Record<string, string>>;
}

/** By a parser that takes nothing that is no XML. */
function read(text: string): Read {
  const { document } = new JSDOM(text, { contentType: "application/xml" }).window;
  const labels = new Map<string, string>();
  const valuesOf = (element: Element): Record<string, string> => {
    const values = [...element.querySelectorAll("attvalue")].map((own) => [
      own.getAttribute("for") ?? "",
      own.getAttribute("value") ?? "",
    ]);
    const place = element.getElementsByTagName("viz:position")[0];
    for (const axis of ["x", "y"])
      if (place !== undefined) values.push([axis, place.getAttribute(axis) ?? ""]);
    return Object.fromEntries(values) as Record<string, string>;
  };
  const nodes = [...document.querySelectorAll("node")].map((node) => {
    const label = node.getAttribute("label") ?? "";
    labels.set(node.getAttribute("id") ?? "", label);
    return [label, valuesOf(node)] as const;
  });
  const edges = [...document.querySelectorAll("edge")].map((edge) => {
    const ends = ["source", "target"].map((end) => labels.get(edge.getAttribute(end) ?? "") ?? "?");
    const weight = edge.getAttribute("weight") ?? "";
    return [ends.toSorted().join(" "), { ...valuesOf(edge), weight }] as const;
  });
  return { nodes: new Map(nodes), edges: new Map(edges) };
}

let named: Awaited<ReturnType<typeof built>>;
before(async () => {
  named = await built("as-is");
});

test("nodes are the tags as the CSV has them, edges the pairs of two videos and more", () => {
  const { nodes, edges } = read(named.files.get("data/ann.hashtags.gexf") ?? "");
  const rows = (named.files.get("data/ann.hashtags.csv") ?? "").trim().split("\n").slice(1);
  const row = rows.find((line) => line.startsWith("cats,"))?.split(",");
  const cats = nodes.get("cats");
  assert.deepEqual(
    [
      cats?.["count"],
      cats?.["videos"],
      cats?.["cluster"],
      Number(cats?.["x"]).toFixed(4),
      Number(cats?.["y"]).toFixed(4),
      cats?.["words"],
    ],
    [row?.[1], row?.[2], row?.[3], row?.[5], row?.[6], "cats"],
  );
  assert.equal(nodes.size, 12);
  const weights = [...edges].map(([ends, { weight, videos }]) => [ends, weight, videos]);
  assert.deepEqual(
    weights.toSorted(),
    [
      ['a&b<"c"> straße', "2", "2"],
      ['a&b<"c"> 😀', "2", "2"],
      ["cats dogs", "3", "3"],
      ["cats news", "2", "2"],
      ["straße 😀", "2", "2"],
    ].toSorted(),
  );
  for (const { ppmi } of edges.values()) assert.ok(Number(ppmi) > 0, ppmi);
});

test("what is stopped, rare or of reach is in none, and a field without tags has one", () => {
  const text = named.files.get("data/ann.hashtags.gexf") ?? "";
  for (const tag of ["fyp", "rare", "secret"])
    assert.doesNotMatch(text, new RegExp(`\\b${tag}\\b`));
  assert.equal(read(named.files.get("data/ben.hashtags.gexf") ?? "").nodes.size, 0);
});

test("two builds give the same bytes, pages link to it, the manifest lists it, and nothing else has changed", async () => {
  const [again, without] = [
    await built("as-is", {}, "--no-cache"),
    await built("as-is", { network: false }),
  ];
  assert.deepEqual(again.files, named.files);
  const page = named.files.get("ann.html") ?? "";
  assert.ok(page.includes('href="data/ann.hashtags.gexf" download>GEXF</a>'));
  const manifest = JSON.parse(named.files.get("manifest.json") ?? "") as {
    settings: { network: boolean };
    files: Record<string, string>;
    versions: Record<string, string>;
  };
  assert.equal(manifest.settings.network, true);
  assert.ok("graphology-gexf" in manifest.versions);
  assert.ok("data/ann.hashtags.gexf" in manifest.files);
  assert.deepEqual(
    [...without.files.keys()].filter((path) => path.endsWith("gexf")),
    [],
  );
  assert.doesNotMatch(without.files.get("ann.html") ?? "", /GEXF/);
  assert.equal(without.files.get("data/ann.json"), named.files.get("data/ann.json"));
});

test("under codes an edge is of three videos and more, and the site passes its check", async () => {
  const coded = await built("pseudonyms");
  const [path = ""] = [...coded.files.keys()].filter(
    (file) => file.endsWith(".hashtags.gexf") && (coded.files.get(file) ?? "").includes("cats"),
  );
  assert.deepEqual([...read(coded.files.get(path) ?? "").edges.keys()], ["cats dogs"]);
  for (const site of [coded, named]) {
    const { code, stderr } = await site.check();
    assert.equal(code, 0, stderr);
  }
});

test("a network that somebody changed is seen: a stop tag, an id, what is no network", async () => {
  const path = "data/ann.hashtags.gexf";
  const site = await built("as-is");
  const whole = site.files.get(path) ?? "";
  const put = async (text: string): Promise<string> => {
    writeFileSync(join(site.out, path), text);
    const manifest = readFileSync(join(site.out, "manifest.json"), "utf8");
    const sum = /("data\/ann\.hashtags\.gexf": ")[0-9a-f]+/;
    writeFileSync(join(site.out, "manifest.json"), manifest.replace(sum, `$1${sha256(text)}`));
    return (await site.check()).stderr;
  };
  assert.match(
    await put(whole.replace('label="birds"', 'label="secret"')),
    /hashtags\.gexf: holds /,
  );
  assert.match(
    await put(
      whole.replace(
        'label="birds"',
        'label="birds" kind="v7400000000000000001x 7400000000000000001"',
      ),
    ),
    /hashtags\.gexf: holds what looks like the id of a video/,
  );
  assert.match(await put(whole.replace("</nodes>", "")), /hashtags\.gexf: no network of ours/);
});

test("a text that XML has no way to write is written all the same", () => {
  const tag = { words: "w", count: 2, videos: 2, cluster: 1, x: 1.5, y: -2 };
  const tags = ["\ufffe\u0001\ud800", "😀\u2028]]>"].map((text) => ({ ...tag, tag: text }));
  const field = {
    name: "h",
    label: "<&\u0007",
    tags,
    apart: [],
    clusters: [{ id: 1, name: "n" }],
    network: { edges: [{ tags: [0, 1], videos: 2, ppmi: 0 }] },
  };
  const participant = { id: "p", fields: [field] } as unknown as ParticipantReport;
  const [text = ""] = makeNetworks(participant).values();
  assert.deepEqual([...read(text).nodes.keys()], ["\ufffd\ufffd\ufffd", "😀\u2028]]>"]);
  assert.ok(isNetwork(text));
});

test("only what we write is taken for a network of ours", () => {
  const whole = named.files.get("data/ann.hashtags.gexf") ?? "";
  assert.ok(isNetwork(whole));
  for (const broken of [
    "",
    "x",
    whole.replace("<node ", "<!-- a --><node "),
    whole.replace("&amp;", "&"),
    whole.replace("&amp;", "&eacute;"),
    whole.replace("</gexf>", ""),
    whole.replace(/label="cats"/, 'label="ca<ts"'),
    `${whole}<more/>`,
  ])
    assert.ok(!isNetwork(broken), broken.slice(0, 200));
  const { tags, texts } = textsOfNetwork('<a label="x" value="y"><b>z</b></a>');
  assert.deepEqual([tags, texts], [["x"], ["y", "z"]]);
});
