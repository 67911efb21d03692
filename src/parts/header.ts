/** The header of a part as bytes, which are believed only where they are whole and name nothing strange. */
import { deserialize, serialize } from "node:v8";
import { isFieldName } from "../config/checks.ts";
import { isPageName, isReserved } from "../read/page-names.ts";
import { sha256 } from "../sha256.ts";
import type { PartHeader } from "./part.ts";
import { isInShard, MOST_SHARDS } from "./shard.ts";

/** Hex digits of sha256, before the rest. */
const DIGEST = 64;
const HASH = /^[0-9a-f]{64}$/;

export function sealed(header: PartHeader): Buffer {
  const bytes = serialize(header);
  return Buffer.concat([Buffer.from(sha256(bytes)), bytes]);
}

/** @returns null where it is not what was written, or no part of ours can be so */
export function opened(file: Buffer): PartHeader | null {
  const bytes = file.subarray(DIGEST);
  if (file.toString("latin1", 0, DIGEST) !== sha256(bytes)) return null;
  const header = valueOf(bytes);
  return isHeader(header) ? header : null;
}

function valueOf(bytes: Buffer): unknown {
  try {
    return deserialize(bytes);
  } catch {
    // Sealed by somebody, and yet nothing that V8 has written.
    return null;
  }
}

type Loose<T> = { readonly [K in keyof T]?: unknown };

/** Whatever becomes a path, a place in a list or a size; a seal keeps the rest as it was. */
function isHeader(value: unknown): value is PartHeader {
  if (!isObject(value)) return false;
  const header: Loose<PartHeader> = value;
  const { shard, same, config, model, texts, cols, members, withdrawn, keyed } = header;
  return (
    isShard(shard) &&
    isObject(same) &&
    ["release", "settings", "study", "backend"].every((key) => isText(same[key])) &&
    isConfig(config) &&
    [header.backend, header.source].every(isText) &&
    (model === null || (isObject(model) && isText(model["name"]))) &&
    [header.notices, header.formats, header.methods].every(Array.isArray) &&
    isListOf(texts, isText) &&
    isCount(cols) &&
    isHash(header.vectors) &&
    isListOf(withdrawn, isHash) &&
    (keyed === null || isHash(keyed)) &&
    isListOf(members, (own) => isMember(own) && isInShard(own.id, shard)) &&
    areApart(members as PartHeader["members"])
  );
}

function isShard(value: unknown): value is PartHeader["shard"] {
  if (!isObject(value)) return false;
  const { i, n } = value;
  return isCount(i) && isCount(n) && i >= 1 && i <= n && n <= MOST_SHARDS;
}

function isConfig(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { fields, overrides, groups, readings, columns, cohort, minParticipants } = value;
  const isField = (own: unknown): boolean =>
    isObject(own) && isText(own["name"]) && isFieldName(own["name"]);
  return (
    isListOf(fields, isField) &&
    [overrides, groups, readings, columns].every((own) => own instanceof Map) &&
    isObject(cohort) &&
    isCount(minParticipants)
  );
}

function isMember(value: unknown): value is PartHeader["members"][number] {
  if (!isObject(value)) return false;
  const { id, place, unit, videos, notices, fields, occurrences, rows } = value;
  return (
    isText(id) &&
    isPageName(id) &&
    !isReserved(id) &&
    isCount(place) &&
    (unit === null || isHash(unit)) &&
    videos instanceof Set &&
    [notices, fields, occurrences].every(Array.isArray) &&
    isObject(rows)
  );
}

/** Each once, in their order. */
function areApart(members: PartHeader["members"]): boolean {
  const names = new Set(members.map(({ id }) => id.toLowerCase()));
  const isAfter = members.every(({ place }, i) => i === 0 || place > (members[i - 1]?.place ?? 0));
  return names.size === members.length && isAfter;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isHash(value: unknown): value is string {
  return isText(value) && HASH.test(value);
}

function isListOf(value: unknown, fits: (own: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}
