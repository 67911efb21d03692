/** What a reader typed, as a test of tags: a substring, whatever the case, with or without #. */
export function matching(query: string): (text: string) => boolean {
  const wanted = wantedOf(query);
  return (text) => text.toLowerCase().includes(wanted);
}

/** Whether there is anything to look for: blanks and a lone # ask for nothing. */
export function isAsking(query: string): boolean {
  return wantedOf(query) !== "";
}

function wantedOf(query: string): string {
  return query.trim().toLowerCase().normalize("NFC").replace(/^#/, "");
}
