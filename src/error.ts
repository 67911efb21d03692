/** What the person at the keyboard can mend: one line a fault, every fault at once, exit 2. */

/** Where a fault or a notice was found. `file` is a path or a flag such as `--out`. */
interface Place {
  readonly file: string;
  /** 1-based line of the file, where one can be named. */
  readonly line?: number | undefined;
}

export interface Fault extends Place {
  /** What is wrong, lower-case, with the offending value in it. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

/** Something odd that did not stop the build; counted, printed and shown on the method page. */
export interface Notice extends Place {
  /** As the console says it, which may quote a value. */
  readonly what: string;
  /**
   * As a site says it: a sentence and a count, without a value, a line or the name of a file. Not
   * given where `what` is such a sentence.
   */
  readonly shown?: string;
}

/** Thrown for faults of input, settings, disk or permission. Anything else is a bug of ours. */
export class InputError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], options?: { cause?: unknown }) {
    super(faults.map(formatFault).join("\n"), options);
    this.name = "InputError";
    this.faults = faults;
  }
}

/** Throws one InputError with all the faults found so far, if there are any. */
export function throwFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new InputError(faults);
}

/** `file:line: what; what to do`, on one line whatever the value holds. */
function formatFault({ file, line, what, todo }: Fault): string {
  return oneLine(`${formatPlace({ file, line })}: ${what}; ${todo}`);
}

/** So many notices are printed; all of them are on the method page. */
const MAX_NOTES = 20;

/** Notices as lines for the console. */
export function noteLines(notices: readonly string[]): string[] {
  const lines = notices.slice(0, MAX_NOTES).map((notice) => oneLine(`note: ${notice}`));
  const more = notices.length - MAX_NOTES;
  return more > 0 ? [...lines, `note: ${more} more, all of them on method.html`] : lines;
}

function formatPlace({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** A value as it may stand in a message: control characters escaped, long ones shortened. */
export function quote(value: string, max = 60): string {
  const points = Array.from(value);
  const short = points.length > max ? `${points.slice(0, max - 1).join("")}…` : value;
  return JSON.stringify(short);
}

/** A value in a message, as `quote` writes it. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/**
 * A message as strangers may read it: what `quote` put in goes out, but for known names, and
 * participants go by their codes.
 */
export function withoutValues(
  text: string,
  known: ReadonlySet<string>,
  codes: ReadonlyMap<string, string> = new Map(),
): string {
  return text.replace(QUOTED, (quoted) => {
    const value = JSON.parse(quoted) as string;
    const code = codes.get(value);
    if (code !== undefined) return code;
    return known.has(value) ? quoted : "(a value)";
  });
}

/** Control and bidirectional characters of a value must not rewrite the terminal's line. */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** What the disk or its owner refuses, and what to do. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: "free some space on the disk",
  EDQUOT: "free some space on the disk",
  EFBIG: "choose a disk that takes larger files",
  EACCES: "mend the permissions",
  EPERM: "mend the permissions",
  EROFS: "choose a folder that can be written",
  EBUSY: "close the program that holds it open",
  ETXTBSY: "close the program that holds it open",
  ENOENT: "see to it that nothing is moved meanwhile, and try again",
  EEXIST: "move away what stands there",
  ENOTEMPTY: "move away what stands there",
  ENOTDIR: "choose another folder",
  EISDIR: "choose another name",
  ELOOP: "mend the link",
  EXDEV: "choose a folder on one disk with its neighbours",
  EINVAL: "choose another name or another disk",
  ENAMETOOLONG: "choose a shorter name",
  EMFILE: "raise the limit of open files",
  ENFILE: "raise the limit of open files",
  EIO: "check the disk",
  ENXIO: "check the disk",
  ENODEV: "check the disk",
  ESTALE: "connect the network drive again",
  EHOSTDOWN: "connect the network drive again",
  ETIMEDOUT: "connect the network drive again",
};

/** What a system refused, as its user can mend it; null for all other errors. */
export function systemFault(error: unknown): Fault | null {
  if (!(error instanceof Error)) return null;
  const { code = "", path, dest, syscall = "" } = error as NodeJS.ErrnoException & Moved;
  const todo = SYSTEM_ERRORS[code];
  if (todo === undefined || syscall === "") return null;
  const what = `${syscall}${dest === undefined ? "" : ` to ${quote(dest, 200)}`} failed with ${code}`;
  return { file: path ?? "disk", what, todo };
}

/** What Node says of a rename beside the rest. */
interface Moved {
  readonly dest?: string;
}

/** Runs an action; where the system refuses it without a name, as it does to writers, this one is said. */
export async function naming<T>(file: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (systemFault(error) !== null) (error as NodeJS.ErrnoException).path ??= file;
    throw error;
  }
}

/** The text for the person at the keyboard and the exit status: 2 theirs to mend, 1 our bug. */
export function explain(error: unknown, debug: boolean): { text: string; exitCode: number } {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof InputError) return { text: debug ? stack : error.message, exitCode: 2 };
  const fault = systemFault(error);
  if (fault === null)
    return { text: `a bug of Tagscape, please report it:\n${stack}`, exitCode: 1 };
  const line = formatFault(fault);
  return { text: debug ? `${line}\n${stack}` : line, exitCode: 2 };
}
