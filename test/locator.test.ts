/** A zoomed map shows in a corner where one is. */
import assert from "node:assert/strict";
import { assertTrue, place, press } from "./alone.ts";
import { onBoth } from "./reader.ts";
import { settled } from "./visit.ts";

const LOCATOR = `(() => {
  const field = document.querySelector(".field.shown");
  const node = field.querySelector(".locator");
  const seen = node.querySelector(".seen");
  return {
    shown: node.checkVisibility(),
    seen: ["x", "y", "width", "height"].map((key) => Number(seen.getAttribute(key))),
  };
})()`;

for (const [width, height] of [
  [1440, 1000],
  [390, 800],
] as const)
  onBoth(
    `a zoomed map has its whole in a corner, which says what is seen of it, ${width} px`,
    async (on) => {
      const { page, map } = on;
      await settled(page);
      const locator = async (): Promise<{ shown: boolean; seen: number[] }> =>
        (await page.evaluate(LOCATOR)) as { shown: boolean; seen: number[] };
      assert.equal((await locator()).shown, false);
      await press(on, "+");
      await press(on, "+");
      await press(on, "ArrowLeft");
      const { shown, seen } = await locator();
      assert.ok(shown);
      const [zoom = 0, x = 0, y = 0] = ((await on.hash()).get("view") ?? "").split(",").map(Number);
      const expected = [x - 452 / zoom, y - 380 / zoom, 904 / zoom, 760 / zoom];
      for (const [i, value] of expected.entries())
        assert.ok(Math.abs((seen[i] ?? 0) - value) < 1.5, `${seen.join()} / ${expected.join()}`);
      await assertTrue(on);
      const [box, own] = [await place(on, "svg.live"), await place(on, ".locator")];
      assert.ok(own.x > box.x && own.y > box.y && own.width < box.width / 4);
      assert.ok(own.x + own.width < box.x + box.width && own.y + own.height < box.y + box.height);
      const buttons = await place(on, ".zoom");
      assert.ok(own.y > buttons.y + buttons.height || own.y + own.height <= buttons.y);
      // Whatever lies below it is still the map's.
      const middle = `${own.x + own.width / 2}, ${own.y + own.height / 2}`;
      assert.equal(
        await page.evaluate(`document.elementFromPoint(${middle}).classList.contains("live")`),
        true,
      );
      await page.emulateMedia({ media: "print" });
      assert.equal((await locator()).shown, false);
      await page.emulateMedia({ media: "screen" });
      await press(on, "0");
      assert.equal((await locator()).shown, false);
      assert.ok(await map.isVisible());
    },
    { viewport: { width, height } },
  );
