/** What a format of input is: how its files are known and read, and what of them no site may hold. */
import type { Config, FieldConfig } from "../../config/types.ts";
import type { Fault, Notice } from "../../error.ts";
import type { FileState } from "../../files/steady-file.ts";
import type { Participant, ParticipantFile } from "../participant.ts";

export interface Format {
  /** As messages name it, e.g. "CSV". */
  readonly name: string;
  /** What the method page says of it. */
  readonly method: string;
  /** How names of its files end, lower-case, e.g. ".csv". */
  readonly ending: string;
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
  /** The name of a column that no page speaks of. */
  readonly column: (name: string) => void;
  /** A value as the file has it: the id of a video, its author, its description, its time. */
  readonly value: (text: string) => void;
}
