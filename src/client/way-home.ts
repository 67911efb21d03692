/** The way to the study's first page from the page that stands for what is missing. */

/**
 * That page is served at any address of the site, and cannot ask where the site begins. The first page
 * is in the folder of the address or some levels up: where a link to it has led back here, the next one
 * leads a level up.
 *
 * @param path of the address, e.g. "/study/gone.html"
 * @returns a relative link
 */
function wayUp(path: string): string {
  return /\/(?:index(?:\.html)?)?$/.test(path) ? "../index.html" : "index.html";
}

/** A site that knows its address leads there at once, if it is read there. */
export function startWayHome(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.home");
  if (link === null) return;
  const site = link.dataset["site"];
  const isThere = site !== undefined && location.href.startsWith(site);
  link.setAttribute("href", isThere ? site : wayUp(location.pathname));
}
