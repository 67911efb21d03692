/** A page of a site as `dev` sends it: with a script of its own, which its policy lets in. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const SCRIPT = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");
const HASH = `'sha256-${createHash("sha256").update(SCRIPT).digest("base64")}'`;
/** The policy of a page of ours, at its head, parted before the scripts that it names. */
const POLICY =
  /(<meta http-equiv="Content-Security-Policy" content=")([^"]*?\bscript-src )([^"]*">)/;

/** What is shown while there is no site. */
export const NO_SITE = `<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ">
<meta charset="utf-8">
<title>Tagscape</title>
</head>
<body><p>There is no site yet. It will stand here once the study is built.</p></body>
</html>
`;

/**
 * @param page a page of a built site; one without a policy of ours stays as it is
 * @param build the mark of the build that it is of
 * @param events path at which the browser hears of builds
 */
export function livePage(page: string, build: string, events: string): string {
  const path = events.replaceAll('"', "%22");
  return page.replace(
    POLICY,
    (_, meta: string, before: string, after: string) =>
      `${meta}connect-src 'self'; ${before}${HASH} ${after}` +
      `<script data-build="${build}" data-events="${path}">${SCRIPT}</script>`,
  );
}
