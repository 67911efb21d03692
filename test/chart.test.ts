import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, overlap } from "../src/chart/boxes.ts";
import { fitToPlate, PLATE } from "../src/chart/fit.ts";
import { grounds, onIsland } from "../src/chart/ground.ts";
import { placeLabels, SCALES } from "../src/chart/labels.ts";
import { boxOnMap, nameBox } from "../src/chart/name-box.ts";
import { placeNames } from "../src/chart/names.ts";
import { fits, moved, moveInto, roomOf, wholeMap } from "../src/chart/room.ts";
import { clusterLook } from "../src/chart/symbols.ts";
import { shortened, shortenedTo, textWidth } from "../src/chart/text-width.ts";
import { brokenLines } from "../src/client/caption.ts";
import { FIELD } from "../src/config/settings-table.ts";
import { gaussian, seededRandom } from "../src/kernels/random.ts";

const random = seededRandom(5);
const cloud = Array.from({ length: 400 }, (_, i) => ({
  text: `tag number ${i}`,
  count: 1 + Math.floor(400 / (i + 1)),
  radius: 3,
  named: i < 3,
  cluster: i % 4,
  x: 452 + 150 * ((i % 2) * 2 - 1) + 60 * gaussian(random),
  y: 380 + 120 * ((i % 4 > 1 ? 1 : 0) * 2 - 1) + 60 * gaussian(random),
}));

test("fitToPlate(places) keeps proportions and stays on the plate", () => {
  const places = Float64Array.from({ length: 600 }, (_, at) => gaussian(random) * (at % 2 ? 1 : 5));
  const points = fitToPlate(places);
  assert.ok(points.every(({ x, y }) => x >= 0 && x <= PLATE.width && y >= 0 && y <= PLATE.height));
  const distance = (i: number, j: number): number =>
    Math.hypot(
      (points[i]?.x ?? 0) - (points[j]?.x ?? 0),
      (points[i]?.y ?? 0) - (points[j]?.y ?? 0),
    );
  const before = (i: number, j: number): number =>
    Math.hypot(
      (places[2 * i] ?? 0) - (places[2 * j] ?? 0),
      (places[2 * i + 1] ?? 0) - (places[2 * j + 1] ?? 0),
    );
  const ratio = distance(0, 1) / before(0, 1);
  for (let i = 2; i < 50; i++)
    assert.ok(Math.abs(distance(0, i) / before(0, i) / ratio - 1) < 1e-6);
});

test("placeLabels(marks) never overlaps two labels that a scale shows, and zooming only adds", () => {
  const labels = placeLabels(cloud, () => []);
  assert.ok(labels.length > 300);
  for (const [at, scale] of SCALES.entries()) {
    const shown = labels.filter(({ minScale }) => minScale <= scale);
    const before = labels.filter(({ minScale }) => minScale <= (SCALES[at - 1] ?? 0));
    assert.ok(shown.length >= before.length);
    // Text alone, without the air around it: what a reader would see collide.
    const boxes = shown.map(({ index, side, text, large }): Box => {
      const { x = 0, y = 0 } = cloud[index] ?? {};
      const size = large ? 13 : 11.5;
      const width = textWidth(text, size);
      const away = 3 * Math.min(1, scale ** 0.35) + 0.26 * size;
      const centre =
        x * scale + (side === 0 ? away + width / 2 : side === 1 ? -away - width / 2 : 0);
      const base = y * scale + (side < 2 ? 0.35 * size : side === 2 ? -away : away + 0.78 * size);
      return {
        left: centre - width / 2,
        right: centre + width / 2,
        top: base - 0.72 * size,
        bottom: base,
      };
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b), `at scale ${scale}`);
  }
});

test("placeLabels(marks) prefers the frequent, and leaves names their room", () => {
  const everywhere = [{ left: -100, right: 2000, top: -100, bottom: 2000 }];
  const waiting = placeLabels(cloud, () => everywhere);
  assert.ok(waiting.every(({ minScale }) => minScale > 1.75));
  const first = placeLabels(cloud, () => []).filter(({ minScale }) => minScale === SCALES[0]);
  assert.ok(
    first.some(({ index }) => index === 3),
    "the most frequent tag that is no name",
  );
  assert.ok(!first.some(({ index }) => index < 3), "names' own tags wait");
});

