/** Takes the values of a file of items, and keeps a row of each and what is odd about them all. */
import type { ColumnSource, Config } from "../../../config/types.ts";
import { ofOnes } from "../../interned.ts";
import type { Cell, Row } from "../../participant.ts";
import { writtenTime } from "../../times.ts";
import { idInAddress, isRounded } from "../../video-ids.ts";
import { goneFrom } from "../../withdrawal-list.ts";
import { type Joined, JoinedTexts } from "./joined-texts.ts";
import type { JsonTaker } from "./json-file.ts";
import { likelySource } from "./likely.ts";
import { type OddSpot, Oddities } from "./oddities.ts";
import {
  cellOf,
  type Item,
  type Odd,
  type Shape,
  type Sources,
  sourcesOf,
  textOf,
  userOf,
} from "./shape.ts";
import { eachText, type Json, type Path, valuesAt } from "./values.ts";

const LOOKED_INTO = 20;
const NO_VIDEO: Odd = { why: "without an id and a time" };

export class ItemRows {
  readonly rows: Row[] = [];
  /** Where a setting says whose an item is: the rows of each, null of those who have withdrawn. */
  readonly byUser = new Map<string, Row[] | null>();
  readonly oddities = new Oddities();
  /** Fields with a list in some item. */
  readonly fields = new Set<string>();
  /** Fields of which some item has the key, whatever lies there. */
  readonly present = new Set<string>();
  /** Users, where no setting parts them, and where the first of them lies. */
  readonly users = new Set<string>();
  userPath: Path | null = null;
  /** Items that tell nobody where a setting wants them to. */
  nobody = 0;
  /** Times that name no zone, and texts that are no time. */
  zoneless = 0;
  unreadable = 0;
  ids = 0;
  captions = 0;
  /** Where an id lies that no item of the shape has; "" for the root of the document. */
  elsewhere: string | null = null;
  /** Where tags may lie, while no item has any where they are looked for. */
  likely: ColumnSource | null = null;
  /** Where the first of these lies. */
  captionPath: Path | null = null;
  /** By field, what is neither a list nor a text where a list should lie: its number, and its first line. */
  readonly malformed = new Map<string, { count: number; readonly line: number }>();
  readonly #shape: Shape;
  readonly #sources: Sources;
  readonly #isGone: (user: string) => boolean;
  readonly #ones = ofOnes();
  readonly #texts: JoinedTexts;
  readonly #columns = new Map<string, number>();

  constructor(shape: Shape, config: Config) {
    this.#shape = shape;
    this.#sources = sourcesOf(shape, config);
    this.#texts = new JoinedTexts(config);
    this.#isGone = goneFrom(config.dataDir);
  }

  get taker(): JsonTaker {
    return {
      value: (value, spot) => this.add(value, spot),
      broken: (spot) => this.broken(spot),
      rest: (_, path) => {
        const isId = this.#shape.id.some((own) => own.at(-1) === path.at(-1));
        if (isId) this.elsewhere ??= path.slice(0, -1).join(".");
      },
    };
  }

  /** What texts of several tags come to, once all items are there. */
  settle(): Joined[] {
    const joined = this.#texts.settle();
    for (const { field, malformed } of joined)
      for (const line of malformed) this.#malform(field, line);
    return joined;
  }

  broken(spot: OddSpot): void {
    this.oddities.note({ why: "no JSON" }, spot);
  }

  add(value: Json, spot: OddSpot): void {
    for (const found of this.#shape.unfold(value)) {
      if ("why" in found) this.oddities.note(found, spot);
      else this.#item(found, spot);
    }
  }

