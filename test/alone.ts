/** A map by itself on a screen: where things are, and whether its words are true. */
import assert from "node:assert/strict";
import { assertApart, type TextBox } from "./label-boxes.ts";
import { known, type On } from "./reader.ts";
import { settled } from "./visit.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something of the field that is shown is on screen. */
export async function place({ page }: Pick<On, "page">, selector: string): Promise<Place> {
  const box = await page.locator(`.field.shown ${selector}`).boundingBox();
  return box ?? assert.fail(`${selector} is not there`);
}

/** What is seen of the page beside the map, its index and its caption. */
export const SEEN = `(() => [...document.body.querySelectorAll("*")].filter((node) =>
  node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 1
    && node.closest(".mapbox, .rail, .cap, .tools") === null
    && !node.matches("main, .field.shown, .plate, .defs"))
  .map((node) => node.outerHTML.slice(0, 60)))()`;

const TEXTS = `(() => {
  const map = document.querySelector(".field.shown svg.live");
  const groups = [...map.querySelectorAll(":is(.name, .labels text)")];
  return [...map.querySelectorAll(":is(.labels, .names) text")].flatMap((node) => {
    const { left, right, top, bottom, width } = node.getBoundingClientRect();
    return width === 0 ? [] : [{ text: node.textContent, group: groups.indexOf(node.closest(".name") ?? node), left, right, top, bottom }];
  });
})()`;

/** Texts lie apart from one another and from all that lies over the map; and each is a target. */
export async function assertTrue({ page }: Pick<On, "page">): Promise<void> {
  // The first hand brings a line that texts make way for.
  await page.locator(".field.shown svg.live").hover();
  await settled(page);
  const texts = (await page.evaluate(TEXTS)) as TextBox[];
  assert.ok(texts.length > 3, String(texts.length));
  const map = await place({ page }, "svg.live");
  const over: TextBox[] = [];
  for (const selector of [".zoom", ".hint", ".locator"]) {
    const box = await page.locator(`.field.shown ${selector}`).boundingBox();
    if (box === null || box.y >= map.y + map.height) continue;
    const { x: left, y: above, width, height } = box;
    const sides = { left, top: above, right: left + width, bottom: above + height };
    over.push({ text: selector, group: -2, ...sides });
  }
  for (const one of over) for (const text of texts) assertApart([one, text]);
  assertApart(texts);
  const tags = new Set(known().tags.map(({ tag }) => tag));
  const card = page.locator(".field.shown .tip h3");
  let pointed = 0;
  for (const { text, left, right, top: above, bottom } of texts) {
    if (!tags.has(text) || pointed === 8) continue;
    await page.mouse.move((left + right) / 2, (above + bottom) / 2);
    assert.equal(await card.textContent(), text);
    pointed += 1;
  }
  assert.ok(pointed > 1);
}

/** Goes to the map as a hand does. */
export async function press(on: On, key: string): Promise<void> {
  await on.map.focus();
  await on.page.keyboard.press(key);
  await settled(on.page);
}
