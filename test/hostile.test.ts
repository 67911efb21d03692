/** Texts that would like to be markup, script, style, a path or a formula: they are shown, no more. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { NO_BROWSER, openBrowser } from "../src/bench/browser.ts";
import { build } from "./command.ts";
import { type Preview, preview } from "../src/site/preview.ts";
import { scratchFolder } from "./scratch.ts";
import { settled, visit } from "./visit.ts";

/** Each sets `pwned`, or would, or breaks what is around it. */
const HOSTILE = [
  "<script>pwned=1</script>",
  "</script><script>pwned=1</script>",
  "</style><script>pwned=1</script>",
  "</title><script>pwned=1</script>",
  "</textarea><script>pwned=1</script>",
  "</svg><script>pwned=1</script>",
  "<!--<script>pwned=1</script>",
  "--><script>pwned=1</script>",
  "<![cdata[<script>pwned=1</script>]]>",
  "<img src=x onerror=pwned=1>",
  "<svg onload=pwned=1>",
  "<svg><animate onbegin=pwned=1 attributename=x dur=1s>",
  "<svg><use href='data:image/svg+xml,<svg id=x onload=pwned=1>#x'/>",
  "<svg><foreignobject><iframe srcdoc='<script>parent.pwned=1</script>'>",
  "<math><mtext><style><img src=x onerror=pwned=1>",
  "<iframe src=javascript:pwned=1>",
  "<object data=javascript:pwned=1>",
  "<embed src=javascript:pwned=1>",
  "<a href=javascript:pwned=1>x</a>",
  "<form action=javascript:pwned=1><button>x",
  "<base href=https://example.org/>",
  "<meta http-equiv=refresh content='0;url=https://example.org/'>",
  "<link rel=stylesheet href=https://example.org/x.css>",
  "<style>*{display:none}</style>",
  "<template><script>pwned=1</script></template>",
  "<details open ontoggle=pwned=1>",
  "<input autofocus onfocus=pwned=1>",
  "<marquee onstart=pwned=1>",
  "<plaintext>",
  "<noscript><p title='</noscript><img src=x onerror=pwned=1>'>",
  '" onmouseover=pwned=1 x="',
  "' onmouseover=pwned=1 x='",
  '"><script>pwned=1</script>',
  "'><script>pwned=1</script>",
  "` onmouseover=pwned=1 `",
  "javascript:pwned=1",
  "data:text/html,<script>pwned=1</script>",
  "vbscript:pwned",
  "https://example.org/?q=<b>",
  "//example.org/x",
  "../../../etc/passwd",
  "..\\..\\windows",
  "con",
  "%3cscript%3epwned=1%3c/script%3e",
  "&lt;script&gt;pwned=1&lt;/script&gt;",
  "&#60;script&#62;pwned=1",
  "\\u003cscript\\u003epwned=1",
  "<%= it.constructor.constructor('pwned=1')() %>",
  "<%~ 1+1 %>",
  "{{constructor.constructor('pwned=1')()}}",
  "${pwned=1}",
  "#{pwned}",
  "=cmd|' /c calc'!a1",
  "@sum(1+1)",
  "__proto__",
  "constructor",
  "url(#x);background:red",
  "</g></svg><h1>broken</h1>",
  "\u202egnp.exe\u202c",
  "a\u200bb\u200dc\ufeffd",
  "nul\u0000byte",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "z\u0351\u0352\u0353\u0354\u0355algo",
  `long ${"x".repeat(10_000)}`,
] as const;
/** A column each: more are the rows of a table. */
const GROUPS = HOSTILE.slice(0, 8);
const TITLE = `</title><script>pwned=1</script> & "quoted" <b>bold</b>`;

