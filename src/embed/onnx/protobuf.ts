/**
 * Protocol buffers, written: as much of the wire format as an ONNX model needs
 * (https://protobuf.dev/programming-guides/encoding). A library for it is larger than this file and
 * would still want the schema.
 */

/** A field, ready to stand in a message. */
export type Field = readonly Uint8Array[];

const VARINT = 0;
const BYTES = 2;
const FLOAT = 5;

/** A whole number from 0 on. */
export function whole(field: number, value: number): Field {
  return [Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)])];
}

export function float(field: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [Uint8Array.from(varint(field * 8 + FLOAT)), bytes];
}

export function text(field: number, value: string): Field {
  return bytes(field, [Buffer.from(value, "utf8")]);
}

/** A message inside a message. */
export function message(field: number, ...fields: readonly Field[]): Field {
  return bytes(field, fields.flat());
}

export function bytes(field: number, parts: readonly Uint8Array[]): Field {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [Uint8Array.from([...varint(field * 8 + BYTES), ...varint(length)]), ...parts];
}

/** Seven bits a byte, the lowest first; whole numbers up to 2^53. */
function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  out.push(rest);
  return out;
}
