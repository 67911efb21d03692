/** Reports and maps → HTML, by Eta templates. Everything from the data is escaped by Eta. */
import type { Config } from "../config/types.ts";
import { fileURLToPath } from "node:url";
import { Eta } from "eta";
import type { MapsOf } from "../chart/map.ts";
import { shapePaths } from "../chart/symbols.ts";
import * as format from "../format.ts";
import type { StudyReport } from "../report/report.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { pageScript } from "./script.ts";
import { methodSharing, participantSharing, studySharing } from "./sharing.ts";
import { policy, styleSheet } from "./style.ts";
import { captionLines, citationLine, fieldView, indexView, methodView } from "./views.ts";

export interface PageOptions {
  readonly study: StudyReport;
  readonly mapsOf: MapsOf;
  readonly config: Config;
  readonly backend: string;
  /** Name and version, in the order shown; the first is Tagscape's own. */
  readonly versions: readonly (readonly [string, string])[];
}

/** @returns path → HTML of every page */
export function renderPages(options: PageOptions): Map<string, string> {
  const { study, mapsOf, config, backend, versions } = options;
  const eta = new Eta({ views: fileURLToPath(new URL("../../templates", import.meta.url)) });
  const version = versions[0]?.[1] ?? "";
  const counts = rowCounts(config);
  const shared = {
    f: format,
    counts,
    css: styleSheet,
    script: pageScript,
    policy,
    shapes: shapePaths,
    seed: config.seed,
    version,
  };
  const render = (template: string, data: object): string =>
    eta.render(`./${template}`, { ...shared, ...data });

  const pages = new Map<string, string>();
  pages.set(
    "index.html",
    render("index", {
      title: study.title,
      kind: "study",
      share: studySharing(study, config),
      cite: citationLine(config, version),
      ...indexView(study, mapsOf),
    }),
  );
  for (const [i, participant] of study.participants.entries()) {
    const cite = citationLine(config, version, participant.id);
    pages.set(
      `${participant.id}.html`,
      render("participant", {
        title: `Participant ${participant.id} · ${study.title}`,
        kind: "part",
        share: participantSharing(participant, config),
        cite,
        study: study.title,
        fieldNames: participant.fields.map(({ name }) => name).join(" "),
        participant,
        previous: study.participants[i - 1]?.id,
        next: study.participants[i + 1]?.id,
        fields: participant.fields.map((field) =>
          fieldView(
            field,
            mapsOf(participant.id, field.name),
            captionLines(field, config, participant.id, cite),
            counts,
          ),
        ),
      }),
    );
  }
  pages.set(
    "method.html",
    render("method", {
      title: `Method and audit · ${study.title}`,
      kind: "method",
      share: methodSharing(config),
      backend,
      versions,
      ...methodView(study, config),
    }),
  );
  pages.set("404.html", render("404", { title: "No such page", kind: "gone" }));
  return pages;
}
