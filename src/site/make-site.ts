/** The study's own pages and files, and a manifest of all. */
import type { ChartsOf } from "../chart/draw.ts";
import { MODEL_HASH } from "../embed/weights.ts";
import type { Setting } from "../pages/page-kind.ts";
import { renderPages } from "../pages/pages.ts";
import { CITATION_FILE, citationFile } from "../report/citation-file.ts";
import { cohortDownloads } from "../report/cohort-downloads.ts";
import type { StudyReport } from "../report/report.ts";
import type { Finished } from "./finish-participant.ts";
import { linksOf, verifyLinks } from "./links.ts";
import { makeManifest } from "./manifest.ts";
import { MANIFEST } from "./parse-manifest.ts";
import { writeFiles, type Written } from "./stage.ts";

export interface Site {
  /** path → sha256 of every file */
  readonly files: Written;
  /** The content of manifest.json. */
  readonly manifest: string;
}

/**
 * @param finished participants, whose files stand in the stage
 * @throws Error, since it is our bug, where a link of a page leads nowhere
 */
export async function makeSite(
  setting: Setting,
  report: StudyReport,
  finished: readonly Finished[],
  chartsOf: ChartsOf,
  stage: string,
): Promise<Site> {
  const { config, backend } = setting;
  const files = new Map(finished.flatMap((own) => own.files));
  if (config.single === null) {
    const minis = new Map(finished.map(({ row, minis: own }) => [row.id, own]));
    const miniOf = (id: string, field: string): string | null => minis.get(id)?.[field] ?? null;
    const pages = renderPages({ ...setting, study: report, miniOf, chartsOf });
    const cited = citationFile(config);
    const own = new Map([
      ...pages,
      ...cohortDownloads(report),
      ...(cited === null ? [] : [[CITATION_FILE, cited] as const]),
      [".nojekyll", ""] as const,
    ]);
    for (const [path, hash] of await writeFiles(stage, own)) files.set(path, hash);
    const links = [...pages].map(([path, html]) => [path, linksOf(html)] as const);
    verifyLinks(new Map([...finished.map(({ page }) => page), ...links]), new Set(files.keys()));
  }
  const manifest = makeManifest({ config, report, backend, modelHash: MODEL_HASH, files });
  for (const [path, hash] of await writeFiles(stage, new Map([[MANIFEST, manifest]])))
    files.set(path, hash);
  return { files, manifest };
}
