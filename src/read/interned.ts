/** One copy of each text, whatever it was cut out of. */

/** @returns gives the same text as the one and only copy, which holds nothing longer in memory */
export function ofOnes(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const one = known.get(text);
    if (one !== undefined) return one;
    // A part of a text keeps the whole of it; bytes keep nothing.
    const own = Buffer.from(text, "utf8").toString("utf8");
    known.set(own, own);
    return own;
  };
}
