/**
 * `npm run bench:page -- PAGE...`: built pages in a real browser. Prints bytes, how long the script
 * takes to be ready, layout shift, elements, what hovers, zooms, keys, letters typed, clusters and weeks
 * chosen take, alone and drawn with a forced layout, what is put off, and frames of zooming and panning.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { InputError } from "../error.ts";
import { openBrowser } from "./browser.ts";
import { LOADED, USED, WATCH } from "./page-steps.ts";

const LOADS = 5;

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

/** @param acts of each the milliseconds of its handler and, where it is drawn, all of them */
function told(acts: readonly (readonly number[])[]): (head: string, at: number) => string {
  return (head, at) => {
    const values = acts.flatMap((act) => act[at] ?? []);
    if (values.length === 0) return "";
    const [half, most, all] = [0.5, 0.95, 1].map((share) => quantile(values, share));
    return `${head}median ${half} ms, p95 ${most} ms, at most ${all} ms`;
  };
}

async function bench(browser: Browser, page: string): Promise<string> {
  const [file = "", hash = ""] = page.split("#");
  const url = `${pathToFileURL(file).href}${hash === "" ? "" : `#${hash}`}`;
  const loads: number[][] = [];
  let used: Record<string, number[][]> = {};
  for (let i = 0; i < LOADS; i++) {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 1250 } });
    await tab.addInitScript(WATCH);
    await tab.goto(url);
    await tab.waitForTimeout(500);
    loads.push((await tab.evaluate(LOADED)) as number[]);
    const hasMap = (await tab.locator(".field.shown .live").count()) > 0;
    if (i === LOADS - 1 && hasMap) used = (await tab.evaluate(USED)) as Record<string, number[][]>;
    await tab.close();
  }
  const bytes = readFileSync(file);
  const column = (at: number): number[] => loads.map((load) => load[at] ?? 0);
  return [
    page,
    `  bytes ${bytes.length}, gzipped ${gzipSync(bytes, { level: 9 }).length}`,
    `  script: ${quantile(column(0), 0.5)} ms, ready ${quantile(column(1), 0.5)} ms after load`,
    `  layout shift ${Math.max(...column(2))}`,
    `  elements ${Math.max(...column(3))}`,
    ...Object.entries(used)
      .filter(([, acts]) => acts.length > 0)
      .map(([what, acts]) => `  ${what}: ${["", ", drawn "].map(told(acts)).join("")}`),
  ].join("\n");
}

const pages = process.argv.slice(2);
const browser = await openBrowser();
if (browser === null || pages.length === 0)
  throw new InputError([
    {
      file: "bench:page",
      what: "no page, or no Chromium",
      todo: "name built pages; set CHROMIUM_PATH",
    },
  ]);
for (const page of pages) process.stdout.write(`${await bench(browser, page)}\n`);
await browser.close();
