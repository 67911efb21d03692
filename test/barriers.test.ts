/** No page has a barrier that axe knows of, in light and dark, and on a phone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import type { BrowserContextOptions } from "playwright-core";
import { inBrowser } from "./every-page.ts";
import { everyPage, nameOf, PERSON } from "./sites.ts";
import { settled } from "./visit.ts";

interface Violation {
  readonly id: string;
  readonly nodes: { readonly target: string[]; readonly failureSummary: string }[];
}

for (const { kind, path } of everyPage)
  for (const [name, options] of Object.entries({
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    "on a phone": { viewport: { width: 390, height: 844 } },
  } satisfies Record<string, BrowserContextOptions>))
    test(`axe finds no barrier in ${path}, ${name} (${kind})`, (t) =>
      inBrowser(t, async ({ open }) => {
        await open(kind, path, options, async (page) => {
          if (path.startsWith(nameOf(kind, PERSON))) {
            await page.locator(".field.shown .live").focus();
            await page.keyboard.press("]");
            await page.locator(".field.shown .card:not([hidden]) summary").first().click();
          }
          await settled(page);
          await page.evaluate(axe.source);
          const found = (await page.evaluate(
            "axe.run().then(({ violations }) => violations)",
          )) as Violation[];
          const told = found.map(
            ({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")} ${nodes[0]?.failureSummary}`,
          );
          assert.deepEqual(told, []);
        });
      }));
