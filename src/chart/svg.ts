/** The document that Plot draws in, and SVG elements of it. */
import { JSDOM } from "jsdom";

export const { document } = new JSDOM("").window;

const SVG = "http://www.w3.org/2000/svg";

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Node | string)[]
): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}
