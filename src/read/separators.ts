/** What parts the texts of a column's cells, decided once from all of them. */
import type { Writing } from "../clean/clean.ts";
import type { ListSeparator } from "../config/types.ts";

/** What some cells of a column hold. */
export interface Votes {
  filled: number;
  /** That begin as a list does. */
  lists: number;
  /** Of these, vectors of R. */
  vectors: number;
  /** With a number sign, and those that begin with one. */
  signed: number;
  signFirst: number;
  commas: number;
  bars: number;
  semicolons: number;
  /** Of several words. */
  blanks: number;
  /** Of words with more than letters, digits and underscores in them. */
  punctuated: number;
}

export function noVotes(): Votes {
  return {
    filled: 0,
    lists: 0,
    vectors: 0,
    signed: 0,
    signFirst: 0,
    commas: 0,
    bars: 0,
    semicolons: 0,
    blanks: 0,
    punctuated: 0,
  };
}

const LIST =
  /^(?:[[({]|c\(["']|character\(0\)|(?:np\.|numpy\.)?(?:array|list|set|frozenset)\(|(["']).*\1$)/s;
/** The commas and semicolons of Arabic, Chinese and Japanese part texts as ours do. */
export const COMMAS = /[,\u060c\uff0c\u3001]/;
export const SEMICOLONS = /[;\u061b\uff1b]/;
/** No word: quotes, stops, brackets; an underscore and whatever draws a picture are part of one. */
const PUNCTUATION = /(?!_)\p{P}/u;

export function beginsAsList(text: string): boolean {
  return LIST.test(text);
}

/** @param text of a cell that is not missing, without blanks at its ends */
export function vote(votes: Votes, text: string): void {
  votes.filled += 1;
  if (beginsAsList(text)) {
    votes.lists += 1;
    if (text.startsWith("c(")) votes.vectors += 1;
    return;
  }
  if (text.includes("#")) votes.signed += 1;
  if (text.startsWith("#")) votes.signFirst += 1;
  if (COMMAS.test(text)) votes.commas += 1;
  if (text.includes("|")) votes.bars += 1;
  if (SEMICOLONS.test(text)) votes.semicolons += 1;
  if (/\s/.test(text)) {
    votes.blanks += 1;
    if (PUNCTUATION.test(text)) votes.punctuated += 1;
  }
}

/** Whether most cells hold number signs amid other words. */
export function looksLikeCaptions({ filled, signed, signFirst }: Votes): boolean {
  return signed * 2 > filled && signFirst * 2 < signed;
}

export interface Separators {
  /** Null where each cell is one text. */
  readonly first: ListSeparator | null;
  /** Parts the cells that hold no number sign, where signs part the others. */
  readonly other: ListSeparator | null;
  /** Whether a word without brackets is a list of one, as R writes it among its vectors. */
  readonly barePasses?: boolean;
}

export function decide(votes: Votes, writing: Writing): Separators {
  const { filled, lists, signFirst, signed, blanks, punctuated } = votes;
  if (lists > 0 && lists * 2 >= filled)
    return { first: "list", other: null, barePasses: votes.vectors > 0 };
  const joined = [
    [votes.commas, ","],
    [votes.bars, "|"],
    [votes.semicolons, ";"],
  ] as const;
  const [most, mark] = joined.reduce((best, next) => (next[0] > best[0] ? next : best));
  const other = most > 0 ? mark : null;
  if (writing === "hashtags" && signFirst * 2 > filled - lists) return { first: "#", other };
  if (other !== null) return { first: other, other: null };
  const areWords = writing === "hashtags" && signed === 0 && blanks > 0 && punctuated === 0;
  return { first: areWords ? " " : null, other: null };
}

const CALLED: Readonly<Record<ListSeparator, string>> = {
  ",": "joined by commas",
  "|": "joined by bars",
  ";": "joined by semicolons",
  "#": "parted at number signs",
  " ": "parted at blanks",
  list: "in lists",
};

/** As the audit tells it, e.g. "joined by commas". */
export function calledSeparator({ first }: Separators): string {
  return first === null ? "one text a cell" : CALLED[first];
}