  #item(found: Item, spot: OddSpot): void {
    const row = this.#rowOf(found, spot.line);
    if (row === null) {
      this.oddities.note(NO_VIDEO, spot);
      this.oddities.likely ??= likelySource(found.item);
      return;
    }
    this.oddities.pass();
    // One that has no tags tells nothing: some of the first are looked at.
    if (this.present.size === 0 && this.rows.length < LOOKED_INTO)
      this.likely ??= likelySource(found.item);
    const { user } = this.#sources;
    if (user === null) {
      this.rows.push(row);
      // Two are enough to say so, and a search has thousands.
      if (this.users.size < 1000) this.#noteUser(found);
      return;
    }
    const whose = userOf(found, user);
    if (whose === "") {
      this.nobody += 1;
      return;
    }
    const own = this.byUser.get(whose);
    // Of somebody who has withdrawn no row is kept.
    if (own === undefined) this.byUser.set(whose, this.#isGone(whose) ? null : [row]);
    else own?.push(row);
  }

  #noteUser(found: Item): void {
    const path = this.#shape.user.find((own) => userOf(found, [own]) !== "");
    if (path === undefined) return;
    this.userPath ??= path;
    this.users.add(userOf(found, [path]));
  }

  /** Null where nothing tells that the item is a video: no key of tags, and no id with a time or a caption. */
  #rowOf(found: Item, line: number): Row | null {
    const cells = new Map<string, Cell>();
    for (const [field, source] of this.#sources.tags) {
      const cell = cellOf(found, source);
      if (typeof cell === "object" && "text" in cell) {
        this.#texts.keep(field, { text: cell.text, line, cells });
        cells.set(field, []);
      } else cells.set(field, typeof cell === "string" ? cell : cell.map(this.#ones));
      if (cell === "malformed") this.#malform(field, line);
      if (cell !== "missing") this.fields.add(field);
    }
    const videoId = textOf(found, this.#sources.id);
    const time = textOf(found, this.#sources.time);
    const caption = this.#shape.caption.find((path) => textOf(found, [path]) !== "");
    const hasCaption = caption !== undefined;
    this.captionPath ??= caption ?? null;
    this.#notePresent(found);
    if (!this.#hasList(found) && (videoId === "" || (time === "" && !hasCaption))) return null;
    if (hasCaption) this.captions += 1;
    if (videoId !== "") this.ids += 1;
    const own = { line, videoId, date: this.#dateOf(time), cells };
    const { author } = this.#sources;
    const row = author === null ? own : { ...own, author: this.#ones(userOf(found, author)) };
    return isRounded(videoId) ? { ...row, addresses: this.#addressesIn(found) } : row;
  }

  /** Whether a key of tags is there, empty or not. */
  #hasList(found: Item): boolean {
    return [...this.#sources.tags.values()].some(({ lists }) => isAny(found, lists));
  }

  #notePresent(found: Item): void {
    if (this.present.size === this.#sources.tags.size) return;
    for (const [field, { lists, caption }] of this.#sources.tags)
      if (!this.present.has(field) && isAny(found, [...lists, ...caption])) this.present.add(field);
  }

  #malform(field: string, line: number): void {
    const known = this.malformed.get(field);
    if (known === undefined) this.malformed.set(field, { count: 1, line });
    else known.count += 1;
  }

  #dateOf(text: string): string | null {
    const time = text === "" ? null : writtenTime(text);
    if (text !== "" && time === null) this.unreadable += 1;
    if (time?.zone === "none") this.zoneless += 1;
    return time === null ? null : this.#ones(time.date);
  }

  /** What an export says of a video beside its id may still hold it. */
  #addressesIn({ outer }: Item): Map<number, string> {
    const found = new Map<number, string>();
    eachText(outer, (text, path) => {
      const id = idInAddress(text);
      if (id === null) return;
      const key = path.join(".");
      const column = this.#columns.get(key) ?? this.#columns.size;
      this.#columns.set(key, column);
      found.set(column, id);
    });
    return found;
  }
}

/** Whether something lies at one of the paths, empty or not. */
function isAny({ item, outer }: Item, paths: readonly Path[]): boolean {
  return paths.some((path) => valuesAt(item, path).length + valuesAt(outer, path).length > 0);
}
