/** A sheet as an SVG that stands alone, and as a PNG of that. */

export function svgText(sheet: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(sheet);
}

/**
 * @param scale pixels for each unit of the sheet; it is drawn at this size, not enlarged
 * @throws Error where the browser has no room for so large a picture
 */
export async function pngOf(sheet: SVGSVGElement, scale: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  for (const side of ["width", "height"] as const) {
    canvas[side] = Number(sheet.getAttribute(side)) * scale;
    sheet.setAttribute(side, String(canvas[side]));
  }
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svgText(sheet))}`;
  await image.decode();
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("the browser has no room for a picture of this size");
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no PNG was made")) : resolve(blob)));
  });
}
