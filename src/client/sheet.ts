/** A saved map: its heading, the map as it is on screen, what its marks mean, what it shows and where it comes from. */
import { type Block, paragraph, type Place, stacked, type Type } from "./block.ts";
import { svg } from "./dom.ts";
import { mapOf, type Picture } from "./picture.ts";
import { legend, sizes } from "./sheet-keys.ts";

const MARGIN = 12;
const CLIP = "plate";

/** @param address where the page lies on the web, with what it shows; null where it does not */
export function sheetOf(picture: Picture, address: string | null): SVGSVGElement {
  const { data, frame, palette } = picture;
  const [what = "", ...made] = data.caption;
  const text = (own: string, type: Partial<Type> = {}) => {
    const set = { size: 12, line: 18, weight: 400, fill: palette.soft, ...type };
    return (place: Place): Block => paragraph(own, place, set);
  };
  const width = frame.width - 2 * MARGIN;
  const heading = stacked({ x: MARGIN, y: MARGIN, width }, [
    text(data.label, { size: 18, line: 24, weight: 600, fill: palette.ink }),
    text(data.page, { size: 13, line: 19 }),
  ]);
  const top = Math.ceil(heading.height + 2 * MARGIN);
  const below = stacked({ x: MARGIN, y: top + frame.height + MARGIN, width }, [
    (place) => sizes(picture, place),
    space,
    (place) => legend(picture, place),
    space,
    ...[what, ...data.trust, ...data.cautions].map((line) => text(line)),
    // All that says what of the map is shown comes from here.
    ...(picture.shown === null ? [] : [text(picture.shown)]),
    ...made.map((line) => text(line)),
    ...(address === null
      ? []
      : [text(picture.isLinked ? address : `Without the choice of tags: ${address}`)]),
  ]);
  const height = Math.ceil(top + frame.height + below.height + 2 * MARGIN);
  return svg(
    "svg",
    {
      width: frame.width,
      height,
      viewBox: `0 0 ${frame.width} ${height}`,
      "font-family": palette.sans,
    },
    svg("title", {}, what),
    svg("defs", {}, svg("clipPath", { id: CLIP }, box(frame.width, frame.height))),
    box(frame.width, height, palette.paper),
    ...heading.nodes,
    svg(
      "g",
      { transform: `translate(0 ${top})` },
      box(frame.width, frame.height, palette.plate),
      mapOf(picture, CLIP),
    ),
    ...below.nodes,
  );
}

function space(): Block {
  return { nodes: [], height: MARGIN };
}

function box(width: number, height: number, fill = "none"): SVGRectElement {
  return svg("rect", { width, height, fill });
}
