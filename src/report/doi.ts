/** The address of a DOI: with those of videos, all that leads out of a site. */

const ADDRESS = "https://doi.org/";

/** @param doi as Config has it: its letters need no escape, in an address or in HTML */
export function doiUrl(doi: string): string {
  return `${ADDRESS}${doi}`;
}

/** Whether a link is such an address and no other. */
export function isDoiUrl(href: string): boolean {
  return /^https:\/\/doi\.org\/10\.\d{4,9}\/[-._;()/:A-Za-z0-9]+$/.test(href);
}
