/**
 * Tags that stand in one text where others have a list. What parts them is known once all texts of a field
 * were seen, as in a column of a table: until then they are kept.
 */
import { writingOf } from "../../../clean/clean.ts";
import type { Config, FieldConfig } from "../../../config/types.ts";
import type { Cell } from "../../participant.ts";
import {
  beginsAsList,
  decide,
  looksLikeCaptions,
  noVotes,
  type Separators,
  vote,
  type Votes,
} from "../../separators.ts";
import { itemsOf, listOf } from "../../text-list.ts";

interface Kept {
  readonly text: string;
  readonly line: number;
  /** Of the row that it is in. */
  readonly cells: Map<string, Cell>;
}

export interface Joined {
  readonly field: string;
  readonly separators: Separators;
  /** Whether most of them are captions with hashtags amid their words. */
  readonly areCaptions: boolean;
  /** Lines of those that begin as a list and are none. */
  readonly malformed: readonly number[];
}

export class JoinedTexts {
  readonly #fields: ReadonlyMap<string, FieldConfig>;
  readonly #kept = new Map<string, { votes: Votes; texts: Kept[] }>();

  constructor({ fields }: Config) {
    this.#fields = new Map(fields.map((field) => [field.name, field]));
  }

  keep(field: string, kept: Kept): void {
    const known = this.#kept.get(field) ?? { votes: noVotes(), texts: [] };
    this.#kept.set(field, known);
    vote(known.votes, kept.text);
    known.texts.push(kept);
  }

  /** Puts into each row what its text holds. */
  settle(): Joined[] {
    return [...this.#kept].map(([field, { votes, texts }]) => {
      const listSeparator = this.#fields.get(field)?.listSeparator ?? null;
      const separators =
        listSeparator === null
          ? decide(votes, writingOf(field))
          : { first: listSeparator, other: null };
      const malformed: number[] = [];
      for (const { text, line, cells } of texts) {
        // A list is one among joined texts too, but where the study says what parts them.
        const isList =
          separators.first === "list" || (listSeparator === null && beginsAsList(text));
        const list = isList ? listOf(text)?.items : undefined;
        const isNone = list === undefined && separators.first === "list";
        if (isNone) malformed.push(line);
        cells.set(field, isNone ? "malformed" : (list ?? itemsOf(text, separators)));
      }
      const areCaptions = listSeparator === null && looksLikeCaptions(votes);
      return { field, separators, areCaptions, malformed };
    });
  }
}
