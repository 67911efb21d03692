/** What a reader chose or was told, kept by the browser for all pages of the site. */

/** A browser may forbid storage to a page, from a file or in a frame: then nothing is known. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of it: it holds for this page.
  }
}
