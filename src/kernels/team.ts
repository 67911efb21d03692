/**
 * The kernels in WebAssembly on one or more threads that share a memory. This is the only door to
 * them: it lays out memory, hands rows to threads, and shows results as typed arrays.
 */
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

const PAGE = 65536;
/** Bytes from which on memory is given back after a job: few fields are so large, and it never shrinks. */
const MUCH = 2 ** 26;
/** 2 GB at most. Memory is only reserved until it is used. */
const MAX_PAGES = 32768;
/** Words of the control block: the call, threads done, kernel, arguments, failures, helpers come. */
const CONTROL = { call: 0, done: 1, kernel: 2, count: 3, failed: 4, joined: 5 } as const;
/** A call is its number and the threads it is for, in one word so that no helper sees half of it. */
const THREAD_BITS = 9;
/** Bytes of the control block, and of the arguments of each thread. */
const CONTROL_BYTES = 64;
const MAX_ARGUMENTS = 12;
/** How often a thread looks for a change before it sleeps: waking takes longer than most calls. */
const SPINS = 5000;

type Kernel = (...args: number[]) => void;

let compiled: WebAssembly.Module | null = null;

function kernels(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(new URL("./kernels.wasm", import.meta.url)));
  return compiled;
}

/** Names of the kernels in the order by which threads are told of them. */
function kernelNames(module: WebAssembly.Module): string[] {
  return WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === "function")
    .map(({ name }) => name)
    .toSorted();
}

/** A closed team, kept with its threads and memory for the next job of its size. */
let atRest: Team | null = null;

/**
 * Threads that work together. Starting one takes longer than a small map does, so the team works
 * with those that have started: no bit of a result depends on how many they are.
 */
export class Team {
  /** Threads at most, this one among them: scratch memory is for so many. */
  readonly size: number;
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Readonly<Record<string, Kernel>>;
  readonly #names: readonly string[];
  readonly #control: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #helpers: readonly Worker[];
  readonly #heapBase: number;
  #top: number;
  /** End of the memory that any job has used; beyond it all is zero. */
  #used: number;
  /** Whether a call has begun and not ended well: a helper may still be at it. */
  #underWay = false;
  #calls = 0;
  #threads = 1;

  /**
   * A team for one job, to be closed after it.
   *
   * @param size threads at most, this one among them
   */
  static take(size: number): Team {
    if (atRest?.size !== size) return new Team(size);
    const team = atRest;
    atRest = null;
    return team;
  }

  private constructor(size: number) {
    this.size = size;
    this.#memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES, shared: true });
    const module = kernels();
    const env = { memory: this.#memory, abort: onAbort };
    const { exports } = new WebAssembly.Instance(module, { env });
    this.#exports = exports as Readonly<Record<string, Kernel>>;
    this.#heapBase = ((exports.heapBase as () => number)() + 63) & ~63;
    this.#top = this.#heapBase;
    this.#used = this.#heapBase;
    this.#names = kernelNames(module);
    this.#control = new SharedArrayBuffer(CONTROL_BYTES + size * MAX_ARGUMENTS * 8);
    this.#words = new Int32Array(this.#control, 0, CONTROL_BYTES / 4);
    this.#helpers = Array.from({ length: size - 1 }, () => {
      const workerData = { module, memory: this.#memory, control: this.#control };
      const helper = new Worker(new URL("./team.worker.js", import.meta.url), {
        workerData,
        // The helper is plain JavaScript: no loader slows its start.
        execArgv: [],
      });
      helper.unref();
      return helper;
    });
  }

  /** Threads that the next `run` is for; only `countHelpers` and `awaitHelpers` change it. */
  get threads(): number {
    return this.#threads;
  }

  /** Counts the helpers whose threads have started by now; later calls use them. */
  countHelpers(): void {
    this.#threads = 1 + Atomics.load(this.#words, CONTROL.joined);
  }

