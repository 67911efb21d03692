/**
 * Characters without ink: a text without those that nobody sees, so that no two tags look alike and
 * none looks empty. Kept are those that make another picture or another word: within emoji, and
 * within words of scripts that are spelt with joiners. docs/decisions/0003 has the table.
 */
import { charactersOf } from "./characters.ts";

/**
 * Controls, format characters without width, selectors of a glyph's form, and what will never be a
 * character: XML allows neither the first nor all of the last. Not all of \p{Cf}: some of it is visible.
 */
const GONE = [
  "\\u{0}-\\u{1f}\\u{7f}-\\u{9f}\\u{ad}\\u{34f}\\u{61c}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}",
  "\\u{200b}\\u{200e}\\u{200f}\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{fe00}-\\u{fe0f}\\u{feff}\\u{fff0}-\\u{fffb}",
  "\\u{1bca0}-\\u{1bca3}\\u{1d159}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e001f}\\u{e0080}-\\u{e0fff}",
  "\\p{Noncharacter_Code_Point}",
].join("");
/** The empty cell of Braille and fillers of Hangul: as wide as a letter, and as empty as a blank. */
const BLANK = "\\u{2800}\\u{115f}\\u{1160}\\u{3164}\\u{ffa0}";
const JOINERS = "\\u{200c}\\u{200d}";
const TAGS = "\\u{e0020}-\\u{e007f}";
const [EMOJI, TEXT_STYLE, SPELLING] = (["pictographic", "textStyle", "spelling"] as const).map(
  charactersOf,
);
const SKIN = "\\u{1f3fb}-\\u{1f3ff}";

const ODD = new RegExp(`[${GONE}${BLANK}${JOINERS}${TAGS}\\u{20e3}]|[^\\S ]|  `, "u");
const EACH_GONE = new RegExp(`[${GONE}]`, "gu");
const BLANKS = new RegExp(`[\\s${BLANK}]+`, "gu");
/** A flag of a part of a country is a black flag, then its code in tag characters, then the last of these. */
const FLAG_OR_TAG = new RegExp(
  `(\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{2}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,3}\\u{e007f})|[${TAGS}]`,
  "gu",
);
const RUN_OF_JOINERS = new RegExp(
  `(?<=([${EMOJI}][${SKIN}]?|\\u{e007f})|([${SPELLING}]))[${JOINERS}]+(?:(?=([${EMOJI}]))|(?=([${SPELLING}])))|[${JOINERS}]+`,
  "gu",
);
const JOINED_IN_TEXT_STYLE = new RegExp(
  `[${TEXT_STYLE}](?=\\u{200d})|(?<=\\u{200d})[${TEXT_STYLE}](?![${SKIN}])`,
  "gu",
);
const KEYCAP = /[0-9#*](?=\u20e3)/gu;

/** Idempotent; trimmed it is empty where nobody would see anything of the text. */
export function inkOf(text: string): string {
  if (!ODD.test(text)) return text;
  const visible = text
    .replace(EACH_GONE, "")
    .replace(BLANKS, " ")
    .replace(FLAG_OR_TAG, (_, flag: string | undefined) => flag ?? "")
    .replace(RUN_OF_JOINERS, joiner);
  // The selector of emoji style is put back by rule, so that sequences with and without it are one.
  return visible.replace(JOINED_IN_TEXT_STYLE, "$&\ufe0f").replace(KEYCAP, "$&\ufe0f");
}

/** What stays of a run of joiners between two characters. */
function joiner(
  run: string,
  emoji: string | undefined,
  letter: string | undefined,
  nextEmoji: string | undefined,
  nextLetter: string | undefined,
): string {
  if (emoji !== undefined && nextEmoji !== undefined) return run.includes("\u200d") ? "\u200d" : "";
  return letter !== undefined && nextLetter !== undefined ? run.slice(0, 1) : "";
}
