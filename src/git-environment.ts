/**
 * The environment without what git leaves in it for hooks and aliases: a repository, an index, objects
 * or settings that are somebody's, and must be neither read nor written by a command of ours.
 */

/** How git logs in and reaches a host, which is for its user to say; every other variable goes. */
const KEPT = /^GIT_(?:SSH(?:_COMMAND|_VARIANT)?|ASKPASS|SSL_\w+|PROXY_SSL_\w+|HTTP_PROXY_\w+)$/i;

export function withoutRepository(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name)),
  );
}
