/**
 * `npm run bench:page -- PAGE...`: built pages in a real browser. Prints bytes, how long the script
 * takes to be ready, what hover and zoom take with a forced layout, frames of zooming and panning,
 * and layout shift.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { InputError } from "../error.ts";
import { openBrowser } from "./browser.ts";

const LOADS = 5;

/** Sums layout shift, from before the first paint. */
const WATCH = `new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.shift = (globalThis.shift ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true });`;

const LOADED = `(() => {
  const [{ domContentLoadedEventStart, domContentLoadedEventEnd, loadEventEnd }] = performance.getEntriesByType("navigation");
  return [domContentLoadedEventEnd - domContentLoadedEventStart, domContentLoadedEventEnd - loadEventEnd, globalThis.shift ?? 0];
})()`;

/** Milliseconds of each hover, each zoom, each frame of zooming and of panning. */
const USED = `(async () => {
  const live = document.querySelector(".field.shown .live");
  const box = live.getBoundingClientRect();
  const ask = requestAnimationFrame.bind(window);
  const frame = () => new Promise((resolve) => ask(resolve));
  const at = (x, y) => ({ clientX: box.left + x * box.width, clientY: box.top + y * box.height, bubbles: true, cancelable: true });
  const timed = (act) => { const start = performance.now(); act(); document.body.offsetHeight; return performance.now() - start; };
  const hover = [], zoom = [], frames = [], pans = [];
  for (let i = 0; i < 100; i++) {
    const place = at(0.1 + ((i * 67) % 800) / 1000, 0.1 + ((i * 41) % 800) / 1000);
    hover.push(timed(() => live.dispatchEvent(new PointerEvent("pointermove", { ...place, pointerId: 1, pointerType: "mouse" }))));
    await frame();
  }
  live.focus();
  const wheel = (deltaY) => live.dispatchEvent(new WheelEvent("wheel", { ...at(0.5, 0.5), deltaY }));
  for (let i = 0; i < 60; i++) {
    // The drawing that a zoom asks for is done at once, so that it counts.
    let draw = () => {};
    window.requestAnimationFrame = (callback) => { draw = callback; return 1; };
    zoom.push(timed(() => { wheel(i % 40 < 20 ? -100 : 100); draw(performance.now()); }));
    window.requestAnimationFrame = ask;
    await frame();
  }
  const run = async (into, act) => {
    let before = performance.now();
    for (let i = 0; i < 120; i++) { act(i); await frame(); const now = performance.now(); into.push(now - before); before = now; }
  };
  await run(frames, (i) => wheel(i % 40 < 20 ? -60 : 60));
  wheel(-600);
  await run(pans, (i) => live.dispatchEvent(new KeyboardEvent("keydown", { key: i % 20 < 10 ? "ArrowLeft" : "ArrowRight", bubbles: true })));
  return { hover, zoom, frames, pans };
})()`;

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

async function bench(browser: Browser, page: string): Promise<string> {
  const [file = "", hash = ""] = page.split("#");
  const url = `${pathToFileURL(file).href}${hash === "" ? "" : `#${hash}`}`;
  const loads: number[][] = [];
  let used: Record<string, number[]> = {};
  for (let i = 0; i < LOADS; i++) {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 1250 } });
    await tab.addInitScript(WATCH);
    await tab.goto(url);
    await tab.waitForTimeout(500);
    loads.push((await tab.evaluate(LOADED)) as number[]);
    const hasMap = (await tab.locator(".field.shown .live").count()) > 0;
    if (i === LOADS - 1 && hasMap) used = (await tab.evaluate(USED)) as Record<string, number[]>;
    await tab.close();
  }
  const bytes = readFileSync(file);
  const column = (at: number): number[] => loads.map((load) => load[at] ?? 0);
  return [
    page,
    `  bytes ${bytes.length}, gzipped ${gzipSync(bytes, { level: 9 }).length}`,
    `  script: ${quantile(column(0), 0.5)} ms, ready ${quantile(column(1), 0.5)} ms after load`,
    `  layout shift ${Math.max(...column(2))}`,
    ...Object.entries(used).map(
      ([what, values]) =>
        `  ${what}: median ${quantile(values, 0.5)} ms, p95 ${quantile(values, 0.95)} ms`,
    ),
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
