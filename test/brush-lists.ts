/** The lists below the chart of the volume, and what they leave of the tables. */
import type { Locator, Page } from "playwright-core";
import { settled } from "./visit.ts";

export const lists = (page: Page): Locator => page.locator(".field.shown .brush select");
/** Of the tables, those that have an occurrence in the range. */
export const rows = (page: Page): Locator =>
  page.locator(".field.shown .card:not(.none) tbody tr:not(.none)");

/** Slots: a period by its number from 1 on, or 0 for all earlier ones. */
export async function choose(page: Page, from: number, to: number): Promise<void> {
  await lists(page)
    .nth(0)
    .selectOption({ value: String(from) });
  await lists(page)
    .nth(1)
    .selectOption({ value: String(to) });
  await settled(page);
}

/** Of the chart, as its data has them. */
export async function periodsOf(page: Page): Promise<string[]> {
  const text = await page.locator("#data-hashtags").textContent();
  return (JSON.parse(text ?? "") as { time: { periods: string[] } }).time.periods;
}
