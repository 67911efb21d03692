/** What a build is told: study.json and flags, checked, with defaults in place. */
import type { Fault } from "../error.ts";
import type { BUILD } from "./build-table.ts";
import type { MEANING } from "./meaning-table.ts";
import type { COHORT, GROUPS } from "./cohort-table.ts";
import type { INCLUDE } from "./reading-table.ts";
import type { ABOUT, CITATION, PUBLISH, SHOW } from "./publish-table.ts";
import type { Chosen, Said, ValueOf } from "./settings-row.ts";
import type { FIELD, STUDY } from "./settings-table.ts";

export type FieldSettings = Said<typeof FIELD>;

/** What study.json may say; every key is optional. */
export interface Settings extends Said<typeof STUDY, FieldSettings> {
  readonly publish?: Said<typeof PUBLISH>;
  readonly citation?: Said<typeof CITATION>;
  readonly about?: Said<typeof ABOUT>;
  readonly show?: Said<typeof SHOW>;
  readonly cohort?: Said<typeof COHORT>;
  readonly groups?: Said<typeof GROUPS>["groups"];
  readonly include?: Said<typeof INCLUDE>;
}

/** The settings with a way back to the line of each, for messages. */
export interface SettingsFile {
  readonly settings: Settings;
  readonly file: string;
  /** What is wrong with it; the keys at fault are left out of the settings. */
  readonly faults: readonly Fault[];
  /** Whether its faults leave open that it asks for pseudonyms. */
  readonly maybePseudonyms: boolean;
  /** 1-based line of a key, e.g. `lineOf("fields", "hashtags")`; of the nearest parent if absent. */
  readonly lineOf: (...path: string[]) => number;
}

export interface NameRule {
  readonly name: string;
  /** Cleaned as tags are. */
  readonly tags: readonly string[];
}

/** The column itself, or one with a caption whose hashtags are taken. */
export type ColumnSource = string | { readonly fromCaption: string };
export type ListSeparator = NonNullable<FieldConfig["listSeparator"]>;
export type Backend = ValueOf<(typeof BUILD)["backend"]["is"]>;
export type ClusterEngine = ValueOf<(typeof STUDY)["clusterEngine"]["is"]>;
export type Method = ValueOf<(typeof MEANING)["method"]["is"]>;
/** How the tags of a field are read and grouped, once the method has filled in what nobody said. */
export type Meaning = {
  readonly [N in Exclude<keyof typeof MEANING, "curve">]: ValueOf<(typeof MEANING)[N]["is"]>;
} & {
  /** Null where nobody said it: the size of the study decides. */
  readonly curve: boolean | null;
};
export type LayoutEngine = ValueOf<(typeof STUDY)["layoutEngine"]["is"]>;

/** How the tags of one field of one participant are chosen and grouped; stop tags cleaned as tags are. */
export interface FieldConfig extends Chosen<typeof FIELD>, Meaning {
  readonly name: string;
  /** What was said of its meaning; an override may say more, or name another method. */
  readonly said: Partial<Meaning>;
  readonly label: string;
  /** What people called its clusters. */
  readonly names: readonly NameRule[];
}

export interface Config extends Chosen<typeof STUDY>, Chosen<typeof BUILD> {
  readonly dataDir: string;
  readonly outDir: string;
  readonly settingsFile: SettingsFile;
  readonly fields: readonly FieldConfig[];
  /** By field, `video_id`, `video_timestamp` or `author`. */
  readonly columns: ReadonlyMap<string, ColumnSource>;
  /** Files of the study's folder that list what keeps a video; both null where every video is kept. */
  readonly include: Chosen<typeof INCLUDE>;
  /** Whether study.json or a flag named the fields; then each must be in some file. */
  readonly fieldsConfigured: boolean;
  /** By participant, then field; stop tags cleaned as tags are. */
  readonly overrides: ReadonlyMap<string, ReadonlyMap<string, FieldSettings>>;
  /** Words of hashtags that study.json reads otherwise, by tag; cleaned as tags are. */
  readonly readings: ReadonlyMap<string, string>;
  /** Folder of the cache, or null where nothing is to be kept. */
  readonly cacheDir: string | null;
  /** Threads; no output depends on it. */
  readonly jobs: number;
  /** Participants with fewer videos are left out. */
  readonly minVideos: number;
  /** Whether pages show codes for participants, and months for days. */
  readonly pseudonyms: boolean;
  /** Whether pages list the videos, with their ids. */
  readonly showVideos: boolean;
  readonly cohort: Chosen<typeof COHORT>;
  /** Name → ids of those who are shown, in the order of study.json. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Tags of fewer participants are told of nowhere in the cohort; of fewer an aggregate tells nothing. */
  readonly minParticipants: number;
  /** Address of the published site, with a slash at its end; null where nobody named it. */
  readonly siteUrl: string | null;
  readonly citation: NonNullable<Settings["citation"]>;
  /** What its owner says of the study, each text on one line; of the DOI the bare name. */
  readonly about: NonNullable<Settings["about"]>;
  /** Of study.json and the flags; reported with those of the files. */
  readonly faults: readonly Fault[];
}

/** Settings whose places in study.json nobody needs any more: data alone, which a worker can be sent. */
export type Settled = Omit<Config, "settingsFile">;