  /** Waits until all helpers have started. */
  awaitHelpers(): void {
    for (this.countHelpers(); this.#threads < this.size; this.countHelpers())
      Atomics.wait(this.#words, CONTROL.joined, this.#threads - 1, 10);
  }

  /**
   * Room for `length` numbers of 4 bytes and some beyond, zero, aligned for SIMD. It lives as long
   * as the job, or until it is cut; views of other room stay valid.
   */
  allocate(length: number): number {
    const pointer = this.reserve(length);
    const before = Math.min(this.#used, this.#top);
    if (before > pointer) new Uint8Array(this.#memory.buffer, pointer, before - pointer).fill(0);
    return pointer;
  }

  /** As `allocate`, for what is written before it is read: it need not be zero. */
  reserve(length: number): number {
    const pointer = this.#top;
    this.#top = (this.#top + length * 4 + 64 + 63) & ~63;
    const missing = this.#top - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE) + 1);
    return pointer;
  }

  /**
   * Takes back all room from a pointer on, as if it had never been given. What is made when it is first asked
   * for, as panels are, must lie below it, or never be asked for again.
   */
  cut(pointer: number): void {
    this.#used = Math.max(this.#used, this.#top);
    this.#top = (pointer + 63) & ~63;
  }

  floats(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, pointer, length);
  }

  doubles(pointer: number, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, pointer, length);
  }

  integers(pointer: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, pointer, length);
  }

  /** Calls a kernel on this thread alone. */
  call(name: string, ...args: readonly number[]): void {
    this.#kernel(name)(...args);
  }

  #kernel(name: string): Kernel {
    const kernel = this.#exports[name];
    if (kernel === undefined) throw new Error(`no kernel ${name}`);
    return kernel;
  }

  /** Calls a kernel on every thread, with the arguments for each, and waits for all of them. */
  run(name: string, argumentsOf: (thread: number) => readonly number[]): void {
    const kernel = this.#kernel(name);
    this.#underWay = true;
    if (this.threads > 1) {
      for (let thread = 1; thread < this.threads; thread++) {
        const args = argumentsOf(thread);
        const offset = CONTROL_BYTES + thread * MAX_ARGUMENTS * 8;
        new Float64Array(this.#control, offset, MAX_ARGUMENTS).set(args);
        this.#words[CONTROL.count] = args.length;
      }
      this.#words[CONTROL.kernel] = this.#names.indexOf(name);
      Atomics.store(this.#words, CONTROL.done, 0);
      this.#calls = (this.#calls + 1) % 2 ** (31 - THREAD_BITS);
      Atomics.store(this.#words, CONTROL.call, this.#calls * 2 ** THREAD_BITS + this.threads);
      Atomics.notify(this.#words, CONTROL.call);
    }
    kernel(...argumentsOf(0));
    for (let looks = 0; ; looks++) {
      const done = Atomics.load(this.#words, CONTROL.done);
      if (Atomics.load(this.#words, CONTROL.failed) !== 0)
        throw new Error(`${name} failed in a thread`);
      if (done === this.threads - 1) break;
      if (looks > SPINS) Atomics.wait(this.#words, CONTROL.done, done, 1);
    }
    this.#underWay = false;
  }

  /**
   * Rows [0, n) in runs of about equal length that begin at multiples of `step`.
   *
   * @returns [from, to) of a thread
   */
  rows(n: number, thread: number, step = 4): [number, number] {
    const share = Math.ceil(n / this.threads / step) * step;
    return [Math.min(n, thread * share), Math.min(n, (thread + 1) * share)];
  }

  /** Ends the job. The last team to end one stays, in case the next needs as many threads. */
  close(): void {
    this.#used = Math.max(this.#used, this.#top);
    this.#top = this.#heapBase;
    const isMuch = this.size === 1 && this.#memory.buffer.byteLength > MUCH;
    if (this.#underWay || isMuch) this.#dismiss();
    else Team.#rest(this);
  }

  static #rest(team: Team): void {
    if (atRest !== null && atRest !== team) atRest.#dismiss();
    atRest = team;
  }

  #dismiss(): void {
    for (const helper of this.#helpers) void helper.terminate();
  }
}

function onAbort(): never {
  throw new Error("a kernel gave up");
}
