/** Labels and names as SVG text over the marks: nodes stay while their tag is shown. */
import { isolated } from "../format.ts";
import { svg } from "./dom.ts";
import type { PlacedLabel, PlacedName, Texts } from "./texts.ts";

export class TextLayer {
  readonly #labels = svg("g", { class: "labels", "aria-hidden": "true" });
  readonly #names = svg("g", { class: "names", "aria-hidden": "true" });
  readonly #labelNodes = new Map<number, SVGTextElement>();
  readonly #nameNodes = new Map<string, SVGGElement>();

  constructor(parent: SVGSVGElement) {
    parent.append(this.#labels, this.#names);
  }

  draw({ labels, names }: Texts): void {
    keep(this.#labelNodes, labels, ({ index }) => index, this.#labels, makeLabel, moveLabel);
    const keyOf = ({ cluster: { id, name } }: PlacedName): string => `${id} ${name.first}`;
    keep(this.#nameNodes, names, keyOf, this.#names, makeName, moveName);
  }
}

/** Removes the nodes of what is no longer shown, makes those of what is new, moves all. */
function keep<T, K, N extends SVGElement>(
  nodes: Map<K, N>,
  items: readonly T[],
  keyOf: (item: T) => K,
  parent: SVGGElement,
  make: (item: T) => N,
  move: (node: N, item: T) => void,
): void {
  const wanted = new Set(items.map(keyOf));
  for (const [key, node] of nodes)
    if (!wanted.has(key)) {
      node.remove();
      nodes.delete(key);
    }
  for (const item of items) {
    const known = nodes.get(keyOf(item));
    const node = known ?? make(item);
    move(node, item);
    if (known !== undefined) continue;
    nodes.set(keyOf(item), node);
    parent.append(node);
  }
}

function makeLabel({ text }: PlacedLabel): SVGTextElement {
  return svg("text", {}, text);
}

function moveLabel(node: SVGTextElement, { x, y, side, large }: PlacedLabel): void {
  const name = `${large ? "b " : ""}${side > 0 ? `a${side}` : ""}`.trim();
  if (node.getAttribute("class") !== name) node.setAttribute("class", name);
  node.setAttribute("x", x.toFixed(1));
  node.setAttribute("y", y.toFixed(1));
}

function makeName({ cluster }: PlacedName): SVGGElement {
  const { first, rest } = cluster.name;
  return svg(
    "g",
    {},
    svg(
      "text",
      { class: "n1" },
      svg("tspan", { class: "no" }, String(cluster.id)),
      ` ${isolated(first)}`,
    ),
    ...(rest === "" ? [] : [svg("text", { class: "n2", dy: "1.33em" }, rest)]),
  );
}

function moveName(node: SVGGElement, { cluster, small, x, y }: PlacedName): void {
  node.setAttribute(
    "class",
    `name ${cluster.colour}${small ? " small" : ""}${cluster.name.isWhole === true ? " tried" : ""}`,
  );
  node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
}
