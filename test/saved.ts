/** What a page saves of its map, and what a browser makes of it by itself. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";

/** The button's `data-do`. */
export type Saved = "svg" | "png" | "png-1";

export async function saved(page: Page, what: Saved): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await page.locator(`.field.shown .tools [data-do="${what}"]`).click();
  return readFileSync(await (await waiting).path());
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Of the map. */
  readonly plate: Box;
  /** Texts around the map, down the sheet as they were written. */
  readonly around: readonly Box[];
  /** Texts on the map. */
  readonly within: readonly Box[];
  readonly circles: readonly number[];
  /** Of each cluster's symbol beside its name: shape, fill and outline, and its middle. */
  readonly symbols: readonly { readonly look: string; readonly x: number; readonly y: number }[];
  /** Of each mark on the map, the same, and its radius. */
  readonly marks: readonly { readonly look: string; readonly radius: number }[];
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
}

const READ = `(() => {
  const picture = document.querySelector("svg");
  const boxOf = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { text: node.textContent, left, top, right, bottom };
  };
  const lookOf = (node) => ["d", "fill", "stroke"].map((name) => node.getAttribute(name)).join(" ");
  const texts = [...picture.querySelectorAll("text")];
  const all = [picture, ...picture.querySelectorAll("*")];
  const shapes = [...picture.querySelectorAll("path[transform]")];
  const isBeside = (node) => node.parentNode.parentNode === picture;
  return {
    width: picture.width.baseVal.value,
    height: picture.height.baseVal.value,
    plate: boxOf(picture.querySelectorAll("rect")[2]),
    around: texts.filter((text) => text.parentNode === picture).map(boxOf),
    within: texts.filter((text) => text.parentNode !== picture).map(boxOf),
    circles: [...picture.querySelectorAll("circle")].map((node) => node.r.baseVal.value),
    symbols: shapes.filter(isBeside).map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return { look: lookOf(node), x: (left + right) / 2, y: (top + bottom) / 2 };
    }),
    marks: shapes.filter((node) => !isBeside(node)).map((node) => ({
      look: lookOf(node),
      radius: node.transform.baseVal.consolidate().matrix.a,
    })),
    elements: [...new Set(all.map((node) => node.localName))].sort(),
    attributes: [...new Set(all.flatMap((node) => node.getAttributeNames()))].sort(),
  };
})()`;

/** @param look at the page that holds the picture alone, at its corner */
export async function sheetOf(
  browser: Browser,
  svg: string,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<Sheet> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  try {
    const page = await context.newPage();
    await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block}</style>${svg}`);
    const sheet = (await page.evaluate(READ)) as Sheet;
    await look(page);
    return sheet;
  } finally {
    await context.close();
  }
}

export const inWords = ({ around }: Sheet): string =>
  around
    .map(({ text }) => text)
    .join(" ")
    .replaceAll(/[\u2066-\u2069]/g, "");

/** Every text is whole on the sheet, and those around the map lie on no other. */
export function assertWhole({ width, height, plate, around, within }: Sheet, where: string): void {
  const cut = (box: Box, right: number, top: number, bottom: number): boolean =>
    box.left < -0.5 || box.right > right + 0.5 || box.top < top - 0.5 || box.bottom > bottom + 0.5;
  assert.deepEqual(
    [
      ...around.filter((box) => cut(box, width, 0, height)),
      ...within.filter((box) => cut(box, width, plate.top, plate.bottom)),
    ],
    [],
    where,
  );
  for (const [i, one] of around.entries())
    for (const other of [...around.slice(i + 1), plate]) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      // Ascenders may reach into the line above.
      assert.ok(across < 0.5 || down < 3, `${where}: ${one.text} on ${other.text}`);
    }
}

/** Colours of two pictures of one size. */
export interface Compared {
  readonly sizes: readonly (readonly [width: number, height: number])[];
  /** Of points amid one colour in the first, the share that has another in the second, 0 to 1. */
  readonly differing: number;
  /** Mean difference of all points, of 255. */
  readonly difference: number;
  /** The same at the points that were asked for. */
  readonly at: readonly number[];
}

/** @param points of the second picture, in its pixels; the first is drawn in its size */
export async function compared(
  browser: Browser,
  pictures: readonly [Buffer, Buffer],
  points: readonly { readonly x: number; readonly y: number }[] = [],
): Promise<Compared> {
  const page = await browser.newPage();
  try {
    const urls = pictures.map((png) => `data:image/png;base64,${png.toString("base64")}`);
    const code = `(async () => {
      const images = await Promise.all(${JSON.stringify(urls)}.map(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        return image;
      }));
      const { width, height } = images[1];
      const [one, two] = images.map((image) => {
        const canvas = document.createElement("canvas");
        Object.assign(canvas, { width, height });
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      });
      const far = (a, i, b, j) => Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c] - b[j + c])));
      let sum = 0, even = 0, differing = 0;
      for (let y = 2; y < height - 2; y += 2)
        for (let x = 2; x < width - 2; x += 2) {
          const i = 4 * (y * width + x);
          sum += far(one, i, two, i);
          if ([-8, 8, -8 * width, 8 * width].some((by) => far(one, i, one, i + by) > 2)) continue;
          even += 1;
          if (far(one, i, two, i) > 8) differing += 1;
        }
      const at = ${JSON.stringify(points)}.map(({ x, y }) => {
        const i = 4 * (Math.round(y) * width + Math.round(x));
        return far(one, i, two, i);
      });
      const count = Math.floor((height - 3) / 2) * Math.floor((width - 3) / 2);
      const sizes = images.map((image) => [image.width, image.height]);
      return { sizes, differing: differing / even, difference: sum / count, at };
    })()`;
    return (await page.evaluate(code)) as Compared;
  } finally {
    await page.close();
  }
}
