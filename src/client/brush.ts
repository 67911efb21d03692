/** The range of periods that is counted: drawn over the chart of the volume, or chosen from two lists. */
import { BAR, leftOf, slotAt, startOf, widthOf } from "../chart/period-places.ts";
import { day, integer, plural } from "../format.ts";
import { all, html, one, svg } from "./dom.ts";
import type { FieldData } from "./field-data.ts";
import { occurrencesIn } from "./in-range.ts";
import { type Range, rangeWords, type Time, wholeOf } from "./time.ts";
import { untoldWords } from "./told.ts";

/** @param done whether its reader has let go; what is drawn so far is shown before */
type Choose = (range: Range | null, done: boolean) => void;

export class Brush {
  readonly #data: FieldData;
  readonly #time: Time;
  readonly #choose: Choose;
  readonly #box: HTMLElement;
  readonly #chart: SVGSVGElement;
  readonly #chosen = svg("rect", { class: "chosen" });
  readonly #ends: readonly HTMLSelectElement[];
  readonly #clear: HTMLButtonElement;
  /** Where a range being drawn begins, and what was chosen before. */
  #drawn: { readonly from: number; readonly before: Range | null } | null = null;

  constructor(section: HTMLElement, data: FieldData, time: Time, choose: Choose) {
    this.#data = data;
    this.#time = time;
    this.#choose = choose;
    this.#box = one<HTMLElement>(".brush", section);
    this.#chart = one<SVGSVGElement>(".volume", section);
    this.#chart.prepend(this.#chosen);
    this.#ends = all<HTMLSelectElement>("select", this.#box);
    this.#clear = one<HTMLButtonElement>("button", this.#box);
    const { from, to } = wholeOf(time);
    for (const [i, list] of this.#ends.entries()) {
      for (let slot = from; slot <= to; slot++)
        list.append(html("option", { value: slot }, this.#nameOf(slot)));
      list.addEventListener("change", () => this.#listed(i));
    }
    this.#clear.addEventListener("click", () => choose(null, true));
    this.#listen();
    this.draw();
  }

  /** Shows what is counted. */
  draw(): void {
    const { range } = this.#data;
    const { from, to } = range ?? wholeOf(this.#time);
    for (const [i, slot] of [from, to].entries()) {
      const list = this.#ends[i];
      if (list !== undefined) list.value = String(slot);
    }
    this.#clear.disabled = range === null;
    this.#box.classList.toggle("on", range !== null);
    const { unit } = this.#time;
    const words = rangeWords(this.#data) ?? "";
    const paper = ` Counted: ${words}. The map on paper is of all ${unit}s.`;
    const note = one(".brush-note", this.#box);
    note.replaceChildren(this.#note(), html("span", { class: "on-paper" }, paper));
    const start = this.#start;
    const [left, right] = [leftOf(from, start) - 1.5, leftOf(to, start) + BAR + 1.5];
    const most = Math.max(...this.#time.all);
    const place = { x: left, y: -most, width: range === null ? 0 : right - left, height: most };
    for (const [key, value] of Object.entries(place)) this.#chosen.setAttribute(key, String(value));
  }

  get #start(): number {
    return startOf((this.#time.all[0] ?? 0) > 0);
  }

  #nameOf(slot: number): string {
    const period = this.#time.periods[slot - 1];
    return period === undefined ? "earlier" : day(period);
  }

  /** What the counts are of, and what is in none of them. */
  #note(): string {
    const { all: slots, undated } = this.#time;
    const { range } = this.#data;
    if (range === null) return "Or drag over the bars.";
    const own = occurrencesIn(this.#time, range);
    const whole = slots.reduce((total, count) => total + count, undated);
    const without =
      undated === 0
        ? ""
        : ` ${plural(undated, "has", "have")} no date, or one years after all others.`;
    const untold = untoldWords(this.#time);
    return `${integer(own)} of ${plural(whole, "occurrence")}.${without} ${untold}`.trim();
  }

  /** One of the lists was changed: the other end gives way. */
  #listed(changed: number): void {
    const [from = 0, to = 0] = this.#ends.map(({ value }) => Number(value));
    if (from <= to) this.#choose({ from, to }, true);
    else this.#choose(changed === 0 ? { from, to: from } : { from: to, to }, true);
  }

  #listen(): void {
    const chart = this.#chart;
    const slotOf = ({ clientX }: PointerEvent): number => {
      const { left, width } = chart.getBoundingClientRect();
      const { length } = this.#time.periods;
      const units = widthOf(length, this.#start) / Math.max(1, width);
      return slotAt((clientX - left) * units, length, this.#start);
    };
    const draw = (event: PointerEvent, done: boolean): void => {
      if (this.#drawn === null) return;
      const ends = [this.#drawn.from, slotOf(event)];
      this.#choose({ from: Math.min(...ends), to: Math.max(...ends) }, done);
    };
    chart.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      chart.setPointerCapture(event.pointerId);
      this.#drawn = { from: slotOf(event), before: this.#data.range };
      draw(event, false);
    });
    chart.addEventListener("pointermove", (event) => {
      if (event.isPrimary) draw(event, false);
    });
    chart.addEventListener("pointerup", (event) => {
      if (event.isPrimary) draw(event, true);
      if (event.isPrimary) this.#drawn = null;
    });
    // The finger scrolls the page after all.
    chart.addEventListener("pointercancel", () => {
      if (this.#drawn !== null) this.#choose(this.#drawn.before, false);
      this.#drawn = null;
    });
  }
}
