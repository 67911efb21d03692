/**
 * The environment of a user, or of a server, who has set nothing but `own`: no flags that npm kept
 * for the tests, no key, and no build server, even where the tests run on one.
 */
export function environment(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^npm_|^NODE_|^TAGSCAPE_|^GIT_|^CI$|^GITHUB_/i.test(name),
  );
  return { ...(Object.fromEntries(clean) as Record<string, string>), ...own };
}
