/** Folders that vanish with the test's process, and studies in them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tagscape-test-"));
  folders.push(folder);
  return folder;
}

export type Files = Readonly<Record<string, string | Buffer>>;

export function writeFiles(folder: string, files: Files): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const HEADER = "video_id,video_timestamp,suggested_words,hashtags";

export function fileName(participant: string): string {
  return `news_relevant_videos_${participant}.csv`;
}

/** A file of one row a list of hashtags. */
export function csv(rows: readonly (readonly string[])[], firstId = 1): string {
  const lines = rows.map((tags, i) => {
    const list = `[${tags.map((tag) => `'${tag}'`).join(", ")}]`;
    return `${firstId + i},2024-02-0${(i % 9) + 1}T10:00:00,"['about ${tags[0] ?? "nothing"}']","${list}"`;
  });
  return [HEADER, ...lines, ""].join("\n");
}

/** Enough distinct tags for maps of both fields. */
export function smallStudy(): Files {
  const words = "news sport music film cooking travel science crime politics weather art".split(
    " ",
  );
  const rows = words.map((word, i) => [word, `${word}tok`, words[(i * 3 + 1) % 11] ?? "", "fyp"]);
  return {
    [fileName("ann")]: csv(rows),
    [fileName("ben")]: csv([["fyp", "cats"]], 50),
    [fileName("cas")]: `${HEADER}\n`,
  };
}
