/** An array of numpy (.npy) and a text with a tag a line → rows: float32 or float64, little-endian, in C order. */
import { isUtf8 } from "node:buffer";
import { InputError, quote } from "../../error.ts";
import { plural } from "../../format.ts";
import type { GivenRow } from "./joined.ts";

const MAGIC = Buffer.from("\x93NUMPY", "latin1");
/** As numpy writes it: a dict of Python with these keys in this order, spaces and a line end. */
const HEADER =
  /^\{'descr': (.+), 'fortran_order': (True|False), 'shape': \(((?:\d+, ?)*\d*,?)\), ?\} *\n$/;
const TYPES: Readonly<Record<string, 4 | 8>> = { "'<f4'": 4, "'<f8'": 8 };
const SAVE = "np.save(file, vectors.astype('float32'))";

/** The text of its tags, by the same name. */
export function tagsBeside(file: string): string {
  return file.replace(/\.npy$/i, ".txt");
}

/**
 * @param tags bytes of the text beside it
 * @throws InputError for any other array, and where it has more or fewer rows than there are tags
 */
export function npyRows(file: string, bytes: Buffer, tags: Buffer): GivenRow[] {
  const refused = (what: string, todo = `save it by ${SAVE}`): InputError =>
    new InputError([{ file, what, todo }]);
  const { header, start } = headerOf(bytes) ?? { header: "", start: 0 };
  const [, type = "", fortran = "", dimensions = ""] = HEADER.exec(header) ?? [];
  if (type === "") throw refused("no array of numpy, or its header is none that numpy writes");
  const size = TYPES[type];
  if (size === undefined)
    throw refused(`an array of ${quote(type.replaceAll("'", ""))}, not of <f4 or <f8`);
  if (fortran === "True")
    throw refused(
      "an array in Fortran order",
      `save it by np.save(file, np.ascontiguousarray(vectors))`,
    );
  const shape = dimensions.split(",").flatMap((part) => (part.trim() === "" ? [] : [Number(part)]));
  const [count = 0, length = 0] = shape;
  if (shape.length !== 2)
    throw refused(
      `an array of ${plural(shape.length, "dimension")}, not of two`,
      "save a row a tag",
    );
  if (bytes.length - start !== count * length * size)
    throw refused(
      `${bytes.length - start} bytes of numbers, where ${count} × ${length} take ${count * length * size}`,
      "save it again, whole",
    );
  const names = linesOf(tagsBeside(file), tags);
  if (names.length !== count)
    throw new InputError([
      {
        file: tagsBeside(file),
        what: `${plural(names.length, "tag")} for the ${plural(count, "row")} of the array`,
        todo: "write a tag a line, in the order of the rows",
      },
    ]);
  return names.map((tag, row) => {
    const at = (i: number): number => start + (row * length + i) * size;
    const numbers = Float64Array.from({ length }, (_, i) =>
      size === 4 ? bytes.readFloatLE(at(i)) : bytes.readDoubleLE(at(i)),
    );
    return { tag, line: row + 1, file: tagsBeside(file), numbers };
  });
}

/** Versions 1 to 3 of the format differ in how long the header may be, and in its letters. */
function headerOf(bytes: Buffer): { header: string; start: number } | null {
  if (bytes.length < 12 || !bytes.subarray(0, 6).equals(MAGIC)) return null;
  const [major = 0, minor] = bytes.subarray(6, 8);
  if (major < 1 || major > 3 || minor !== 0) return null;
  const from = major === 1 ? 10 : 12;
  const start = from + (major === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8));
  return start > bytes.length ? null : { header: bytes.toString("latin1", from, start), start };
}

function linesOf(file: string, bytes: Buffer): string[] {
  if (!isUtf8(bytes)) throw new InputError([{ file, what: "not UTF-8", todo: "save it as UTF-8" }]);
  const lines = bytes
    .toString()
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
