/**
 * The Universal Sentence Encoder (lite) as an ONNX graph, from the weights that TensorFlow.js runs,
 * by their names: two transformer layers (Vaswani et al., 2017) with the norm first, the mean over
 * tokens, a tanh layer, unit length. Texts of a batch have equal token length, so there is no
 * padding and no mask. Where TensorFlow's graph has more nodes, they make padding come to nothing.
 */
import { DIMENSIONS, type Model } from "../weights.ts";
import { OnnxGraph, type Value } from "./onnx.ts";

export const INPUTS = { ids: "ids", positions: "positions" } as const;
export const OUTPUT = "vectors";
/** Tokens past these are not read: `ClipToMaxLength` of the graph. */
export const MAX_TOKENS = 128;

const HEADS = 4;
/** Width of the token embeddings, and of the first layer's attention. */
const WIDTH = 256;
const EPSILON = 1e-6;

const ROOT = "module_apply_default/Encoder_en/KonaTransformer/Encode";
const RAW = "module/Encoder_en/KonaTransformer/Encode";

type Tensor = (name: string) => { readonly data: Float32Array; readonly shape: readonly number[] };

/** @returns the bytes of the model: ids (texts × tokens) and positions (tokens) → texts × 512 */
export function encoderModel(model: Model): Uint8Array {
  const tensor = tensorsOf(model);
  const graph = new OnnxGraph();
  const constant = (name: string): Value => {
    const { data, shape } = tensor(name);
    // Kernels of 1 × 1 convolutions are matrices.
    return graph.floats(data, shape.slice(-2));
  };
  const dense = (input: Value, weights: string, bias: string): Value =>
    graph.node("Add", [graph.node("MatMul", [input, constant(weights)]), constant(bias)]);
  const norm = (input: Value, place: string): Value => {
    const own = `${place}/layer_prepostprocess/layer_norm/layer_norm`;
    const [scale, bias] = ["scale", "bias"].map((what) =>
      constant(`${own}_${what}/ConcatPartitions/concat`),
    );
    return graph.node("LayerNormalization", [input, scale!, bias!], {
      axis: -1,
      epsilon: { float: EPSILON },
    });
  };

  const ids = graph.input(INPUTS.ids, ["texts", "tokens"]);
  const positions = graph.input(INPUTS.positions, ["tokens"]);
  const embedded = graph.node("Gather", [constant("module/Embeddings_en"), ids]);
  const timing = graph.node("Gather", [
    graph.floats(timingSignal(tensor), [MAX_TOKENS, WIDTH]),
    positions,
  ]);
  // The graph adds the signal to the embeddings, and the sum to the embeddings once more.
  const first = graph.node("Add", [embedded, graph.node("Add", [embedded, timing])]);

  const layer = (input: Value, index: number, width: number): Value => {
    const place = `${ROOT}/Layer_${index}/TransformerLayer`;
    const raw = `${RAW}/Layer_${index}/TransformerLayer/MultiheadAttention`;
    const bias = (name: string): string => `${place}/${name}/ConcatPartitions/concat`;
    // The first layer is narrower than what it passes on.
    const residual =
      width === DIMENSIONS ? input : dense(input, bias("dense/kernel"), bias("dense/bias"));
    const qkv = dense(
      norm(input, place),
      `${raw}/qkv_transform_single/kernel/part_0`,
      bias("MultiheadAttention/qkv_transform_single/bias"),
    );
    const attended = graph.node("Add", [
      dense(
        attention(graph, qkv, width),
        `${raw}/output_transform_single/kernel/part_0`,
        bias("MultiheadAttention/output_transform_single/bias"),
      ),
      residual,
    ]);
    const stack = `${ROOT}/TransformerStack/Layer_${index}/TransformerLayer/FFN`;
    const wide = dense(
      norm(attended, `${place}/FFN`),
      `${stack}/conv1/Tensordot/Reshape_1`,
      bias("FFN/conv1/bias"),
    );
    const narrow = dense(
      graph.node("Relu", [wide]),
      `${stack}/conv2/Tensordot/Reshape_1`,
      bias("FFN/conv2/bias"),
    );
    return graph.node("Add", [narrow, attended]);
  };
  const tokens = layer(layer(first, 0, WIDTH), 1, DIMENSIONS);
  const mean = graph.node("ReduceMean", [tokens], { axes: [1], keepdims: 0 });
  const hidden = "module/Encoder_en/hidden_layers/tanh_layer_0";
  const vector = graph.node("Tanh", [dense(mean, `${hidden}/weights`, `${hidden}/bias`)]);
  const length = graph.node("ReduceL2", [vector], { axes: [1], keepdims: 1 });
  return graph.model(graph.node("Div", [vector, length]), OUTPUT, ["texts", DIMENSIONS]);
}

/** softmax(q kᵀ / √d) v of each head, side by side again: texts × tokens × width. */
function attention(graph: OnnxGraph, qkv: Value, width: number): Value {
  const size = width / HEADS;
  const shape = graph.integers([0, 0, HEADS, size]);
  const [q, k, v] = graph
    .nodeOf("Split", 3, [qkv], { axis: -1 })
    .map((part) => graph.node("Reshape", [part, shape]));
  const heads = (part: Value, order: readonly number[]): Value =>
    graph.node("Transpose", [part], { perm: order });
  const scale = graph.floats(Float32Array.of(1 / Math.sqrt(size)), []);
  const queries = graph.node("Mul", [heads(q!, [0, 2, 1, 3]), scale]);
  const scores = graph.node("MatMul", [queries, heads(k!, [0, 2, 3, 1])]);
  const shares = graph.node("Softmax", [scores], { axis: -1 });
  const mixed = graph.node("MatMul", [shares, heads(v!, [0, 2, 1, 3])]);
  return graph.node("Reshape", [heads(mixed, [0, 2, 1, 3]), graph.integers([0, 0, width])]);
}

/** sin and cos of position × rate, MAX_TOKENS × WIDTH. */
function timingSignal(tensor: Tensor): Float32Array {
  const { data: rates } = tensor(
    `${ROOT}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`,
  );
  const half = rates.length;
  return Float32Array.from({ length: MAX_TOKENS * WIDTH }, (_, at) => {
    const column = at % WIDTH;
    const angle = Math.fround(Math.floor(at / WIDTH) * rates[column % half]!);
    return column < half ? Math.sin(angle) : Math.cos(angle);
  });
}

function tensorsOf({ weightSpecs, weights }: Model): Tensor {
  const places = new Map<string, { at: number; shape: readonly number[] }>();
  let at = 0;
  for (const { name, shape } of weightSpecs) {
    places.set(name, { at, shape });
    at += 4 * shape.reduce((a, b) => a * b, 1);
  }
  return (name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`the model has no weights ${name}`);
    const length = place.shape.reduce((a, b) => a * b, 1);
    return { data: new Float32Array(weights, place.at, length), shape: place.shape };
  };
}
