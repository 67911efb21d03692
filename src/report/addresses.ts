/** All that leads out of a site: the address of its DOI, and those of videos. */

const DOI = "https://doi.org/";
/** It works without the name of the video's author. */
const VIDEO = "https://www.tiktok.com/@/video/";

/** @param doi as Config has it: its letters need no escape, in an address or in HTML */
export function doiUrl(doi: string): string {
  return `${DOI}${doi}`;
}

/** @param id digits alone */
export function videoUrl(id: string): string {
  return `${VIDEO}${id}`;
}

/** Whether a link is such an address and no other. */
export function leadsOut(href: string): boolean {
  return /^https:\/\/doi\.org\/10\.\d{4,9}\/[-._;()/:A-Za-z0-9]+$/.test(href) || isVideoUrl(href);
}

export function isVideoUrl(href: string): boolean {
  return href.startsWith(VIDEO) && /^\d{1,20}$/.test(href.slice(VIDEO.length));
}
