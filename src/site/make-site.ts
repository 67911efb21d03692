/** Every file of a site, its manifest among them. */
import type { Drawings } from "../chart/draw.ts";
import type { Config } from "../config/types.ts";
import type { VectorSource } from "../embed/choose-vectors.ts";
import { MODEL_HASH } from "../embed/weights.ts";
import type { Sources } from "../pages/page-kind.ts";
import { renderPages } from "../pages/pages.ts";
import { renderSingle } from "../pages/single.ts";
import { CITATION_FILE, citationFile } from "../report/citation-file.ts";
import { cohortDownloads } from "../report/cohort-downloads.ts";
import { makeDownloads } from "../report/downloads.ts";
import type { StudyReport } from "../report/report.ts";
import { verifyLinks } from "./links.ts";
import { makeManifest, versionsOf } from "./manifest.ts";
import { MANIFEST } from "./parse-manifest.ts";

export interface Site {
  /** path → content */
  readonly files: ReadonlyMap<string, string>;
  /** The content of manifest.json. */
  readonly manifest: string;
}

function wholeSite(sources: Sources, data: ReadonlyMap<string, string>): Map<string, string> {
  const cited = citationFile(sources.config);
  const files = new Map<string, string>([
    ...renderPages(sources),
    ...data,
    ...(cited === null ? [] : [[CITATION_FILE, cited] as const]),
    [".nojekyll", ""],
  ]);
  verifyLinks(files);
  return files;
}

/** Its library is loaded by those alone who ask for it. */
async function networks(report: StudyReport): Promise<ReadonlyMap<string, string>> {
  const { makeNetworks } = await import("../report/gexf.ts");
  return makeNetworks(report);
}

/**
 * @param source of the vectors
 * @throws Error, since it is our bug, where a link of a page leads nowhere
 */
export async function makeSite(
  config: Config,
  report: StudyReport,
  drawings: Drawings,
  { backend, given }: Pick<VectorSource, "backend" | "given">,
): Promise<Site> {
  const versions = versionsOf(MODEL_HASH, backend, config.network);
  const sources = { study: report, ...drawings, config, backend, model: given, versions };
  const data = new Map([
    ...makeDownloads(report),
    ...cohortDownloads(report),
    ...(config.network ? await networks(report) : []),
  ]);
  const files = config.single === null ? wholeSite(sources, data) : renderSingle(sources, data);
  const manifest = makeManifest({ config, report, backend, modelHash: MODEL_HASH, files });
  return { files: new Map([...files, [MANIFEST, manifest]]), manifest };
}
