/** The lines below a saved map: broken so that each fits, in whatever script it is written. */

const OPENS = /[\u2066-\u2068]/g;
const CLOSES = /\u2069/g;
const ISOLATE = { open: "\u2068", close: "\u2069" } as const;

/**
 * Breaks between words, within a word that fits no line where a reader would break it, and else between
 * any two characters.
 *
 * @param widthOf of a text, in the unit of `width`
 */
export function brokenLines(
  text: string,
  width: number,
  widthOf: (text: string) => number,
): string[] {
  const fitting = (piece: string): boolean => widthOf(piece.trimEnd()) <= width;
  // A figure stays with the word that says what it is.
  const words = text.match(/[^ ]+(?: \d[^ ]*)* */g) ?? [];
  const pieces = words.flatMap((word) =>
    fitting(word)
      ? [word]
      : breakable(word).flatMap((part) => (fitting(part) ? [part] : characters(part))),
  );
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line === "" || fitting(line + piece)) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece;
    }
  }
  return balanced([...lines, line.trimEnd()]);
}

/** In scripts without blanks the words of a word; what is none stays with the part before it. */
function breakable(word: string): string[] {
  const words = new Intl.Segmenter("en", { granularity: "word" });
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(word))
    if (isWordLike === true || parts.length === 0) parts.push(segment);
    else parts.push(`${parts.pop() ?? ""}${segment}`);
  return parts;
}

function characters(text: string): string[] {
  const whole = new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(whole.segment(text), ({ segment }) => segment);
}

/** A text that is isolated for its direction is so on each of its lines. */
function balanced(lines: readonly string[]): string[] {
  let open = 0;
  return lines.map((line) => {
    const before = ISOLATE.open.repeat(open);
    open += (line.match(OPENS) ?? []).length - (line.match(CLOSES) ?? []).length;
    return `${before}${line}${ISOLATE.close.repeat(Math.max(0, open))}`;
  });
}
