/** What Plot draws on a plate, as the markup of a page: its style sheet and attributes give way to the page's. */
import * as Plot from "@observablehq/plot";
import { document } from "./svg.ts";

/** An element without content ends itself in SVG: a tenth of a map's bytes. */
export function markup(svg: Element): string {
  return svg.outerHTML.replaceAll(/><\/(?:use|path)>/g, "/>");
}

/** Units of the drawing are pixels, from its upper left corner. */
export function plot(width: number, height: number, marks: Plot.Markish[]): SVGSVGElement {
  const svg = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    x: { axis: null, type: "linear", domain: [0, width], range: [0, width] },
    y: { axis: null, type: "linear", domain: [0, height], range: [0, height] },
    marks,
  }) as SVGSVGElement;
  return unstyled(svg);
}

/**
 * Without what Plot sets of style, in the element and below it.
 *
 * @param kept attributes that stay, since no style sheet could say them
 */
export function unstyled(svg: SVGSVGElement, kept: readonly string[] = []): SVGSVGElement {
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const node of [svg, ...svg.querySelectorAll("*")])
    for (const name of [
      "style",
      "width",
      "height",
      "font-family",
      "font-size",
      "text-anchor",
      "fill",
    ])
      if ((node.localName === "svg" || node.localName === "g") && !kept.includes(name))
        node.removeAttribute(name);
  return svg;
}
