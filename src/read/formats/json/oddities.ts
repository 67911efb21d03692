/** Values that are no items: counted by reason, each with the first of its kind. */
import { type Fault, type Notice, quote } from "../../../error.ts";
import { plural } from "../../../format.ts";
import type { ColumnSource } from "../../../config/types.ts";
import { pasted } from "../paste.ts";
import type { Odd } from "./shape.ts";

/** More of a file's values than this share fit nothing, and it is no file of this format. */
const MOST = 0.5;

/** Where a value lies: its line, its number among the items, or its file among those of a folder. */
export interface OddSpot {
  readonly unit: "line" | "item" | "file";
  readonly line: number;
  readonly number: number;
  readonly file?: string;
}

interface Finding extends Odd {
  count: number;
  readonly first: OddSpot;
}

export class Oddities {
  readonly #found = new Map<string, Finding>();
  #values = 0;

  /** Where its tags may lie, of the first item that is none. */
  likely: ColumnSource | null = null;

  /** An item that is one. */
  pass(): void {
    this.#values += 1;
  }

  note(odd: Odd, spot: OddSpot): void {
    this.#values += 1;
    const known = this.#found.get(odd.why);
    if (known === undefined) this.#found.set(odd.why, { ...odd, count: 1, first: spot });
    else known.count += 1;
  }

  get isEmpty(): boolean {
    return this.#values === 0;
  }

  #todo(): string {
    const { likely } = this;
    return likely === null
      ? 'export the videos again, or name what wrote them by "format" in study.json'
      : `write ${pasted({ columns: { hashtags: likely } })} in study.json if its tags lie there`;
  }

  /** @param called the format, as messages name it */
  said(file: string, called: string): { faults: Fault[]; notices: Notice[] } {
    const found = [...this.#found.values()];
    const [first] = found;
    if (first === undefined) {
      const what = "no video in it";
      return { faults: [], notices: this.isEmpty ? [{ file, what, shown: what }] : [] };
    }
    const unfit = found.filter(({ isUsual }) => isUsual !== true);
    const count = unfit.reduce((sum, own) => sum + own.count, 0);
    const all = found.reduce((sum, own) => sum + own.count, 0);
    const { unit } = first.first;
    if (count > this.#values * MOST || all === this.#values)
      return {
        faults: [
          {
            file,
            ...lineOf(first.first),
            what: `${all} of ${plural(this.#values, unit)} ${all === 1 ? "is" : "are"} no video of ${called}: ${found.map(reason).join(", ")}`,
            todo: this.#todo(),
          },
        ],
        notices: [],
      };
    return {
      faults: [],
      notices: found.map((own): Notice => {
        const start = `${own.count} of ${plural(this.#values, unit)} skipped: `;
        return {
          file,
          ...lineOf(own.first),
          what: `${start}${own.why}, first ${placeOf(own.first)}`,
          shown: `${start}${own.shown ?? own.why}`,
        };
      }),
    };
  }
}

function reason({ count, why, first }: Finding): string {
  return `${count} ${why} (first ${placeOf(first)})`;
}

function placeOf({ unit, line, number, file }: OddSpot): string {
  if (file !== undefined) return `${unit} ${quote(file)}`;
  return `${unit} ${unit === "line" ? line : number}`;
}

/** Of a folder no line can be named. */
function lineOf({ file, line }: OddSpot): { line?: number } {
  return file === undefined ? { line } : {};
}
