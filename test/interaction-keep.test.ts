/** A reader takes something away: lists, CSV, a saved map, paper; and chooses dark or light. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inBrowser, known, onBoth, placeOf, shots, top } from "./reader.ts";
import { nameOf, PERSON } from "./sites.ts";
import { settled } from "./visit.ts";

onBoth("Shift and a drag list the tags within, to copy and to save", async (on) => {
  const { page, map } = on;
  const { x, y } = await placeOf(page, top().tag);
  await page.keyboard.down("Shift");
  await page.mouse.move(x - 60, y - 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const list = page.locator(".field.shown .selection");
  const chosen = await list.locator("li").allTextContents();
  assert.ok(chosen.length > 1 && chosen.some((text) => text.startsWith(`${top().tag} `)));
  const waiting = page.waitForEvent("download");
  await list.getByRole("button", { name: "CSV" }).click();
  const csv = readFileSync(await (await waiting).path(), "utf8")
    .trim()
    .split("\n");
  assert.equal(csv[0], "tag,count,videos,cluster,cluster_name,x,y,words");
  assert.equal(csv.length, chosen.length + 1);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await list.getByRole("button", { name: "Copy" }).click();
  await list.getByText("Copied").waitFor();
  const copied = String(await page.evaluate("navigator.clipboard.readText()"));
  assert.equal(copied.split("\n").length, chosen.length);
  await page.screenshot({ path: join(shots, "selected.png") });
  await list.getByRole("button", { name: "Close" }).click();
  assert.equal(await list.isVisible(), false);
  await settled(page);
  assert.ok((await map.locator(".names .name").count()) > 1);
});

onBoth("the map is saved as seen, as SVG and PNG, with caption and provenance", async (on) => {
  const { tags } = known();
  const { page, person } = on;
  await page.locator(".field.shown .legend a").nth(1).click();
  await settled(page);
  const download = async (name: string): Promise<Buffer> => {
    const waiting = page.waitForEvent("download");
    await page.locator(".field.shown .tools").getByRole("button", { name }).click();
    const file = await waiting;
    assert.match(
      file.suggestedFilename(),
      new RegExp(`${person}-hashtags\\.${name.toLowerCase()}$`),
    );
    return readFileSync(await file.path());
  };
  const text = (await download("SVG")).toString("utf8");
  for (const part of [`participant ${person}`, "seed 42", "Tagscape 0.2.0"])
    assert.ok(text.includes(part), part);
  // Each tag that has its label on screen has it in the picture.
  const labelled = await on.map.locator(".labels text").allTextContents();
  const saved = [...text.matchAll(/<text [^>]*>([^<]+)<\/text>/g)].map(([, label]) => label);
  assert.ok(labelled.length > 3);
  assert.deepEqual(
    labelled.filter((label) => !saved.includes(label)),
    [],
  );
  assert.ok(!/ style=| class=|<script/.test(text));
  const parsed = await page.evaluate(
    (svg) =>
      new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("parsererror").length,
    text,
  );
  assert.equal(parsed, 0);
  const png = await download("PNG");
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const box = (await on.map.boundingBox()) ?? assert.fail("no map");
  assert.equal(png.readUInt32BE(16), Math.round(box.width) * 2);
  const waiting = page.waitForEvent("download");
  await page.locator(".field.shown .card").nth(1).getByRole("button", { name: "CSV" }).click();
  const rows = readFileSync(await (await waiting).path(), "utf8")
    .trim()
    .split("\n");
  assert.equal(rows.length, tags.filter(({ cluster }) => cluster === 2).length + 1);
});

onBoth("dark and light are a choice that holds", async ({ page }) => {
  const paper = (): Promise<unknown> =>
    page.evaluate("getComputedStyle(document.body).backgroundColor");
  const light = await paper();
  const corner = `(() => {
    const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    copy.drawImage(document.querySelector(".field.shown canvas"), 0, 0);
    return copy.getImageData(2, 2, 1, 1).data[0];
  })()`;
  assert.ok(Number(await page.evaluate(corner)) > 200);
  await page.getByRole("button", { name: "Dark" }).click();
  assert.notEqual(await paper(), light);
  await settled(page);
  assert.ok(Number(await page.evaluate(corner)) < 60);
  await page.reload();
  assert.notEqual(await paper(), light);
  await page.getByRole("button", { name: "Light" }).click();
  assert.equal(await paper(), light);
});

onBoth("on paper both fields are there, and no control", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  for (const field of ["hashtags", "suggested_words"]) {
    assert.ok(await page.locator(`#${field} svg.map .labels text`).first().isVisible());
    assert.ok(await page.locator(`#${field} h2`).isVisible());
  }
  for (const gone of [".tools", ".tabs", ".zoom", ".filter", "canvas", ".live", ".card-acts"])
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  await page.screenshot({ path: join(shots, "print.png"), fullPage: true });
});

onBoth("a saved map shows the pinned tag", async (on) => {
  const { page, map } = on;
  await map.focus();
  await page.keyboard.press("]");
  await on.card.waitFor();
  const waiting = page.waitForEvent("download");
  await page.locator(".field.shown .tools").getByRole("button", { name: "SVG" }).click();
  const text = readFileSync(await (await waiting).path(), "utf8");
  assert.ok(text.includes(`>${top().tag}</text>`));
  assert.equal(text.match(/stroke-opacity="0.65"/g)?.length, 5);
});

inBrowser(
  "a saved map says where its address does not lead back to all of it",
  async (browser, site, kind) => {
    if (kind === "http") return;
    const person = nameOf(kind, PERSON);
    const context = await browser.newContext({ viewport: { width: 1440, height: 1250 } });
    const page = await context.newPage();
    await page.route("https://study.example/**", (route) =>
      route.fulfill({
        path: join(fileURLToPath(site), basename(new URL(route.request().url()).pathname)),
      }),
    );
    await page.goto(`https://study.example/${person}.html#field=hashtags&cluster=2`);
    const tools = page.locator(".field.shown .tools");
    const saved = async (): Promise<string> => {
      const waiting = page.waitForEvent("download");
      await tools.getByRole("button", { name: "SVG" }).click();
      return readFileSync(await (await waiting).path(), "utf8").replaceAll(/<[^>]*>/g, "");
    };
    assert.doesNotMatch(await saved(), /Without the choice of tags/);
    await tools.getByRole("button", { name: "List" }).click();
    assert.match(await saved(), /Without the choice of tags: ?https:\/\/study\.example/);
    await context.close();
  },
);
