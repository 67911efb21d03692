/** A shape of items → the format that reads them. */
import type { Format, FormatName, Head } from "../format.ts";
import { eachHiddenItem } from "./hidden-items.ts";
import { readItems } from "./read-items.ts";
import type { Shape } from "./shape.ts";

interface JsonFormat {
  readonly name: FormatName;
  readonly called: string;
  readonly method: string;
  /** A key that its files have near their beginning. */
  readonly begins: RegExp;
  readonly shape: Shape;
}

export function jsonFormat({ name, called, method, begins, shape }: JsonFormat): Format {
  return {
    name,
    called,
    method,
    fields: Object.keys(shape.tags),
    recognises: (head) => isJson(head) && begins.test(head.text),
    read: (file, config) => readItems(file, config, shape, called),
    eachHidden: (file, _fields, hidden, config) => eachHiddenItem(file, config, shape, hidden),
  };
}

/** An object, or a list of them, with a key that JSON would have; a list of texts may begin a table. */
export function isJson({ text }: Head): boolean {
  return /^\s*\[?\s*\{\s*"/.test(text);
}
