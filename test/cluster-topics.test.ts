/** A participant's page says which topic of all participants most of each cluster belongs to. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { JSDOM } from "jsdom";
import { build, readTree } from "./command.ts";
import { crowd } from "./crowd.ts";
import { csv, type Files, scratchFolder, writeFiles } from "./scratch.ts";

const FIELDS = ["hashtags", "suggested_words"] as const;
const IDS = ["ann", "ben", "cas"] as const;
/** Of one participant alone: under a floor of two nobody compares them. */
const OWN = (
  "zebrafish aardvark platypus wombat quilting embroidery knitting crochet trombone bassoon " +
  "piccolo harpsichord glacier fjord tundra moraine sourdough brioche focaccia ciabatta"
).split(" ");

async function built(files: Files, settings: object = {}): Promise<Map<string, string>> {
  const data = writeFiles(scratchFolder(), files);
  const own = { files: "{participant}.csv", publish: { participants: "as-is" }, ...settings };
  writeFileSync(join(data, "study.json"), JSON.stringify(own));
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  return readTree(out);
}

const texts = Object.values(crowd(3, 14));
const files = Object.fromEntries(IDS.map((id, i) => [`${id}.csv`, texts[i] ?? ""]));
const alone = csv(
  Array.from({ length: 30 }, (_, i) => [OWN[i % 20] ?? "", OWN[(i + 1) % 20] ?? ""]),
  9e6,
);

let all: ReadonlyMap<string, string>;
let floored: ReadonlyMap<string, string>;
before(async () => {
  all = await built(files);
  // One with tags of their own alone, each read as a word far from all others.
  floored = await built(
    { ...files, "dee.csv": alone },
    {
      publish: { participants: "as-is", minParticipants: 2 },
      overrides: { dee: { hashtags: { k: 2 } } },
    },
  );
});

const tableOf = (site: ReadonlyMap<string, string>, path: string): Record<string, string>[] =>
  parse(site.get(path) ?? "", { columns: true });
const documentOf = (site: ReadonlyMap<string, string>, path: string): Document =>
  new JSDOM(site.get(path) ?? "").window.document;

/** By cluster the topic of most of its occurrences, from the data files alone. */
function topicsByHand(
  site: ReadonlyMap<string, string>,
  id: string,
  field: string,
): Map<string, string> {
  const tags = tableOf(site, `data/cohort.${field}.tags.csv`);
  const topicOf = new Map(tags.map(({ tag = "", topic = "" }) => [tag, topic]));
  const sums = new Map<string, Map<string, number>>();
  for (const { tag = "", count, cluster = "" } of tableOf(site, `data/${id}.${field}.csv`)) {
    const topic = topicOf.get(tag);
    if (topic === undefined || cluster === "") continue;
    const own = sums.get(cluster) ?? new Map<string, number>();
    sums.set(cluster, own.set(topic, (own.get(topic) ?? 0) + Number(count)));
  }
  return new Map(
    [...sums].map(([cluster, own]) => {
      const [best] = [...own].toSorted(([a, m], [b, n]) => n - m || Number(a) - Number(b));
      return [cluster, best?.[0] ?? ""];
    }),
  );
}

/** By cluster what its card says of a topic; clusters that say nothing are not there. */
function topicsTold(
  page: Document,
  field: string,
): Map<string, { href: string; text: string; line: string }> {
  const told = new Map<string, { href: string; text: string; line: string }>();
  for (const card of page.querySelectorAll(`#${field} .card`)) {
    const links = [...card.querySelectorAll("header p a")];
    assert.ok(links.length <= 1);
    const [link] = links;
    if (link === undefined) continue;
    const cluster = card.querySelector(".lg-no b")?.textContent ?? "";
    const line = link.closest("p")?.textContent ?? "";
    told.set(cluster, {
      href: link.getAttribute("href") ?? "",
      text: link.textContent ?? "",
      line,
    });
  }
  return told;
}

test("each cluster names the topic that most of it belongs to, and leads there", () => {
  const cohort = documentOf(all, "cohort.html");
  const seen = new Set<string>();
  let parted = 0;
  for (const id of IDS) {
    const page = documentOf(all, `${id}.html`);
    for (const field of FIELDS) {
      const expected = topicsByHand(all, id, field);
      const told = topicsTold(page, field);
      assert.ok(expected.size > 3, `${id}, ${field}`);
      assert.deepEqual(
        new Map([...told].map(([cluster, { href }]) => [cluster, href])),
        new Map(
          [...expected]
            .toSorted(([a], [b]) => Number(a) - Number(b))
            .map(([cluster, topic]) => [cluster, `cohort.html#${field}-topic-${topic}`]),
        ),
      );
      const names = new Map(
        tableOf(all, `data/cohort.${field}.topics.csv`).map((row) => [
          row["topic"],
          row["topic_name"] ?? "",
        ]),
      );
      for (const [cluster, { href, text, line }] of told) {
        const anchor = cohort.getElementById(href.split("#")[1] ?? "");
        assert.equal(anchor?.querySelector("b > bdi")?.textContent, text);
        const topic = expected.get(cluster) ?? "";
        assert.equal(
          names
            .get(topic)
            ?.split(", ")[0]
            ?.replace(/^mixed: /, ""),
          text.replace(/^mixed: /, ""),
        );
        assert.ok(
          line.endsWith(` of it is in the topic ${text} of all participants`) ||
            /^spread over topics of all participants, most \(\S+\s%\) in /.test(line),
          line,
        );
        seen.add(`${field} ${topic}`);
        parted += topic === cluster ? 0 : 1;
      }
    }
  }
  assert.ok(seen.size > 10, "topics differ");
  assert.ok(parted > 10, "a topic's number is not its cluster's");
});

test("a cluster of tags that nobody compares names none", () => {
  const expected = topicsByHand(floored, "dee", "hashtags");
  assert.deepEqual([...expected], []);
  const page = documentOf(floored, "dee.html");
  assert.ok(page.querySelectorAll("#hashtags .card").length >= 2);
  assert.deepEqual([...topicsTold(page, "hashtags")], []);
  for (const id of IDS) {
    const told = topicsTold(documentOf(floored, `${id}.html`), "hashtags");
    const own = topicsByHand(floored, id, "hashtags");
    assert.ok(told.size > 3);
    assert.deepEqual([...told.keys()].toSorted(), [...own.keys()].toSorted());
  }
});

test("pages have no open slot, and one participant alone no word of all", async () => {
  const single = await built({ "ann.csv": files["ann.csv"] ?? "" });
  for (const [path, text] of [...all, ...single])
    if (path.endsWith(".html")) assert.doesNotMatch(text, /<!--slot/, path);
  assert.ok(!single.has("cohort.html"));
  const page = documentOf(single, "ann.html");
  assert.ok(page.querySelectorAll("#hashtags .card").length > 3);
  assert.deepEqual([...topicsTold(page, "hashtags")], []);
  for (const path of ["ann.html", "index.html", "method.html"]) {
    for (const own of documentOf(single, path).querySelectorAll("main"))
      assert.doesNotMatch(
        own.textContent ?? "",
        /all participants|other participants|topic of/i,
        path,
      );
  }
});
