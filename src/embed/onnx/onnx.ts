/**
 * An ONNX graph, node by node, and as the bytes of a model (https://onnx.ai/onnx/repo-docs/IR.html;
 * field numbers are those of onnx.proto3).
 */
import { bytes, type Field, float, message, text, whole } from "./protobuf.ts";

/** Name of a value in the graph. */
export type Value = string;

const FLOAT32 = 1;
const INT64 = 7;
const IR_VERSION = 8;
/** The operators' release: the first with LayerNormalization. */
const OPSET = 17;
const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;

type Attribute = number | readonly number[] | { readonly float: number };

export class OnnxGraph {
  readonly #nodes: Field[] = [];
  readonly #constants: Field[] = [];
  readonly #inputs: Field[] = [];
  #values = 0;

  /** @param dims numbers, or names of sizes that are known when it runs */
  input(name: string, dims: readonly (number | string)[]): Value {
    this.#inputs.push(valueInfo(11, name, INT64, dims));
    return name;
  }

  /** A tensor of the given shape, row-major. */
  floats(data: Float32Array, shape: readonly number[]): Value {
    return this.#constant(
      FLOAT32,
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      shape,
    );
  }

  integers(values: readonly number[]): Value {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant(INT64, new Uint8Array(data.buffer), [values.length]);
  }

  #constant(type: number, data: Uint8Array, shape: readonly number[]): Value {
    const name = `c${this.#values++}`;
    const dims = shape.map((size) => whole(1, size));
    this.#constants.push(message(5, ...dims, whole(2, type), text(8, name), bytes(9, [data])));
    return name;
  }

  /** One operator with one result. */
  node(type: string, inputs: readonly Value[], attributes: Record<string, Attribute> = {}): Value {
    const [value = ""] = this.nodeOf(type, 1, inputs, attributes);
    return value;
  }

  /** One operator with several results. */
  nodeOf(
    type: string,
    outputs: number,
    inputs: readonly Value[],
    attributes: Record<string, Attribute> = {},
  ): Value[] {
    const names = Array.from({ length: outputs }, () => `v${this.#values++}`);
    this.#nodes.push(
      message(
        1,
        ...inputs.map((name) => text(1, name)),
        ...names.map((name) => text(2, name)),
        text(4, type),
        ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
      ),
    );
    return names;
  }

  /** The model whose one output is the value, under the name given. */
  model(output: Value, name: string, dims: readonly (number | string)[]): Uint8Array {
    this.#nodes.push(message(1, text(1, output), text(2, name), text(4, "Identity")));
    const graph = message(
      7,
      ...this.#nodes,
      text(2, "encoder"),
      ...this.#constants,
      ...this.#inputs,
      valueInfo(12, name, FLOAT32, dims),
    );
    const opset = message(8, text(1, ""), whole(2, OPSET));
    return Buffer.concat([whole(1, IR_VERSION), graph, opset].flat());
  }
}

function valueInfo(
  field: number,
  name: string,
  type: number,
  dims: readonly (number | string)[],
): Field {
  const shape = dims.map((dim) =>
    message(1, typeof dim === "number" ? whole(1, dim) : text(2, dim)),
  );
  return message(
    field,
    text(1, name),
    message(2, message(1, whole(1, type), message(2, ...shape))),
  );
}

function attribute(name: string, value: Attribute): Field {
  const own = text(1, name);
  if (typeof value === "number") return message(5, own, signed(3, value), whole(20, ATTRIBUTE.int));
  if ("float" in value) return message(5, own, float(2, value.float), whole(20, ATTRIBUTE.float));
  return message(5, own, ...value.map((v) => signed(8, v)), whole(20, ATTRIBUTE.ints));
}

/** int64, of which −1 is the only negative number that a graph needs: ten bytes of ones. */
function signed(field: number, value: number): Field {
  if (value >= 0) return whole(field, value);
  if (value !== -1) throw new Error(`${value} is not written`);
  return [
    ...whole(field, 0).map((part) => part.subarray(0, -1)),
    new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
  ];
}
