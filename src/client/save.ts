/** Hands a file to the reader: made in the page, asked of nobody. */

const KEPT_FOR = 10_000;

export function save(content: string | Blob, type: string, name: string): void {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