let browser: Browser | null = null;
let served: Preview;
let out: string;
before(async () => {
  const data = join(scratchFolder(), "data");
  out = join(scratchFolder(), "out");
  mkdirSync(data);
  const python = (texts: readonly string[]): string =>
    `[${texts.map((text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\u0000", "\\x00")}'`).join(", ")}]`;
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = HOSTILE.map(
    (text, i) =>
      `${i},2024-02-0${1 + (i % 9)}T00:00:00,${cell(python([text, "plain"]))},${cell(python([`${text} too`]))}`,
  );
  const header = "video_id,video_timestamp,hashtags,suggested_words";
  writeFileSync(join(data, "news_relevant_videos_7.csv"), [header, ...rows, ""].join("\n"));
  // Three videos make a tag distinctive.
  const thrice = [0, 1, 2].flatMap((more) =>
    rows.map((row, i) => row.replace(/^\d+/, String(1000 * (more + 1) + i))),
  );
  writeFileSync(join(data, "news_relevant_videos_8.csv"), [header, ...thrice, ""].join("\n"));
  const settings = {
    title: TITLE,
    fields: {
      hashtags: { label: `<b onclick=pwned=1>Tags</b>`, stopTags: ["<i>stop</i>"] },
      suggested_words: { label: `"><script>pwned=1</script>` },
    },
    names: {
      hashtags: HOSTILE.map((name) => ({ name: name.slice(0, 80), tags: [name] })),
    },
    groups: Object.fromEntries(GROUPS.map((name, i) => [name, [i % 2 === 0 ? "7" : "8"]])),
    show: { videos: true },
    about: {
      description: HOSTILE.join(" "),
      authors: HOSTILE.map((name) => name.slice(0, 400)),
      selection: HOSTILE.toReversed().join("\n"),
      suggestedWords: TITLE,
      licence: HOSTILE[1],
      contact: HOSTILE[0],
    },
    citation: { version: "<script>pwned=1</script>" },
  };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  served = await preview(out, "/study/");
  browser = await openBrowser();
});
after(async () => {
  served?.close();
  await browser?.close();
});

/** What may stand in a page: names of elements and of attributes. */
const ELEMENTS = new Set(
  (
    "html head meta title style script body svg defs path a nav span main header h1 h2 h3 h4 p b i em dl div dt dd section " +
    "figure figcaption g use text tspan circle desc aside ol ul li article table caption colgroup col thead tbody tr th td details summary " +
    "footer bdi button input kbd label select option br small code canvas rect line"
  ).split(" "),
);
const ATTRIBUTES =
  /^(lang|dir|http-equiv|content|charset|name|id|class|width|height|aria-[a-z]+|d|vector-effect|href|rel|role|viewBox|transform|x|y|dx|dy|cx|cy|r|scope|rowspan|colspan|type|placeholder|maxlength|disabled|autocomplete|spellcheck|value|tabindex|hidden|download|data-[a-z]+|preserveAspectRatio|style|open|x1|x2|y1|y2|fill|stroke|stroke-[a-z]+|text-anchor|font-[a-z]+|title|target)$/;

const LOOK = `(() => ({
  pwned: typeof pwned,
  base: document.baseURI.split("#")[0] === location.href.split("#")[0],
  elements: [...new Set([...document.querySelectorAll("*")].map((node) => node.localName))],
  attributes: [...new Set([...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()))],
  ours: [...document.querySelectorAll("[title], [target]")].flatMap((node) => [node.getAttribute("title"), node.getAttribute("target")])
    .filter((text) => ![null, "", "_blank", "Fill the screen (f)"].includes(text)),
  styled: [...document.querySelectorAll("[style]")].map((node) => node.getAttribute("class") ?? node.localName),
  scripts: [...document.scripts].map(({ type }) => type).filter((type) => type !== "application/json").length,
  links: [...document.querySelectorAll("[href]")].map((node) => node.getAttribute("href"))
    .filter((href) => href.split("#")[0] !== location.href.split("#")[0])
    .filter((href) => !/^(#|[\\w-]+\\.html(#|$)|data\\/[\\w.-]+$|manifest\\.json$|https:\\/\\/www\\.tiktok\\.com\\/@\\/video\\/\\d+$)/.test(href)),
}))()`;

interface Look {
  readonly pwned: string;
  readonly base: boolean;
  readonly elements: string[];
  readonly attributes: string[];
  readonly ours: (string | null)[];
  readonly styled: string[];
  readonly scripts: number;
  readonly links: string[];
}

async function inspect(page: Page): Promise<void> {
  const look = (await page.evaluate(LOOK)) as Look;
  assert.equal(look.pwned, "undefined");
  assert.equal(look.base, true);
  assert.deepEqual(
    look.elements.filter((name) => !ELEMENTS.has(name)),
    [],
  );
  assert.deepEqual(
    look.attributes.filter((name) => !ATTRIBUTES.test(name)),
    [],
  );
  assert.deepEqual(look.ours, []);
  // Only the card and the overview are placed by script; nothing in the file has a style attribute.
  assert.deepEqual(
    look.styled.filter((name) => !/^(?:tip|locator)/.test(name)),
    [],
  );
  assert.equal(look.scripts, 1);
  assert.deepEqual(look.links, []);
}

