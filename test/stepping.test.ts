import assert from "node:assert/strict";
import { test } from "node:test";
import { stepOf } from "../src/client/stepping.ts";

const press = (keys: string): number | null => {
  const held = keys.split(" ");
  return stepOf({
    key: held.at(-1) ?? "",
    altKey: held.includes("Alt"),
    ctrlKey: held.includes("Ctrl"),
    metaKey: held.includes("Meta"),
  });
};

test("stepOf(brackets) steps plainly, with Alt as Option is, and with Ctrl and Alt as AltGr is", () => {
  for (const held of ["", "Alt ", "Ctrl Alt "]) {
    assert.equal(press(`${held}]`), 1);
    assert.equal(press(`${held}[`), -1);
  }
});

test("stepOf(n or p) steps; with Alt they are other letters or menus", () => {
  assert.equal(press("n"), 1);
  assert.equal(press("p"), -1);
  for (const held of ["Alt ", "Ctrl Alt "]) assert.equal(press(`${held}n`), null);
});

test("stepOf(key) leaves what Ctrl or Cmd is held with, and every other key", () => {
  for (const held of ["Ctrl ", "Meta ", "Meta Alt ", "Ctrl Meta "])
    for (const key of ["]", "[", "n", "p"]) assert.equal(press(held + key), null);
  for (const key of ["5", "ArrowLeft", "x", "toString"]) assert.equal(press(key), null);
});
