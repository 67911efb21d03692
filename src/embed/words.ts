/** Which texts hold anything that the encoder was taught, and what it is given of the others. */
import { withoutNewer } from "../clean/letters.ts";

/**
 * What stands in for a text that the encoder cannot read: the sign for an unknown piece, so that all of
 * them have one vector. Of other scripts its vocabulary has single letters at most, and by these alone
 * words of the same letters would pass for alike.
 */
export const UNREAD = "\ufffd";

/**
 * Whether a text has a letter of Latin script or a digit: all words of the encoder's vocabulary have. What is
 * newer than the table of letters is none, so that every Node says the same.
 */
export function isRead(text: string): boolean {
  return /[\p{Script=Latin}\p{Number}]/u.test(withoutNewer(text).normalize("NFKC"));
}
