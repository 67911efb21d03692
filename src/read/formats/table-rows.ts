/**
 * Collects the rows of a table. What parts the texts of a cell is known once all cells were seen: until
 * then the text of each is kept, and read in the end.
 */
import { writingOf } from "../../clean/clean.ts";
import type { Config, FieldConfig } from "../../config/types.ts";
import { captionTags } from "../caption.ts";
import { ofOnes } from "../interned.ts";
import type { Cell, Row } from "../participant.ts";
import { addressesIn, type Findings, MISSING, noFindings, note } from "../rows.ts";
import { beginsAsList, decide, noVotes, type Separators, vote, type Votes } from "../separators.ts";
import { isWord, itemsOf, listOf } from "../text-list.ts";
import { writtenTime } from "../times.ts";
import { isRounded } from "../video-ids.ts";
import type { Source, TableColumns } from "./table-columns.ts";

/** Of a field: where it is read, and what was seen of it. */
interface Column {
  readonly field: FieldConfig;
  readonly source: Source;
  readonly votes: Votes;
}

export interface TableRows {
  /** By the value of the column that tells whose a row is; under "" where there is none. */
  readonly byOwner: ReadonlyMap<string, readonly Row[]>;
  readonly count: number;
  /** By field, of those whose cells hold several texts. */
  readonly separators: ReadonlyMap<string, Separators>;
  readonly votes: ReadonlyMap<string, Votes>;
  readonly findings: Findings;
  /** Rows without a time that can be read, and those whose time names no zone. */
  readonly undated: number;
  readonly unzoned: number;
  /** Rows that nobody is named for, and the line of the first. */
  readonly ownerless: { readonly count: number; readonly line: number };
  /** Participants who have withdrawn. */
  readonly gone: number;
  /** Values of the column that may tell whose a row is. */
  readonly likelyOwners: number;
}

/** A row whose cells are read in the end. */
type Draft = { -readonly [N in keyof Row]: Row[N] };

export class TableCollector {
  readonly #columns: readonly Column[];
  readonly #at: TableColumns;
  readonly #isGone: (owner: string) => boolean;
  readonly #texts = ofOnes();
  readonly #findings = noFindings();
  readonly #owners = new Map<string, Draft[] | null>();
  readonly #likely = new Set<string>();
  /** By field in the order of `#columns`, then by row: its items, or the text they are in. */
  readonly #raw: (Cell | string)[][] = [];
  readonly #rows: Draft[] = [];
  #ownerless = { count: 0, line: 0 };
  #undated = 0;
  #unzoned = 0;

