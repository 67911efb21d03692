/** The study's own pages. */
import * as format from "../format.ts";
import { OWN_PAGES, type OwnPage } from "../read/page-names.ts";
import { cohortView } from "./cohort-page.ts";
import { HOME, renderer } from "./frame.ts";
import { indexView } from "./index-page.ts";
import { methodView } from "./method-page.ts";
import { type Navigation, navigationOfIndex, navigationOfStudy } from "./navigation.ts";
import type { PageKind, Sources } from "./page-kind.ts";
import { cohortSharing, methodSharing, studySharing } from "./sharing.ts";
import { overviewView } from "./overview-page.ts";

/** The site's own pages: a row for each name that no participant may bear. */
const KINDS: Readonly<Record<OwnPage, PageKind>> = {
  index: {
    kind: "study",
    title: ({ title }) => title,
    template: ({ everyone }) => (everyone === null ? "index" : "overview"),
    link: HOME,
    share: ({ study, config }) => studySharing(study, config),
    view: (sources) =>
      sources.study.everyone === null ? indexView(sources) : overviewView(sources),
  },
  cohort: {
    kind: "cohort",
    title: ({ title }) => `What differs · ${format.isolated(title)}`,
    isThere: ({ cohort }) => cohort.length > 0,
    link: "What differs",
    share: ({ study, config }) => cohortSharing(study, config),
    view: cohortView,
  },
  method: {
    kind: "method",
    title: ({ title }) => `Method and audit · ${format.isolated(title)}`,
    link: "Method and audit",
    share: ({ config }) => methodSharing(config),
    view: methodView,
  },
  404: {
    kind: "gone",
    title: () => "No such page",
    link: null,
    share: null,
    view: ({ config }) => ({ site: config.siteUrl }),
  },
};

/** @returns path → HTML of each */
export function renderPages(sources: Sources): Map<string, string> {
  const { study } = sources;
  const home = study.everyone === null ? HOME : "Overview";
  const render = renderer(sources);
  const pages = new Map<string, string>();
  const own = OWN_PAGES.filter((name) => KINDS[name].isThere?.(study) ?? true);
  for (const name of own) {
    const { kind, title, template, share, view } = KINDS[name];
    pages.set(
      `${name}.html`,
      render(template?.(study) ?? name, {
        title: title(study),
        kind,
        share: share?.(sources),
        nav: navigationOf(name, own, study.title, home),
        ...view(sources),
      }),
    );
  }
  return pages;
}

/** From the first page to every other, from the others back to it; null outside of the navigation. */
function navigationOf(
  name: OwnPage,
  all: readonly OwnPage[],
  title: string,
  home: string,
): Navigation | null {
  if (KINDS[name].link === null) return null;
  if (name !== "index") return navigationOfStudy(title, home);
  const others = all.filter((other) => other !== name);
  return navigationOfIndex(
    others.flatMap((other) => {
      const { link } = KINDS[other];
      return link === null ? [] : [{ href: `${other}.html`, text: link }];
    }),
  );
}
