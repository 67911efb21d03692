/** A real Chromium for the tests: a user's own where there is one, found by Playwright or by path. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** One that is asked for is the only one that will do. */
const OWN = process.env.CHROMIUM_PATH;
const PATHS =
  OWN === undefined
    ? [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/snap/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ]
    : [OWN];
const CHANNELS = OWN === undefined ? ["chrome", "msedge"] : [];
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why a test is skipped where there is none. */
export const NO_BROWSER = "no Chromium here: set CHROMIUM_PATH";

/** @returns null where no browser can be started, unless CI says that there must be one */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: ARGS });
  for (const channel of CHANNELS) {
    const browser = await chromium.launch({ channel, args: ARGS }).catch(() => null);
    if (browser !== null) return browser;
  }
  if (process.env.CI !== undefined) throw new Error(NO_BROWSER);
  return null;
}
