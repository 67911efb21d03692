/** The navigation at the head of a page, which templates/nav.eta writes. */

export interface NavLink {
  readonly href: string;
  readonly text: string;
  readonly rel?: "up" | "prev" | "next";
  /** What is read out, where the text alone would not tell. */
  readonly label?: string;
}

export interface Navigation {
  /** What is read out of it. */
  readonly label: string;
  readonly brand: string;
  /** Whether the brand leads to the first page. */
  readonly leadsHome: boolean;
  readonly links: readonly NavLink[];
}

const MANIFEST: NavLink = { href: "manifest.json", text: "Manifest" };

/** @param pages of the whole study that the navigation leads to */
export function navigationOfIndex(pages: readonly NavLink[]): Navigation {
  return { label: "Site", brand: "Tagscape", leadsHome: false, links: [...pages, MANIFEST] };
}

/** @param home words of the link to the first page */
export function navigationOfStudy(title: string, home: string): Navigation {
  return navigationBelow(title, home, [MANIFEST]);
}

/** @param ids of the participants before and after, where there are any */
export function navigationOfParticipant(
  title: string,
  home: string,
  [previous, next]: readonly [string | undefined, string | undefined],
): Navigation {
  return navigationBelow(title, home, [
    ...(previous === undefined ? [] : [neighbour("prev", "Previous", previous, `← ${previous}`)]),
    ...(next === undefined ? [] : [neighbour("next", "Next", next, `${next} →`)]),
  ]);
}

/** Of a page that is handed on by itself: it leads nowhere. */
export function navigationOfSingle(title: string): Navigation {
  return { label: "Study", brand: title, leadsHome: false, links: [] };
}

function navigationBelow(title: string, home: string, links: readonly NavLink[]): Navigation {
  const up: NavLink = { href: "index.html", text: home, rel: "up" };
  return { label: "Study", brand: title, leadsHome: true, links: [up, ...links] };
}

function neighbour(rel: "prev" | "next", which: string, id: string, text: string): NavLink {
  return { href: `${id}.html`, text, rel, label: `${which} participant, ${id}` };
}
