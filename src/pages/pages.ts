/** Reports and maps → HTML, by Eta templates. Everything from the data is escaped by Eta. */
import { fileURLToPath } from "node:url";
import { Eta } from "eta";
import { shapePaths } from "../chart/symbols.ts";
import * as format from "../format.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { ParticipantReport, StudyReport } from "../report/report.ts";
import { OWN_PAGES, type OwnPage } from "../read/page-names.ts";
import { cohortView } from "./cohort-page.ts";
import { indexView } from "./index-page.ts";
import { methodView } from "./method-page.ts";
import {
  type Navigation,
  navigationOfIndex,
  navigationOfParticipant,
  navigationOfStudy,
} from "./navigation.ts";
import type { PageKind, Sources } from "./page-kind.ts";
import { overviewView } from "./overview-page.ts";
import { participantView } from "./participant-page.ts";
import { pageScript } from "./script.ts";
import { cohortSharing, methodSharing, participantSharing, studySharing } from "./sharing.ts";
import { policy, styleSheet } from "./style.ts";

/** The site's own pages: a row for each name that no participant may bear. */
const KINDS: Readonly<Record<OwnPage, PageKind>> = {
  index: {
    kind: "study",
    title: ({ title }) => title,
    template: ({ everyone }) => (everyone === null ? "index" : "overview"),
    link: "All participants",
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

/** @returns path → HTML of every page */
export function renderPages(sources: Sources): Map<string, string> {
  const { study, config } = sources;
  const { participants } = study;
  const home = study.everyone === null ? (KINDS.index.link ?? "") : "Overview";
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
  for (const [i, participant] of participants.entries())
    pages.set(
      `${participant.id}.html`,
      render("participant", {
        title: participantTitle(study, participant),
        kind: "part",
        share: participantSharing(participant, config),
        nav: navigationOfParticipant(study.title, home, [
          participants[i - 1]?.id,
          participants[i + 1]?.id,
        ]),
        ...participantView(sources, participant),
      }),
    );
  return pages;
}

export function participantTitle(
  { title }: Pick<StudyReport, "title">,
  { id }: Pick<ParticipantReport, "id">,
): string {
  return `Participant ${id} · ${format.isolated(title)}`;
}

/** @returns a template's name and what it shows → its HTML */
export function renderer({
  config,
  model,
  versions,
}: Sources): (template: string, data: object) => string {
  const eta = new Eta({ views: fileURLToPath(new URL("../../templates", import.meta.url)) });
  const shared = {
    f: format,
    counts: rowCounts(config),
    css: styleSheet,
    script: pageScript,
    policy,
    shapes: shapePaths,
    seed: config.seed,
    model: model?.name ?? null,
    version: versions[0]?.[1] ?? "",
  };
  return (template, data) => eta.render(`./${template}`, { ...shared, ...data });
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
