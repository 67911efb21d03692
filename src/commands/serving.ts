/** Where `serve` and `dev` show a site: the flags of both, and what is wrong with them. */
import { InputError, quote } from "../error.ts";
import { type Answer, type Preview, preview } from "../site/preview.ts";

export const SERVING = {
  base: { type: "string", default: "/tagscape/" },
  port: { type: "string", default: "8080" },
} as const;

export const SERVING_HELP = `  --base PATH   path of the site (${SERVING.base.default})
  --port N      port, 0 for any that is free (${SERVING.port.default})
`;

export interface Serving {
  /** With a slash at both ends. */
  readonly base: string;
  readonly port: number;
}

/** @throws InputError for what is no port */
export function servingOf(values: Readonly<Record<keyof typeof SERVING, string>>): Serving {
  const base = `/${values.base}/`.replaceAll(/\/+/g, "/");
  const port = Number(values.port);
  if (values.port.trim() !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535)
    return { base, port };
  const what = `${quote(values.port)} is no port`;
  throw new InputError([{ file: "--port", what, todo: "name one from 0 to 65535" }]);
}

/** @throws InputError where the port is taken */
export async function show(
  folder: string,
  { base, port }: Serving,
  answer?: Answer,
): Promise<Preview> {
  const shown = await preview(folder, base, port, answer).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    const what = `port ${port} is taken`;
    throw new InputError([{ file: "--port", what, todo: "name another, or 0 for any" }]);
  });
  process.stderr.write(`${shown.url} (Ctrl-C ends it)\n`);
  return shown;
}
