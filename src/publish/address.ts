/**
 * Addresses of git repositories: which may stand in study.json, whose words would else reach programs
 * that git starts, and how they are shown, without the names and tokens by which somebody logs in.
 */

const SCHEME = /^[\w+.-]+:\/\//;
const HOST = String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}._-]*|\[[\da-fA-F:.]+\])`;
/** `https://` or `ssh://`, user and port as the case may be. */
const URL_FORM = new RegExp(
  String.raw`^(?:https|ssh)://(?:(?!-|%2[dD])[^/\s]*@)?${HOST}(?::\d+)?/\S.*$`,
  "u",
);
/** `user@host:path`, as ssh has it. */
const SCP_FORM = new RegExp(String.raw`^(?:(?!-)[^@:/\s]+@)?${HOST}:(?![-:])[^@\s][^@]*$`, "u");
const DRIVE = /^[A-Za-z]:[\\/]/;

/** @returns whether it names a repository beyond this disk, or tries to */
export function isAddress(text: string): boolean {
  return SCHEME.test(text) || (/^[^/\\]*:/.test(text) && !isDrive(text));
}

/** @returns what is wrong with it, or null; a name or a path is never wrong by its form alone */
export function addressFault(text: string): string | null {
  if (/\p{Cc}/u.test(text)) return "holds a control character";
  if (text.startsWith("-")) return "begins like a flag of git";
  if (/^[\w+.-]*::/.test(text)) return "names a helper program of git";
  if (!isAddress(text) || /^file:\/\/\/./.test(text)) return null;
  if (!SCHEME.test(text)) return SCP_FORM.test(text) ? null : "is no address";
  if (!/^(?:https|ssh|file):/.test(text)) return "goes by a way that is not allowed";
  return URL_FORM.test(text) ? null : "is no address";
}

/** An address as anybody may read it. */
export function shown(address: string): string {
  if (/^[/.\\]/.test(address) || isDrive(address)) return address;
  const scheme = SCHEME.exec(address)?.[0] ?? "";
  const rest = scheme === "" ? address : address.slice(scheme.length).replace(/[?#].*$/s, "");
  // In one that is well formed a user ends before the path; else anything may be part of a token.
  const end = URL_FORM.test(address) ? rest.indexOf("/") : rest.length;
  return scheme + rest.slice(rest.lastIndexOf("@", end - 1) + 1);
}

/** What git said of an address, as anybody may read it. */
export function withoutLogin(said: string, address: string): string {
  return said
    .replaceAll(address, shown(address))
    .replace(/(?<=:\/\/)[^\s'"]*@/g, "")
    .replace(/(?<=^|[\s'"(])[^\s'"(@/]+@(?=[\w.-]+:)/gm, "");
}

function isDrive(text: string): boolean {
  return process.platform === "win32" && DRIVE.test(text);
}
