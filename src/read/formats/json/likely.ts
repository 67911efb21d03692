/** Where an item of no known shape may hold its tags, to be said and never taken unasked. */
import { captionTags } from "../../caption.ts";
import type { ColumnSource } from "../../../config/types.ts";
import { NAMES } from "./shape.ts";
import { isList, isRecord, type Json } from "./values.ts";

const DEEPEST = 4;

/** The first list of texts, or else the first text with hashtags in it; null where there is neither. */
export function likelySource(item: Json): ColumnSource | null {
  const lists: string[] = [];
  const captions: string[] = [];
  look(item, [], lists, captions);
  const [list] = [...lists.filter((path) => /tag|topic|challenge/i.test(path)), ...lists];
  const [caption] = captions;
  if (list !== undefined) return list;
  return caption === undefined ? null : { fromCaption: caption };
}

function look(value: Json, path: readonly string[], lists: string[], captions: string[]): void {
  if (path.length > DEEPEST) return;
  if (typeof value === "string" && captionTags(value).length > 0) captions.push(path.join("."));
  else if (isList(value) && value.some(isText)) lists.push(path.join("."));
  else if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) look(inner, [...path, key], lists, captions);
}

function isText(value: Json): boolean {
  if (typeof value === "string") return /\p{L}/u.test(value);
  return isRecord(value) && NAMES.some((name) => typeof value[name] === "string");
}
