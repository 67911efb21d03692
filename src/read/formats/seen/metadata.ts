/** The one file of a study that tells what is known of the videos that others have seen. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Config } from "../../../config/types.ts";
import { type Fault, InputError, quote } from "../../../error.ts";
import { includeFaults } from "../../included.ts";
import type { ParticipantFile, Row } from "../../participant.ts";
import { withVideoIds } from "../../video-ids.ts";
import type { Reading } from "../format.ts";

export interface Metadata {
  /** By id of the video. */
  readonly videos: ReadonlyMap<string, Pick<Row, "cells" | "author">>;
  readonly columns: readonly string[];
  readonly faults: readonly Fault[];
}

export type ReadAny = (file: ParticipantFile, config: Config) => Promise<Reading>;

/** Read once a study, however many of its participants have seen them. */
const known = new WeakMap<Config, Promise<Metadata>>();

/** @param name of the file in the study's folder */
export function metadataOf(config: Config, name: string, readAny: ReadAny): Promise<Metadata> {
  const before = known.get(config);
  if (before !== undefined) return before;
  const reading = readMetadata(name, config, readAny).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    return {
      videos: new Map(),
      columns: config.fields.map((field) => field.name),
      faults: error.faults,
    };
  });
  known.set(config, reading);
  return reading;
}

async function readMetadata(name: string, config: Config, readAny: ReadAny): Promise<Metadata> {
  const file = join(config.dataDir, name);
  if (basename(name) !== name || !existsSync(file))
    throw new InputError([
      {
        file: config.dataDir,
        what: `no file ${quote(name)}, which study.json names as "metadata"`,
        todo: "put it there, or mend its name",
      },
    ]);
  // Whose a video was says nothing of who has seen it.
  const read = await readAny({ id: "metadata", file }, { ...config, participantColumn: null });
  const videos = new Map<string, Pick<Row, "cells" | "author">>();
  for (const { rows } of read.participants)
    for (const row of withVideoIds(file, rows).rows)
      if (row.videoId !== "") videos.set(row.videoId, row);
  const faults = [...read.faults, ...includeFaults(file, read, config)];
  return { videos, columns: read.columns, faults };
}
