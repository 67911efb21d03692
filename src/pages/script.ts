/** The pages' one script: src/client bundled into a classic script that needs nothing else. */
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("../client/main.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    target: ["chrome110", "firefox115", "safari16.4"],
    minify: true,
    // No byte beyond ASCII, and no end of a script element, whatever the sources hold.
    charset: "ascii",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild made no file");
  return file.text.trim();
}

export const pageScript = bundle();
