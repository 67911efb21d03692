/** What is said of lists that were read, though not as Python would read them. */
import { type Fault, type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import type { Finding, Findings } from "./rows.ts";

/** A fault where texts were left out, since nothing brings them back; else a notice a file. */
export function listFindings(
  file: string,
  { unparted, shortened, missing }: Findings,
): { faults: Fault[]; notices: Notice[] } {
  const faults = [...shortened].map(([field, { cells, line, example }]): Fault => ({
    file,
    line,
    what: `${plural(cells, "cell")} of ${quote(field)} with a bare "..." between texts, where numpy left some out, first ${quote(example)}`,
    todo: "make lists of the arrays with .tolist() before you save the CSV",
  }));
  const notices = [
    ...told(
      file,
      unparted,
      "with texts that have no comma between them, as numpy writes an array; read apart",
      ({ cells }) => plural(cells, "cell"),
    ),
    ...told(file, missing, "within lists, as nan or None; counted as empty", ({ items }) =>
      plural(items, "missing item"),
    ),
  ];
  return { faults, notices };
}

/** One notice, whichever fields it is about. */
function told(
  file: string,
  found: ReadonlyMap<string, Finding>,
  what: string,
  amount: (finding: Finding) => string,
): Notice[] {
  const [first] = [...found.values()].toSorted((a, b) => a.line - b.line);
  if (first === undefined) return [];
  const sum = [...found.values()].reduce(
    (all, { cells, items }) => ({ ...all, cells: all.cells + cells, items: all.items + items }),
    { ...first, cells: 0, items: 0 },
  );
  const shown = `${amount(sum)} ${what}`;
  const { line, example } = first;
  return [{ file, line, what: `${shown}; first ${quote(example)}`, shown }];
}
