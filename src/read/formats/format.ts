/** What a format of input is: how its files are known and read, and what of them no site may hold. */
import type { Config, FieldConfig } from "../../config/types.ts";
import type { FORMAT_NAMES } from "../../config/reading-table.ts";
import type { Fault, Notice } from "../../error.ts";
import type { FileState } from "../../files/steady-file.ts";
import type { Delimiter } from "../delimiter.ts";
import type { Participant, ParticipantFile } from "../participant.ts";

/** How a file begins: its first 64 KiB at most, byte order mark left out, line ends made LF. */
export interface Head {
  readonly name: string;
  readonly text: string;
  /** Cells of the first record and what parts them; null where the text is no table. */
  readonly table: HeadTable | null;
}

export interface HeadTable {
  readonly header: readonly string[];
  /** The first of them; the last may be cut. */
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: Delimiter;
}

export type FormatName = (typeof FORMAT_NAMES)[number];

export interface Format {
  /** The value of "format" in study.json; of several shapes where the content tells them apart. */
  readonly name: FormatName;
  /** As messages name it, e.g. "Zeeschuimer NDJSON". */
  readonly called: string;
  /** What the method page says of it. */
  readonly method: string;
  /** Those of the default fields that its files have: one without them says so; of others nothing is said. */
  readonly fields: readonly string[];
  readonly recognises: (head: Head, config: Config) => boolean;
  /**
   * Streams a file to its rows; what can be mended of it is in `faults`.
   *
   * @throws InputError where it cannot be read on
   */
  readonly read: (file: ParticipantFile, config: Config) => Promise<Reading>;
  /**
   * Streams all that must not appear on a site: whatever the file holds beside the fields shown.
   *
   * @throws InputError where it cannot be read on; what was found before that was handed over
   */
  readonly eachHidden: (
    file: string,
    fields: readonly FieldConfig[],
    hidden: Hidden,
    config: Config,
  ) => Promise<void>;
}

export interface Reading {
  /** One, of a file that is a participant's own; of a table of many, each of them. */
  readonly participants: readonly Participant[];
  /** Names of its columns, among which a field may be missed; empty where none could be read. */
  readonly columns: readonly string[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
  /** Of the file, all the while that it was read. */
  readonly state: FileState;
}

/** Takes what must not appear on a site. */
export interface Hidden {
  /** A value of the column that tells whose a row is. */
  readonly participant: (id: string) => void;
  /** The name of a column that no page speaks of. */
  readonly column: (name: string) => void;
  /** A value as the file has it: the id of a video, its author, its description, its time. */
  readonly value: (text: string) => void;
}
