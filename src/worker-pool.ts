/**
 * A small pool of worker processes: tasks in, results out, errors with the worker's stack. Workers of
 * one process would start a little sooner, but wait for each other whenever they take memory from
 * the system: two encoders in workers were as slow as one.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Fault, InputError } from "./error.ts";

const ENTRY = fileURLToPath(new URL("./worker-pool.worker.js", import.meta.url));

type Answer<Result> = { readonly result: Result } | { readonly error: Thrown };

interface Thrown {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of an InputError. */
  readonly faults: readonly Fault[] | undefined;
}

/** By which a worker has the file that its pool was given. */
export const SHARED_FILE = 4;

interface Job<Task, Result> {
  readonly make: () => Task;
  readonly of: string | null;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Holds its workers until `close`. A worker starts when a task finds none idle; one without a task
 * does not keep the process alive.
 */
export class WorkerPool<Task, Result> {
  readonly #module: URL;
  readonly #exportName: string;
  readonly #size: number;
  readonly #file: number | null;
  readonly #workers = new Set<ChildProcess>();
  readonly #idle: ChildProcess[] = [];
  readonly #waiting: Job<Task, Result>[] = [];
  readonly #busy = new Map<ChildProcess, Job<Task, Result>>();
  #shared: unknown = undefined;

  /**
   * @param module a TypeScript module
   * @param exportName its function of one task and of what is shared, to be run in the workers
   * @param size workers at most
   * @param file descriptor of an open file that they share, as SHARED_FILE
   */
  constructor(module: URL, exportName: string, size: number, file: number | null = null) {
    this.#module = module;
    this.#exportName = exportName;
    this.#size = size;
    this.#file = file;
  }

  /** Starts all workers now, so that they are up when the first tasks come. */
  start(): void {
    while (this.#workers.size < this.#size) this.#idle.push(this.#start());
  }

  /** What every task has in common, told each worker once: the second argument of the function. */
  share(value: unknown): void {
    this.#shared = value;
    for (const worker of this.#workers) worker.send({ shared: value });
  }

  /**
   * Tasks start in the order of the calls.
   *
   * @param make the task, once a worker is there for it: what waits takes no memory
   * @param of what the task is of, for messages; null where its loss is the caller's to explain
   * @throws InputError where the system ends the worker
   */
  run(make: () => Task, of: string | null): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ make, of, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    const workers = [...this.#workers];
    this.#workers.clear();
    await Promise.all(
      workers.map(async (worker) => {
        hold(worker, true);
        worker.kill("SIGKILL");
        if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
      }),
    );
  }

  #next(): void {
    const job = this.#waiting[0];
    if (job === undefined) return;
    const worker = this.#idle.pop() ?? (this.#workers.size < this.#size ? this.#start() : null);
    if (worker === null) return;
    this.#waiting.shift();
    this.#busy.set(worker, job);
    hold(worker, true);
    worker.send({ task: job.make() });
  }

  #start(): ChildProcess {
    const worker = fork(ENTRY, [this.#module.href, this.#exportName], {
      // Analyses leave much behind at once: with room for it a twelfth of a worker's time is saved. What stays is
      // looked through when it has grown to 2.2 times, not 4: a fifth less memory for a hundredth of the time.
      execArgv: ["--max-semi-space-size=64", "--heap-growing-percent=120"],
      serialization: "advanced",
      // What is printed is the parent's to say; an error's stack is not lost.
      stdio: ["ignore", "ignore", "inherit", "ipc", this.#file ?? "ignore"],
    });
    this.#workers.add(worker);
    if (this.#shared !== undefined) worker.send({ shared: this.#shared });
    hold(worker, false);
    worker.on("message", (answer: Answer<Result>) => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      hold(worker, false);
      this.#idle.push(worker);
      if ("result" in answer) job?.resolve(answer.result);
      else job?.reject(revive(answer.error));
      this.#next();
    });
    // A worker that dies takes its own task down, not the others.
    worker.on("error", (error) => {
      if (worker.pid === undefined) this.#lose(worker, error);
      // It was sent something, and no longer takes it: why, its end will tell.
      else worker.kill("SIGKILL");
    });
    worker.on("exit", (code, signal) => {
      if (!this.#workers.has(worker)) return;
      const of = this.#busy.get(worker)?.of ?? null;
      const isKilled = signal !== null && of !== null;
      this.#lose(worker, isKilled ? killed(of, signal) : stopped(code ?? signal));
    });
    return worker;
  }

  #lose(worker: ChildProcess, error: unknown): void {
    this.#workers.delete(worker);
    if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
    this.#busy.get(worker)?.reject(error);
    this.#busy.delete(worker);
    this.#next();
  }
}

/** The system does so where memory runs short, and on a cluster where a job takes more than it asked for. */
function killed(of: string, signal: string): InputError {
  const what = `the process that worked on it was ended by ${signal}, as systems do where memory runs short`;
  const todo =
    "give it more memory, or take fewer --jobs; the next build goes on with what is finished";
  return new InputError([{ file: of, what, todo }]);
}

function stopped(how: unknown): Error {
  return new Error(`a worker stopped with ${String(how)}`);
}

/** Whether the process must wait for a worker. */
function hold(worker: ChildProcess, wait: boolean): void {
  if (wait) worker.ref();
  else worker.unref();
  if (wait) worker.channel?.ref();
  else worker.channel?.unref();
}

function revive({ message, stack, faults }: Thrown): Error {
  if (faults !== undefined) return new InputError(faults);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
