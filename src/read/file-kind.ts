/** What a file is that is no CSV, told from how it begins, whatever it is called. */
import { constants, gunzipSync } from "node:zlib";

export interface FileKind {
  /** As messages name it, e.g. "an xlsx workbook". */
  readonly name: string;
  readonly todo: string;
  /** What it should be instead, where that is not CSV. */
  readonly instead?: string;
}

const WORKBOOK = "save it as CSV UTF-8";
const EXPORT = "export it as CSV";
const UNPACK = "unpack it";

/** By the bytes at the start, as latin1. */
const SIGNATURES: readonly (FileKind & { readonly start: string })[] = [
  { start: "SQLite format 3\0", name: "an SQLite database", todo: EXPORT },
  { start: "ARROW1\0", name: "Arrow", todo: EXPORT },
  { start: "FEA1\0", name: "Feather", todo: EXPORT },
  { start: "Obj\x01", name: "Avro", todo: EXPORT },
  { start: "\x89HDF\r\n\x1a\n", name: "HDF5", todo: EXPORT },
  { start: "\x93NUMPY", name: "an array of numpy", todo: EXPORT },
  { start: "$FL2", name: "a file of SPSS", todo: EXPORT },
  { start: "<stata_dta>", name: "a file of Stata", todo: EXPORT },
  { start: "%PDF-", name: "a PDF", todo: EXPORT },
  { start: "{\\rtf", name: "RTF", todo: "save it as plain text, UTF-8" },
  { start: "\x89PNG", name: "a picture", todo: "export the table itself as CSV" },
  { start: "\xff\xd8\xff", name: "a picture", todo: "export the table itself as CSV" },
  { start: "\0\x05\x16\x07", name: "what macOS keeps beside a file", todo: "remove it" },
  { start: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", name: "an xls workbook", todo: WORKBOOK },
  { start: "BZh9", name: "a bzip2 archive", todo: UNPACK },
  { start: "\xfd7zXZ\0", name: "an xz archive", todo: UNPACK },
  { start: "\x28\xb5\x2f\xfd", name: "a zstd archive", todo: UNPACK },
  { start: "7z\xbc\xaf\x27\x1c", name: "a 7z archive", todo: UNPACK },
  { start: "Rar!\x1a\x07", name: "a rar archive", todo: UNPACK },
  { start: "\xff\xfe", name: "UTF-16", todo: "save it as UTF-8", instead: "UTF-8" },
  { start: "\xfe\xff", name: "UTF-16", todo: "save it as UTF-8", instead: "UTF-8" },
  {
    start: "version https://git-lfs.",
    name: "a Git LFS pointer",
    todo: "run git lfs pull",
    instead: "the file",
  },
];

export const ZIP_ARCHIVE = "a zip archive";
const ZIP = ["PK\x03\x04", "PK\x05\x06"];
/** Version 2 and 3, in bytes and in text. */
const R = ["X\n\0\0\0\x02", "X\n\0\0\0\x03", "A\n2\n", "A\n3\n"];

/** By the text that begins the file, marks and blanks before it left out. */
const SHAPES: readonly (FileKind & { readonly shape: RegExp })[] = [
  // Not a column that is called so.
  { shape: /^PAR1(?![\w,;|"\s])/, name: "parquet", todo: EXPORT },
  {
    shape: /^<\?xml.*?(?:Excel\.Sheet|office:spreadsheet)/s,
    name: "an XML workbook",
    todo: WORKBOOK,
  },
  {
    shape: /^<(?:!--|!doctype html|html|head|body|meta|table|\?xml.*?<html)/is,
    name: "an HTML page",
    todo: "download the file itself",
  },
  { shape: /^<(?:\?xml|[a-z]\w*[ >])/i, name: "XML", todo: EXPORT },
  { shape: /^MIME-Version:/i, name: "a saved web page", todo: "download the file itself" },
  { shape: /^\[?\s*\{\s*'/, name: "Python's dicts", todo: EXPORT },
  // A line for each object, the first of them whole.
  { shape: /^\{\s*".*\}[ \t]*[\r\n]+\s*\{/, name: "NDJSON", todo: EXPORT },
  { shape: /^(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\]]|$))/, name: "JSON", todo: EXPORT },
];

/** Bytes from which a kind can be told; what zip holds comes later in it, and is looked for in all there is. */
export const HEAD_BYTES = 4096;
/** A line of NDJSON may be longer. */
export const MOST_BYTES = 64 * 1024;

/**
 * @param head how the file begins, in as many bytes as there are or `HEAD_BYTES`
 * @param name of the file, which tells NDJSON of one line from JSON
 * @returns null where it may be CSV
 */
export function fileKind(head: Buffer, name: string): FileKind | null {
  const bytes = head.toString("latin1", 0, HEAD_BYTES);
  if (startsWithAny(bytes, ZIP)) return zipped(head.toString("latin1"));
  if (bytes.startsWith("\x1f\x8b")) return gzipped(head);
  if (bytes.startsWith("ustar", 257)) return { name: "a tar archive", todo: UNPACK };
  if (isOfR(bytes)) return { name: "a file of R (RDS)", todo: "write it with write.csv" };
  const all = head.toString("latin1", 0, MOST_BYTES);
  const text = all.replace(/^(?:\xef\xbb\xbf)+/, "").trimStart();
  const signed = SIGNATURES.find(({ start }) => bytes.startsWith(start) || text.startsWith(start));
  if (signed !== undefined) return signed;
  const shaped = SHAPES.find(({ shape }) => shape.test(text));
  if (shaped !== undefined)
    return shaped.name === "JSON" && /\.(?:ndjson|jsonl)$/i.test(name)
      ? { name: "NDJSON", todo: EXPORT }
      : shaped;
  if (/^(?:[^\0]\0){2}/s.test(bytes) || /^(?:\0[^\0]){2}/s.test(bytes))
    return { name: "UTF-16", todo: "save it as UTF-8", instead: "UTF-8" };
  return null;
}

function zipped(bytes: string): FileKind {
  if (bytes.includes("opendocument.spreadsheet"))
    return { name: "an ods workbook", todo: WORKBOOK };
  if (bytes.includes("xl/")) return { name: "an xlsx workbook", todo: WORKBOOK };
  if (bytes.includes("Index/Document.iwa")) return { name: "a Numbers workbook", todo: WORKBOOK };
  if (bytes.includes("word/")) return { name: "a Word document", todo: EXPORT };
  // Some programs write the table of contents first, and no more of it is in these bytes.
  if (bytes.includes("[Content_Types].xml")) return { name: "an xlsx workbook", todo: WORKBOOK };
  return { name: ZIP_ARCHIVE, todo: UNPACK };
}

function gzipped(head: Buffer): FileKind {
  try {
    const start = gunzipSync(head.subarray(0, HEAD_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
    if (isOfR(start.toString("latin1", 0, 16)))
      return { name: "a file of R (RDS)", todo: "write it with write.csv" };
  } catch {
    // Damaged, it is gzip all the same.
  }
  return { name: "a gzip archive", todo: UNPACK };
}

/** What saveRDS and save write, packed or not. */
function isOfR(bytes: string): boolean {
  return startsWithAny(bytes.replace(/^RD[XA][23]\n/, ""), R);
}

function startsWithAny(bytes: string, starts: readonly string[]): boolean {
  return starts.some((start) => bytes.startsWith(start));
}

/** "JSON, not CSV". */
export function notCsv({ name, instead = "CSV" }: FileKind): string {
  return `${name}, not ${instead}`;
}
