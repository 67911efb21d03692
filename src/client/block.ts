/** Parts of a sheet that stand below one another: what each draws, and how high it is. */
import { brokenLines } from "./caption.ts";
import { svg } from "./dom.ts";
import { widestIn } from "./measure.ts";

export interface Block {
  readonly nodes: readonly SVGElement[];
  /** In CSS pixels, from its top. */
  readonly height: number;
}

/** Where a block begins, and how wide it may be, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Type {
  readonly size: number;
  /** From line to line. */
  readonly line: number;
  readonly weight: number;
  readonly fill: string;
}

/** A text in lines that each fit. */
export function paragraph(text: string, { x, y, width }: Place, type: Type): Block {
  const { size, line, weight, fill } = type;
  const widthOf = widestIn(weight);
  const lines = brokenLines(text, width, (part) => widthOf(part, size));
  return {
    nodes: lines.map((own, i) => {
      const at = { x: x.toFixed(1), y: (y + line * (i + 0.75)).toFixed(1) };
      return svg("text", { ...at, "font-size": size, "font-weight": weight, fill }, own);
    }),
    height: line * lines.length,
  };
}

/** Each is made where the one before it ends. */
export function stacked(place: Place, makers: readonly ((place: Place) => Block)[]): Block {
  let height = 0;
  const nodes = makers.flatMap((make) => {
    const block = make({ ...place, y: place.y + height });
    height += block.height;
    return block.nodes;
  });
  return { nodes, height };
}
