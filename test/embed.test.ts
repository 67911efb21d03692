import type { Encoder } from "../src/embed/encoder.ts";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { readable } from "../src/embed/batches.ts";
import { isInstalled } from "../src/embed/installed.ts";
import { openEncoder } from "../src/embed/open-encoder.ts";
import { InputError } from "../src/error.ts";

let encoder: Encoder;
before(async () => {
  encoder = await openEncoder("wasm");
});

test('embed(["Elephant"]) gives the numbers that TF-Hub publishes', async () => {
  const { data } = await encoder.embed(["Elephant"]);
  const published = [0.053387, 0.053194, -0.052356];
  for (const [i, expected] of published.entries())
    assert.ok(Math.abs((data[i] ?? 0) - expected) < 5e-7, `${i}: ${data[i]}`);
});

test("tokenize(text) gives the token ids that the encoder's authors publish", () => {
  assert.deepEqual(encoder.tokenize("Hello, how are you?"), [341, 4125, 8, 140, 31, 19, 54]);
});

test("a tag's vector is the same bits alone and in any batch", async () => {
  const texts = Array.from({ length: 150 }, (_, i) => [
    `news${i}`,
    `what happened in ${i}`,
    `シ${i}`,
    "fyp",
    `a much longer suggested search about the election of ${i}`,
  ]).flat();
  const distinct = [...new Set(texts)];
  const together = await encoder.embed(distinct);
  const backwards = await encoder.embed(distinct.toReversed());
  const row = (data: Float32Array, i: number): Float32Array =>
    data.subarray(i * 512, (i + 1) * 512);
  for (const [i, text] of distinct.entries()) {
    assert.deepEqual(row(backwards.data, distinct.length - 1 - i), row(together.data, i), text);
    if (i % 20 !== 0) continue;
    assert.deepEqual((await encoder.embed([text])).data, row(together.data, i), text);
  }
});

test("vectors have unit length and 512 numbers", async () => {
  const { data, rows, cols } = await encoder.embed(["news", "שלום", "🚨", "x y z"]);
  assert.deepEqual([rows, cols], [4, 512]);
  for (let i = 0; i < rows; i++) {
    const length = data.subarray(i * cols, (i + 1) * cols).reduce((sum, v) => sum + v * v, 0);
    assert.ok(Math.abs(length - 1) < 1e-5);
  }
});

test("a tag of 10,000 characters is embedded by its beginning", async () => {
  const long = "breaking news ".repeat(800);
  const { data } = await encoder.embed([long, long.slice(0, 1000)]);
  assert.deepEqual(data.subarray(0, 512), data.subarray(512));
});

test("readable(text) is its first thousand characters, as they are seen", () => {
  assert.equal(readable("a".repeat(1000)), "a".repeat(1000));
  assert.equal(readable(`${"a".repeat(1000)}b`), "a".repeat(1000));
  assert.equal(readable("🚨".repeat(1001)), "🚨".repeat(1000));
});

test("the native encoder's vectors have a cosine of 0.99999 at least with those of WebAssembly", async (t) => {
  if (!isInstalled("onnxruntime-node")) return t.skip("npm run setup -- native installs it");
  const native = await openEncoder("native", 2);
  const words =
    "news election trump cooking what happened to the royal family 日本 نیوز 🚨 ñ".split(" ");
  const texts = [
    ...Array.from({ length: 300 }, (_, i) =>
      Array.from({ length: 1 + (i % 7) }, (_, j) => words[(i * 5 + j * 3) % words.length]).join(
        " ",
      ),
    ),
    "a text of more tokens than the encoder reads ".repeat(60),
    "ⅷ ﬁ Å",
  ];
  const distinct = [...new Set(texts)];
  const [ours, theirs] = [await native.embed(distinct), await encoder.embed(distinct)];
  for (const [i, text] of distinct.entries()) {
    let cosine = 0;
    for (let k = i * 512; k < (i + 1) * 512; k++)
      cosine += (ours.data[k] ?? 0) * (theirs.data[k] ?? 0);
    assert.ok(cosine >= 0.99999, `${cosine} for ${text}`);
  }
});

test("a native vector is the same bits alone and in any batch", async (t) => {
  if (!isInstalled("onnxruntime-node")) return t.skip("npm run setup -- native installs it");
  const native = await openEncoder("native", 2);
  const texts = Array.from({ length: 120 }, (_, i) => [
    `news${i}`,
    `シ${i}`,
    `a much longer suggested search about the election of ${i}`,
  ]).flat();
  const together = await native.embed(texts);
  for (const i of [0, 1, 2, 77, 178, 238, 359]) {
    const alone = await native.embed([texts[i] ?? ""]);
    assert.deepEqual(alone.data, together.data.slice(i * 512, (i + 1) * 512), texts[i]);
  }
});

test("a backend that is absent is one clear fault with what to do", async (t) => {
  if (isInstalled("@tensorflow/tfjs-node-gpu")) return t.skip("it is here");
  await assert.rejects(openEncoder("node-gpu"), (error) => {
    assert.ok(error instanceof InputError);
    assert.match(error.message, /^--backend node-gpu: .*; npm run setup -- gpu installs it/);
    return true;
  });
});
