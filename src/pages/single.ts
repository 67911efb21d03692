/** One participant's page as one file that needs nothing beside it: its data are in it, and no link leads to another page. */
import { navigationOfSingle } from "./navigation.ts";
import type { Sources } from "./page-kind.ts";
import { participantTitle, renderer } from "./pages.ts";
import { participantView } from "./participant-page.ts";
import { participantSharing } from "./sharing.ts";

/** By the ending of a data file. */
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gexf: "application/xml",
};

/**
 * @param sources of a study of this participant alone: nothing of it can tell of another
 * @param downloads path → content of its data files
 * @returns the page's name → its HTML
 */
export function renderSingle(
  sources: Sources,
  downloads: ReadonlyMap<string, string>,
): Map<string, string> {
  const { study, config } = sources;
  const [participant] = study.participants;
  if (participant === undefined || study.participants.length > 1)
    throw new Error("a single page is of one participant");
  const html = renderer(sources)("participant", {
    title: participantTitle(study, participant),
    kind: "part",
    // The address would be that of the page on the site.
    share: { ...participantSharing(participant, config), url: null },
    nav: navigationOfSingle(study.title),
    single: true,
    ...participantView(sources, participant),
  });
  return new Map([[`${participant.id}.html`, withData(html, downloads)]]);
}

/** The links to data files as we write them, which no text of the data can look like: a quote in it is escaped. */
function withData(html: string, downloads: ReadonlyMap<string, string>): string {
  return html.replace(/ href="data\/([\w.-]+)" download/g, (_, name: string) => {
    const content = downloads.get(`data/${name}`);
    if (content === undefined) throw new Error(`no data/${name} for the page that links to it`);
    const type = TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain";
    const code = Buffer.from(content).toString("base64");
    return ` href="data:${type};charset=utf-8;base64,${code}" download="${name}"`;
  });
}
