/** A small pool of worker threads: tasks in, results out, errors with the worker's stack. */
import { Worker } from "node:worker_threads";
import { type Fault, InputError } from "./error.ts";

type Answer<Result> = { readonly result: Result } | { readonly error: Thrown };

interface Thrown {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of an InputError. */
  readonly faults: readonly Fault[] | undefined;
}

interface Job<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Holds its threads until `close`. A thread starts when a task finds none idle; one without a task
 * does not keep the process alive.
 */
export class WorkerPool<Task, Result> {
  readonly #module: URL;
  readonly #exportName: string;
  readonly #size: number;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: Job<Task, Result>[] = [];
  readonly #busy = new Map<Worker, Job<Task, Result>>();

  /**
   * @param module a TypeScript module
   * @param exportName its function of one task, to be run in the threads
   * @param size threads at most
   */
  constructor(module: URL, exportName: string, size: number) {
    this.#module = module;
    this.#exportName = exportName;
    this.#size = size;
  }

  /** Starts all threads now, so that they are up when the first tasks come. */
  start(): void {
    while (this.#threads.size < this.#size) this.#idle.push(this.#start());
  }

  /** Tasks start in the order of the calls. */
  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  #next(): void {
    const job = this.#waiting[0];
    if (job === undefined) return;
    const thread = this.#idle.pop() ?? (this.#threads.size < this.#size ? this.#start() : null);
    if (thread === null) return;
    this.#waiting.shift();
    this.#busy.set(thread, job);
    thread.ref();
    thread.postMessage(job.task);
  }

  #start(): Worker {
    const thread = new Worker(new URL("./pool.worker.js", import.meta.url), {
      execArgv: [],
      workerData: { module: this.#module.href, exportName: this.#exportName },
    });
    this.#threads.add(thread);
    thread.unref();
    thread.on("message", (answer: Answer<Result>) => {
      const job = this.#busy.get(thread);
      this.#busy.delete(thread);
      thread.unref();
      this.#idle.push(thread);
      if ("result" in answer) job?.resolve(answer.result);
      else job?.reject(revive(answer.error));
      this.#next();
    });
    // A thread that dies takes its own task down, not the others.
    thread.on("error", (error) => this.#lose(thread, error));
    thread.on("exit", (code) => {
      if (this.#threads.has(thread)) this.#lose(thread, new Error(`a worker stopped with ${code}`));
    });
    return thread;
  }

  #lose(thread: Worker, error: unknown): void {
    this.#threads.delete(thread);
    if (this.#idle.includes(thread)) this.#idle.splice(this.#idle.indexOf(thread), 1);
    this.#busy.get(thread)?.reject(error);
    this.#busy.delete(thread);
    this.#next();
  }
}

function revive({ message, stack, faults }: Thrown): Error {
  if (faults !== undefined) return new InputError(faults);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
