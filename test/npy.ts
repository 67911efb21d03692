/** Arrays of numpy, as a file that comes with a study. */

/** As numpy writes it. */
export function npy(rows: readonly (readonly number[])[], type: "<f4" | "<f8", more = {}): Buffer {
  const shape = `(${rows.length}, ${rows[0]?.length ?? 0})`;
  const dict = { descr: `'${type}'`, fortran_order: "False", shape, ...more };
  const text = `{'descr': ${dict.descr}, 'fortran_order': ${dict.fortran_order}, 'shape': ${dict.shape}, }`;
  const header = `${text.padEnd(117, " ")}\n`;
  const head = Buffer.from(`\x93NUMPY\x01\x00`, "latin1");
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const numbers = type === "<f4" ? Float32Array.from(rows.flat()) : Float64Array.from(rows.flat());
  return Buffer.concat([head, length, Buffer.from(header), Buffer.from(numbers.buffer)]);
}