test("grounds(marks) meet without overlap, and hold most of their own marks", () => {
  const islands = grounds(cloud, 4);
  let own = 0;
  let strange = 0;
  for (const mark of cloud)
    for (const [cluster, all] of islands.entries())
      if (all.some((island) => onIsland(island, mark))) {
        if (cluster === mark.cluster) own += 1;
        else strange += 1;
      }
  assert.ok(own > 250, `${own} on their own ground`);
  assert.ok(own + strange <= cloud.length, "no mark on two grounds");
});

test("placeNames(requests) puts no name over another", () => {
  const islands = grounds(cloud, 4);
  const names = placeNames(
    [1, 2, 3, 4].map((id) => ({
      id,
      head: `cluster ${id}`,
      rest: ["second tag", "third tag"],
      islands: islands[id - 1] ?? [],
      centre: { x: 452, y: 380 },
    })),
    cloud,
  );
  const shown = names.filter(({ minScale }) => minScale <= 1).map((name) => nameBox(name, 1));
  assert.equal(shown.length, 4);
  for (const [i, a] of shown.entries())
    for (const b of shown.slice(i + 1)) assert.ok(!overlap(a, b));
});

test("moveInto(box, room) moves what is cut or covered as little as it must, and nothing else", () => {
  const room = roomOf(904, 760);
  const box = (left: number, top: number): Box => ({
    left,
    top,
    right: left + 200,
    bottom: top + 40,
  });
  assert.deepEqual(moveInto(box(100, 100), room), { x: 0, y: 0 });
  assert.deepEqual(moveInto(box(-30, 100), room), { x: 30, y: 0 });
  assert.deepEqual(moveInto(box(-30, 750), room), { x: 30, y: -30 });
  assert.deepEqual(moveInto(box(690, 138), room), { x: 0, y: 30 }, "below the buttons");
  assert.deepEqual(moveInto(box(660, 10), room), { x: -10, y: 0 }, "beside them");
  assert.deepEqual(moveInto(box(150, 10), roomOf(340, 290)), { x: -10, y: 0 }, "none on a phone");
  assert.equal(moveInto({ left: 0, right: 400, top: 0, bottom: 40 }, roomOf(390, 328)), null);
  const corners = [
    { left: 0, top: 0, right: 300, bottom: 60 },
    { left: 780, top: 650, right: 904, bottom: 760 },
  ];
  const over = { ...room, covered: [...room.covered, ...corners] };
  assert.deepEqual(moveInto(box(20, 50), over), { x: 0, y: 10 }, "below a line at the top left");
  assert.deepEqual(moveInto(box(290, 10), over), { x: 10, y: 0 }, "beside it");
  assert.deepEqual(moveInto(box(690, 620), over), { x: 0, y: -10 }, "above what is at the foot");
});

test("placeNames(requests) leaves every name whole and clear of the buttons at every scale", () => {
  const corners = [12, 892].flatMap((x) => [12, 748].map((y) => ({ x, y })));
  const names = placeNames(
    ["a name of very many letters", "🚨".repeat(30), "新闻".repeat(20), "i"].flatMap((head, h) =>
      corners.map((centre, c) => ({
        id: 4 * h + c + 1,
        head,
        rest: ["of a cluster", "that lies in a corner of the map"],
        islands: [],
        centre,
      })),
    ),
    cloud,
  );
  for (const scale of SCALES.filter((one) => one <= 1.75))
    for (const name of names.filter(({ minScale }) => minScale <= scale)) {
      const box = boxOnMap(name, scale);
      assert.ok(box !== null && fits(box, wholeMap(scale)), `${name.first} at ${scale}`);
      if (scale >= name.stillScale)
        assert.deepEqual(box, moved(nameBox(name, scale), { x: 0, y: 0 }));
    }
  assert.ok(
    names.some(({ minScale, stillScale }) => minScale < stillScale),
    "some are moved",
  );
  const request = { id: 100, head: "新闻".repeat(20), rest: [], islands: [] };
  const [alone] = placeNames([{ ...request, centre: { x: 892, y: 12 } }], cloud);
  assert.equal(alone?.minScale, SCALES[0], "in any script it has room on a phone");
});