  /** @param isGone whether somebody has withdrawn: no row of theirs is kept */
  constructor(columns: TableColumns, config: Config, isGone: (owner: string) => boolean) {
    this.#at = columns;
    this.#isGone = isGone;
    this.#columns = config.fields.flatMap((field) => {
      const source = columns.fields.get(field.name);
      return source === undefined ? [] : [{ field, source, votes: noVotes() }];
    });
    this.#raw = this.#columns.map(() => []);
  }

  add(cells: readonly string[], line: number): void {
    const owned = this.#ownedBy(cells, line);
    if (owned === null) return;
    const row = this.#rowOf(cells, line);
    owned.push(row);
    this.#rows.push(row);
    for (const [i, column] of this.#columns.entries())
      this.#raw[i]?.push(this.#rawCell(cells, column));
    const { likelyParticipant } = this.#at;
    if (likelyParticipant !== null && this.#likely.size < 10_000)
      this.#likely.add(cells[likelyParticipant] ?? "");
  }

  end(): TableRows {
    const separators = new Map<string, Separators>();
    for (const { field, source, votes } of this.#columns) {
      if (source.kind !== "cell") continue;
      const { listSeparator } = field;
      const decided = decide(votes, writingOf(field.name));
      separators.set(
        field.name,
        listSeparator === null ? decided : { first: listSeparator, other: null },
      );
    }
    this.#fillCells(separators);
    const byOwner = new Map<string, Row[]>();
    for (const [owner, rows] of this.#owners) if (rows !== null) byOwner.set(owner, rows);
    return {
      byOwner,
      count: this.#rows.length,
      separators,
      votes: new Map(this.#columns.map(({ field, votes }) => [field.name, votes])),
      findings: this.#findings,
      undated: this.#undated,
      unzoned: this.#unzoned,
      ownerless: this.#ownerless,
      gone: [...this.#owners.values()].filter((rows) => rows === null).length,
      likelyOwners: this.#likely.size,
    };
  }

  /** Null where nobody is named, or somebody who has withdrawn. */
  #ownedBy(cells: readonly string[], line: number): Draft[] | null {
    const { participant } = this.#at;
    const owner = participant === null ? "" : (cells[participant] ?? "").trim();
    if (participant !== null && MISSING.has(owner)) {
      const { count, line: first } = this.#ownerless;
      this.#ownerless = { count: count + 1, line: count === 0 ? line : first };
      return null;
    }
    const known = this.#owners.get(owner);
    if (known !== undefined) return known;
    const rows = participant !== null && this.#isGone(owner) ? null : [];
    this.#owners.set(owner, rows);
    return rows;
  }

  #rowOf(cells: readonly string[], line: number): Draft {
    const { videoId, timestamp } = this.#at;
    const at = (index: number | null): string =>
      index === null ? "" : (cells[index] ?? "").trim();
    const time = writtenTime(at(timestamp));
    if (time === null) this.#undated += 1;
    else if (time.zone === "none") this.#unzoned += 1;
    const date = time === null ? null : this.#texts(time.date);
    const id = at(videoId);
    const own = { line, videoId: MISSING.has(id) ? "" : id, date, cells: NO_CELLS };
    const { author } = this.#at;
    const row = author === null ? own : { ...own, author: this.#texts(at(author)) };
    return isRounded(id) ? { ...row, videoId: id, addresses: addressesIn(cells) } : row;
  }

  #rawCell(cells: readonly string[], { source, votes }: Column): Cell | string {
    if (source.kind === "spread") {
      const items = source.places.map((at) => (cells[at] ?? "").trim());
      const filled = items.filter((item) => !MISSING.has(item));
      return filled.length === 0 ? "missing" : filled.map(this.#texts);
    }
    const text = (cells[source.at] ?? "").trim();
    if (source.kind === "caption")
      return MISSING.has(text) ? "missing" : captionTags(text).map(this.#texts);
    if (!MISSING.has(text)) vote(votes, text);
    return text;
  }

  #fillCells(separators: ReadonlyMap<string, Separators>): void {
    for (const [i, row] of this.#rows.entries()) {
      const own = this.#columns.map(({ field }, at): [string, Cell] => {
        const separator = separators.get(field.name);
        const raw = this.#raw[at]?.[i] ?? "missing";
        const isText = typeof raw === "string" && separator !== undefined;
        return [field.name, isText ? this.#cellOf(raw, field, separator, row.line) : (raw as Cell)];
      });
      row.cells = new Map(own);
    }
    this.#raw.length = 0;
  }

  #cellOf(text: string, field: FieldConfig, separators: Separators, line: number): Cell {
    if (MISSING.has(text)) return "missing";
    const { name, listSeparator } = field;
    const { malformed, unparted, shortened, missing } = this.#findings;
    // A list is one among joined texts too, but where the study says what parts them.
    const isList = separators.first === "list" || (listSeparator === null && beginsAsList(text));
    const list = isList ? listOf(text) : null;
    if (list === null && separators.barePasses === true && isWord(text)) return [this.#texts(text)];
    if (list === null && separators.first === "list") {
      note(malformed, name, line, text);
      return "malformed";
    }
    if (list === null) return itemsOf(text, separators).map(this.#texts);
    if (list.unparted) note(unparted, name, line, text);
    if (list.shortened) note(shortened, name, line, text);
    if (list.missing > 0) note(missing, name, line, text, list.missing);
    return list.items.map(this.#texts);
  }
}

const NO_CELLS: Row["cells"] = new Map();