for (const kind of ["file", "http"] as const)
  for (const path of ["index.html", "7.html", "method.html", "cohort.html"])
    test(`${HOSTILE.length} hostile texts are only text in ${path} (${kind})`, async (t) => {
      if (browser === null) return t.skip(NO_BROWSER);
      const site = kind === "http" ? served.url : `${pathToFileURL(out).href}/`;
      await visit(browser, site + path, site, {}, async (page) => {
        assert.ok(((await page.title()) ?? "").includes("</title><script>"));
        await inspect(page);
        if (path === "cohort.html") return compareAll(page);
        if (path !== "7.html") return;
        const map = page.locator(".field.shown .live");
        for (let i = 0; i < HOSTILE.length; i++) {
          await map.press("]");
          await inspect(page);
        }
        for (const text of HOSTILE.slice(0, 6)) {
          await page.locator(".field.shown .search input").fill(text);
          await page.locator(".field.shown .search input").press("Enter");
        }
        await page.locator(".field.shown").getByRole("button", { name: "Name it" }).first().click();
        for (const text of HOSTILE) {
          await page.getByLabel(/^Name of cluster/).fill(text);
          await inspect(page);
        }
        await page.locator(".field.shown .search input").fill("pwned");
        await page.getByRole("button", { name: "List" }).click();
        await settled(page);
        await inspect(page);
        await page.reload();
        await inspect(page);
      });
    });

/** Chooses everybody in turn, and whom an address would like to be there. */
async function compareAll(page: Page): Promise<void> {
  const [one, other] = [page.locator(".va").first(), page.locator(".vb").first()];
  await one.selectOption({ index: 1 });
  for (let i = 2; i < (await other.locator("option").count()); i++) {
    await other.selectOption({ index: i });
    await inspect(page);
  }
  for (const text of HOSTILE.slice(0, 32)) {
    await page.evaluate((hash) => (location.hash = hash), `a=${encodeURIComponent(text)}&b=8`);
    await inspect(page);
  }
}

test("no page has a style attribute, and the policy is first in its head", () => {
  for (const path of ["index.html", "7.html", "method.html", "cohort.html", "404.html"]) {
    const text = readFileSync(join(out, path), "utf8");
    assert.ok(!/<[^>]* style=/.test(text.replaceAll(/<(script|style).*?<\/\1>/gs, "")), path);
    const head = text.slice(text.indexOf("<head>") + 6).trimStart();
    assert.ok(head.startsWith('<meta http-equiv="Content-Security-Policy" content="default-src'));
    const policy = (/content="([^"]*)"/.exec(head)?.[1] ?? "").replaceAll("&#39;", "'");
    assert.match(
      policy,
      /script-src 'sha256-[\w+/]+={0,2}'; style-src 'sha256-[\w+/]+={0,2}'; img-src data: blob:; base-uri 'none'; form-action 'none'/,
    );
  }
});

test("hostile texts are quoted in CITATION.cff, a line each", () => {
  const lines = readFileSync(join(out, "data", "CITATION.cff"), "utf8")
    .trimEnd()
    .split("\n");
  for (const line of lines) {
    const [, value] = /^(?:  - )?[a-z-]+:(?: (".*"))?$/.exec(line) ?? assert.fail(line);
    if (value !== undefined) assert.equal(typeof JSON.parse(value), "string");
  }
  assert.equal(lines.filter((line) => line.startsWith("  - name: ")).length, HOSTILE.length + 1);
});

test("hostile texts are whole in the data files, and no formula in the CSV", () => {
  const json = JSON.parse(readFileSync(join(out, "data", "7.json"), "utf8")) as {
    fields: { hashtags: { tags: { tag: string }[] } };
  };
  const tags = new Set(json.fields.hashtags.tags.map(({ tag }) => tag));
  // A further number sign divides a hashtag.
  for (const text of HOSTILE.slice(0, 40))
    for (const part of text.split("#").filter((own) => own.trim() !== ""))
      assert.ok(tags.has(part.trim()), text);
  const csv = readFileSync(join(out, "data", "7.hashtags.csv"), "utf8");
  assert.ok(csv.includes("\n'=cmd|"));
  assert.ok(!/^[=@+-]/m.test(csv));
});
