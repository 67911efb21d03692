/** A network of a site (GEXF), as report/gexf.ts writes it, a line an element: whether it is one, and its texts. */

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAME = "[A-Za-z][A-Za-z:]*";
const ATTRIBUTES = `(?: ${NAME}="[^"<]*")*`;
const LINE = new RegExp(
  `^ *(?:<(${NAME})${ATTRIBUTES}(/?)>|</(${NAME})>|<(${NAME})${ATTRIBUTES}>[^<]*</(${NAME})>)$`,
);
/** What begins no escape of ours. */
const STRAY = /&(?!(?:amp|lt|gt|quot|#x[9AD]);)/;

/** Whether each line is an element, and each that is opened is closed in its place, the first one last. */
export function isNetwork(text: string): boolean {
  const [head = "", ...lines] = text.replace(/\n$/, "").split("\n");
  const open: string[] = [];
  const isSound = lines.every((line, i) => {
    const [whole, begun, alone, ended, around, after] = LINE.exec(line) ?? [];
    if (whole === undefined || STRAY.test(line)) return false;
    if (i === 0 ? begun !== "gexf" : open.length === 0) return false;
    if (begun !== undefined && alone === "") open.push(begun);
    return (ended === undefined || open.pop() === ended) && around === after;
  });
  return head === HEAD && isSound && lines.length > 0 && open.length === 0;
}

/** @returns its labels, and all other texts, escaped as they stand there */
export function textsOfNetwork(text: string): { tags: string[]; texts: string[] } {
  const values = [...text.matchAll(/ ([A-Za-z:]+)="([^"]*)"|>([^<]+)</g)];
  const isTag = (name: string | undefined): boolean => name === "label";
  return {
    tags: values.flatMap(([, name, value = ""]) => (isTag(name) ? [value] : [])),
    texts: values.flatMap(([, name, value, within]) =>
      isTag(name) ? [] : [value ?? within?.trim() ?? ""],
    ),
  };
}

/** A figure of a network may be anybody's id, or a part of a number that must not be there. */
export function withoutFigures(text: string): string {
  return text.replace(/ (?!label)([A-Za-z:]+)="-?[\d.-]+"/g, ' $1=""');
}
