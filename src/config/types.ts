/** What a build is told: study.json and flags, checked, with defaults in place. */
import type { Fault } from "../error.ts";
import type { FieldSettings, Settings, SettingsFile } from "./study-json.ts";

export interface NameRule {
  readonly name: string;
  /** Cleaned as tags are. */
  readonly tags: readonly string[];
}

export type Backend = "wasm" | "auto" | "node" | "node-gpu" | "native";
export type ClusterEngine = "tagscape" | "ml-kmeans";
export type LayoutEngine = "tagscape" | "tsne-js";

/** How the tags of one field of one participant are chosen and grouped. */
export interface FieldConfig {
  readonly name: string;
  readonly label: string;
  /** Clusters wanted; clamped to the distinct vectors. */
  readonly k: number;
  readonly minCount: number;
  /** Cleaned as tags are. */
  readonly stopTags: readonly string[];
  /** What people called its clusters. */
  readonly names: readonly NameRule[];
}

export interface Config {
  readonly dataDir: string;
  readonly outDir: string;
  readonly settingsFile: SettingsFile;
  readonly title: string;
  /** File name with `{participant}` in it. */
  readonly files: string;
  /** The participants asked for, or null for all. */
  readonly participants: readonly string[] | null;
  readonly fields: readonly FieldConfig[];
  /** Whether study.json or a flag named the fields; then each must be in some file. */
  readonly fieldsConfigured: boolean;
  /** By participant, then field. */
  readonly overrides: ReadonlyMap<string, ReadonlyMap<string, FieldSettings>>;
  readonly seed: number;
  readonly perplexity: number;
  readonly clusterEngine: ClusterEngine;
  readonly layoutEngine: LayoutEngine;
  readonly backend: Backend;
  /** Folder of the cache, or null where nothing is to be kept. */
  readonly cacheDir: string | null;
  /** Threads; no output depends on it. */
  readonly jobs: number;
  /** Participants with fewer videos are left out. */
  readonly minVideos: number;
  /** Whether pages show codes for participants, and months for days. */
  readonly pseudonyms: boolean;
  /** Address of the published site, with a slash at its end; null where nobody named it. */
  readonly siteUrl: string | null;
  readonly citation: NonNullable<Settings["citation"]>;
  /** Of study.json and the flags; reported with those of the files. */
  readonly faults: readonly Fault[];
}
