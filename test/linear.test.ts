/**
 * A tag may be as long as a stranger likes, and every text is read once: 400,000 characters take a
 * moment where that holds, and minutes where a pattern begins anew at each of them.
 */
import { cleanTag } from "../src/clean/clean.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { csvText } from "../src/csv-text.ts";
import { linksOf } from "../src/site/links.ts";
import { leaks } from "../src/publish/leaks.ts";
import { contacts } from "../src/publish/remarks.ts";
import { textOf } from "../src/publish/site-files.ts";
import { parsePythonList } from "../src/read/python-list.ts";
import { contactText, holdsContact } from "../src/publish/contact-search.ts";
import { NO_STOPS } from "../src/publish/stop-tags.ts";

/** Repeated: the beginnings of whatever a pattern looks for, and what ends it a letter too late. */
const PARTS = (
  "a|a@|@a|a@b.|a@b.c |@.|a.|a.b.|www.|http://|1|1 |1.|1-|+1|(1)|00|a-|--|-.|=1;|a |a' |a\u2019|_|é |İ|Σ|\\|'|#|,1|,|; |;\"|<|" +
  '<script type="application/json"|<script type="application/json">"| id="| href="#|&#39;| |\t|\n'
).split("|");
const LENGTH = 400_000;
/** A hundred times what the slowest takes: no measurement, an end to what would not end. */
const LIMIT = 30_000;

const secrets = {
  names: new Set(["personone"]),
  withdrawn: new Set<string>(),
  folder: "/home/someone/study",
  words: new Set(["someauthor"]),
  phrases: new Set(["my cat sat down on the"]),
  codes: new Set<string>(),
  stops: NO_STOPS,
  unread: 0,
};
const own = {
  words: new Set<string>(),
  phrases: new Set<string>(),
  parts: new Set<string>(),
  dataParts: new Set<string>(),
  texts: [],
};

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  contacts: (text) => contacts(new Set([text])),
  "leaks of a tag": (text) =>
    leaks(new Map(), secrets, { tags: new Set([text]), codes: true, together: false, own }, String),
  "leaks of a page": (text) =>
    leaks(
      new Map([["a.html", text]]),
      secrets,
      { tags: new Set(), codes: true, together: false, own },
      String,
    ),
  "the text of a CSV": (text) => textOf("data/a.csv", text),
  "a stop tag in a page": (text) => holdsContact(contactText("a.html", text), "5550123456", []),
  "a stop tag in a CSV": (text) => contactText("data/a.csv", text),
  "a stop tag in JSON": (text) => contactText("data/a.json", JSON.stringify(text)),
  "links of a page": (text) => linksOf(text),
  cleanTag,
  csvText: (text) => csvText([[text]]),
  "a list in one cell": (text) => [`['${text}']`, `['a']${text}x`].map(parsePythonList),
};

for (const [name, reader] of Object.entries(READERS))
  test(`${name}: a text of any kind is read once`, () => {
    for (const part of PARTS) {
      const text = part.repeat(Math.ceil(LENGTH / part.length));
      const context = createContext({ read: () => void reader(text) });
      assert.doesNotThrow(
        () => runInContext("read()", context, { timeout: LIMIT }) as unknown,
        JSON.stringify(part),
      );
    }
  });

test("contacts(tags) finds what it found in tags of a usual length, and no more", () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    "an e-mail address": ["me@example.org", "x me@example.org.", "a.b@c.de", "ä@ö.de"],
    "a web address": ["www.x", "https://x", "my-site.com", "a_.io", "x-.net", "see tv.tv!"],
    "an @handle": ["@me", "call @me now", "\t@a.b"],
    "a phone number": ["+1 212 555 0100", "0049 30 1234567", "call 212-555-0100"],
  };
  for (const [kind, tags] of Object.entries(kinds))
    for (const tag of tags)
      assert.ok(
        contacts(new Set([tag]))
          .join()
          .includes(kind),
        tag,
      );
  for (const tag of [
    "a@b",
    "@",
    "a @b",
    "a@ b.de",
    ".com",
    "-.com",
    "a.community",
    "12 34",
    "a@.d",
  ])
    assert.deepEqual(
      contacts(new Set([tag])).filter((note) => !note.includes("@handle")),
      [],
      tag,
    );
});
