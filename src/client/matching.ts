/** What a reader typed, as a test of tags: a substring, whatever the case, with or without #. */
export function matching(query: string): (text: string) => boolean {
  const wanted = query.trim().toLowerCase().normalize("NFC").replace(/^#/, "");
  return (text) => text.toLowerCase().includes(wanted);
}
