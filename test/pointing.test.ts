/** A word on the map is its own target: pointing at it, or tapping it, means what it says. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { known, onBoth } from "./reader.ts";
import { settled } from "./visit.ts";

/** Points at the middle of every label and name that is on screen, and says what the page takes it for. */
const POINT = `(() => {
  const field = document.querySelector(".field.shown");
  const surface = field.querySelector("svg.live");
  const bounds = surface.getBoundingClientRect();
  const middles = (selector) => [...surface.querySelectorAll(selector)].map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return { text: node.textContent, x: left + width / 2, y: top + height / 2 };
  }).filter(({ x, y }) => x > bounds.left && x < bounds.right && y > bounds.top && y < bounds.bottom);
  const move = ({ x, y }) => surface.dispatchEvent(
    new PointerEvent("pointermove", { clientX: x, clientY: y, pointerType: "mouse", bubbles: true }));
  const card = field.querySelector(".tip");
  return {
    labels: middles("g.labels text").map((at) => {
      move(at);
      return [at.text, card.hidden ? null : card.querySelector("h3").textContent];
    }),
    names: middles("g.names .n1").map((at) => {
      move(at);
      return [at.text, card.hidden, surface.classList.contains("point")];
    }),
  };
})()`;

interface Pointed {
  readonly labels: [label: string, tag: string | null][];
  readonly names: [name: string, hidden: boolean, pointing: boolean][];
}

async function pointedAt(page: Page): Promise<Pointed> {
  return (await page.evaluate(POINT)) as Pointed;
}

onBoth("every label means its own tag at every zoom", async ({ page, map }) => {
  const tags = new Set(known().tags.map(({ tag }) => tag));
  let seen = 0;
  for (let zoom = 0; zoom < 8; zoom++) {
    const { labels } = await pointedAt(page);
    for (const [label, tag] of labels) {
      // A label may stand for several tags of one mark, or be shortened.
      const own = label.replaceAll(/[\u2066-\u2069]/g, "");
      if (!tags.has(own)) continue;
      assert.equal(tag, own, `zoom ${zoom}`);
      seen += 1;
    }
    await map.focus();
    await page.keyboard.press("+");
    await settled(page);
  }
  assert.ok(seen > 100, String(seen));
});

onBoth("a cluster's name isolates it, and no tag's card hides it", async (on) => {
  const { names } = await pointedAt(on.page);
  assert.ok(names.length >= 5);
  for (const [name, hidden, pointing] of names)
    assert.deepEqual([hidden, pointing], [true, true], name);
  const name = on.map.locator("g.names .n1").first();
  const box = await name.boundingBox();
  assert.ok(box !== null);
  const number = (await name.textContent())?.trim().split(" ")[0] ?? "";
  await on.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await settled(on.page);
  assert.equal((await on.hash()).get("cluster"), number);
});

onBoth("zooming in, names stay until their tags have labels", async ({ page, map }) => {
  const count = (): Promise<number> => map.locator("g.names .n1, g.labels text").count();
  const names: number[] = [];
  const heads = known().clusters.map(({ nameTags }) => nameTags[0] ?? "");
  for (let step = 0; step < 14; step++) {
    assert.ok((await count()) > 0);
    names.push(await map.locator("g.names .n1").count());
    if (names.at(-1) === 0) break;
    await map.focus();
    await page.mouse.move(5, 5);
    await page.evaluate(`document.activeElement.dispatchEvent(
      new WheelEvent("wheel", { deltaY: -60, ctrlKey: true, bubbles: true, cancelable: true,
        clientX: innerWidth / 3, clientY: 500 }))`);
    await settled(page);
  }
  const labels = await map.locator("g.labels text").allTextContents();
  const inView = heads.filter((head) => labels.includes(head));
  assert.ok(names[0] !== undefined && names[0] >= 5);
  assert.ok(inView.length > 0, `none of ${heads.join(", ")} among ${labels.length} labels`);
});