test("placeLabels(marks) puts no label where the buttons lie, nor half off the map", () => {
  const corner = cloud.map((mark, i) => ({ ...mark, x: 904 - (i % 20), y: 3 + (i % 130) }));
  const labels = placeLabels(corner, () => []);
  assert.ok(labels.length > 0);
  for (const { index, side, text, minScale } of labels)
    if (side === 1) {
      const { x = 0, y = 0 } = corner[index] ?? {};
      const right = x * minScale - 3;
      const left = right - textWidth(text, 11.5);
      const { width } = wholeMap(minScale);
      assert.ok(left >= 0 && (width < 560 || right <= width - 50 || y * minScale > 110), text);
    }
});

test("brokenLines(text, width) breaks any script so that each line fits, and loses nothing", () => {
  const widthOf = (text: string): number => textWidth(text, 12);
  for (const text of [
    "a caption of short words that are broken between them, as ever",
    "W".repeat(300),
    "新闻与政治，选举。".repeat(20),
    "ข่าวการเมืองวันนี้".repeat(12),
    "👨‍👩‍👧‍👦🇺🇸".repeat(40),
    `\u2068${"أخبار السياسة في العالم ".repeat(12)}\u2069, version 2`,
    "short",
  ]) {
    const lines = brokenLines(text, 300, widthOf);
    const plain = (part: string): string => part.replaceAll(/[ \u2066-\u2069]/g, "");
    assert.equal(plain(lines.join("")), plain(text));
    for (const line of lines) {
      assert.ok(widthOf(line) <= 300, line);
      assert.equal(line.match(/\u2068/g)?.length, line.match(/\u2069/g)?.length, line);
      assert.ok(
        !/^[\p{M}\u200d，。]/u.test(line),
        `${line} begins within a character or a sentence`,
      );
    }
    assert.ok(lines.length <= Math.ceil(widthOf(text) / 300) + 4, `${lines.length} lines`);
  }
  assert.deepEqual(brokenLines("two words", 40, widthOf), ["two", "words"]);
  assert.deepEqual(brokenLines("with seed 42", 60, widthOf), ["with", "seed 42"]);
});

test("clusterLook(id) tells apart as many clusters as k allows, and twelve by colour", () => {
  const { maximum } = FIELD.k.is;
  assert.equal(maximum, 100);
  const looks = Array.from({ length: maximum }, (_, i) => clusterLook(i + 1));
  assert.equal(new Set(looks.slice(0, 12).map(({ colour }) => colour)).size, 12);
  assert.equal(new Set(looks.map((look) => JSON.stringify(look))).size, maximum);
  assert.ok(looks.every(({ path, colour }) => path.startsWith("M") && /^c\d+$/.test(colour)));
});

test("clusterLook(id) shows up to 72 clusters as it always did", () => {
  const looks = Array.from({ length: 72 }, (_, i) => clusterLook(i + 1));
  for (const [i, { colour, shape, hollow }] of looks.entries()) {
    assert.equal(colour, `c${(i % 12) + 1}`);
    assert.equal(shape, (i + Math.floor(i / 12)) % 6);
    assert.equal(hollow, i % 12 >= 6);
  }
});

test("textWidth and shortened count characters as they are seen", () => {
  assert.ok(textWidth("WWW", 10) > textWidth("iii", 10) * 2);
  assert.ok(textWidth("日本", 10) >= 20);
  assert.equal(shortened("🚨".repeat(50), 10), `${"🚨".repeat(9)}…`);
  assert.equal(shortened("short", 10), "short");
  assert.equal(shortenedTo("short", 10), "short");
  const wide = shortenedTo("新闻".repeat(20), 20);
  assert.ok(wide.endsWith("…") && textWidth(wide, 1) <= 20 && wide.length > 12);
});
