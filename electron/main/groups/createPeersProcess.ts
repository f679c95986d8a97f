import type { KnownGroup, PeersCallName, PeersEvents, PeersInput, PeersMessage, PeersOutput, PeersRequest, PeersStart } from "#electron/peers/peersProtocol.ts";

/** The other end of a process, as far as it matters here. */
export interface PeersPort {
  postMessage(request: PeersRequest): void;
  onMessage(listener: (message: PeersMessage) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

/** There is no peers process to answer, or it ended before it did. */
export class PeersAway extends Error {
  override readonly name = "PeersAway";
}

export type OnPeersEvent = <N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]) => void;

export interface PeersProcessParts {
  readonly fork: () => PeersPort;
  /** Asked for at each start of the process; null: it cannot be started (no key of this device). */
  readonly startInput: () => Promise<PeersStart | null>;
  /** It runs, for the first time or again. Awaited before `call` goes through, so within it only `callIfRunning` may be used. */
  readonly onStarted: (groups: readonly KnownGroup[]) => Promise<void>;
  readonly onEvent: OnPeersEvent;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** For the log file. */
  readonly warn: (message: string) => void;
}

export interface PeersProcess {
  /** Starts the process when it does not run. Rejects with `PeersAway` when that cannot be. */
  start(): Promise<void>;
  /** Starts it if need be, then asks. Rejects with `PeersAway`, or with what the process answered. */
  call<N extends PeersCallName>(name: N, input: PeersInput<N>): Promise<PeersOutput<N>>;
  /** The same, but only of a process that runs: nothing is started for its sake. */
  callIfRunning<N extends PeersCallName>(name: N, input: PeersInput<N>): Promise<PeersOutput<N> | null>;
  isRunning(): boolean;
  /** Lets it finish what it writes, for so long at most, then ends it for good. */
  stop(limitMs: number): Promise<void>;
}

interface Pending { readonly resolve: (value: unknown) => void; readonly reject: (cause: Error) => void }

/** More starts than this within a minute, and it must wait: what ends at once each time is not mended by haste. */
const MAX_STARTS_PER_MINUTE = 5;
const MINUTE_MS = 60_000;
const FIRST_DELAY_MS = 500;

/** Networking, keys and logs of groups in a process of their own: one that dies takes no forest along, and is started again. */
export function createPeersProcess(parts: PeersProcessParts): PeersProcess {
  return new RestartingPeers(parts);
}

class RestartingPeers implements PeersProcess {
  readonly #pending = new Map<number, Pending>();
  #port: PeersPort | null = null;
  /** Of the process that runs or is being started. */
  #ready: Promise<void> | null = null;
  #isReady = false;
  #isStopped = false;
  #lastId = 0;
  #startsAtMs: number[] = [];
  #callOffRestart: (() => void) | null = null;

  constructor(private readonly parts: PeersProcessParts) {}

  isRunning(): boolean {
    return this.#isReady;
  }

  start(): Promise<void> {
    if (this.#isStopped) return Promise.reject(new PeersAway("the app is ending"));
    // Whoever asks while it waits to be started again is told at once: a screen should not hang on a process that keeps ending.
    if (this.#callOffRestart !== null) return Promise.reject(new PeersAway("it will be started again soon"));
    this.#ready ??= this.#begin();
    return this.#ready;
  }

  async call<N extends PeersCallName>(name: N, input: PeersInput<N>): Promise<PeersOutput<N>> {
    await this.start();
    return this.#ask(name, input);
  }

  async callIfRunning<N extends PeersCallName>(name: N, input: PeersInput<N>): Promise<PeersOutput<N> | null> {
    return this.#isReady ? this.#ask(name, input) : null;
  }

  async stop(limitMs: number): Promise<void> {
    this.#isStopped = true;
    this.#callOffRestart?.();
    const port = this.#port;
    if (port === null) return;
    let callOff = (): void => undefined;
    const limit = new Promise<void>((resolve) => { callOff = this.parts.after(limitMs, resolve); });
    const stopping = this.#ask("stop", null).then(() => undefined, (cause: unknown) => { this.parts.warn(`stop: ${String(cause)}`); });
    await Promise.race([stopping, limit]);
    callOff();
    this.#end(port, new PeersAway("the app is ending"));
    port.kill();
  }

  async #begin(): Promise<void> {
    const input = await this.#input();
    this.#startsAtMs = [...this.#startsAtMs.filter((atMs) => atMs > this.parts.nowMs() - MINUTE_MS), this.parts.nowMs()];
    const port = this.parts.fork();
    this.#port = port;
    port.onMessage((message) => { if (this.#port === port) this.#take(message); });
    port.onExit((code) => { this.#ended(port, code); });
    try {
      const { groups } = await this.#ask("start", input);
      if (this.#port !== port) throw new PeersAway("the app is ending");
      this.#isReady = true;
      await this.parts.onStarted(groups);
    } catch (cause) {
      if (this.#port === port) {
        // It lives but refused to begin: the same as one that ended.
        this.#ended(port, -1);
        port.kill();
      }
      this.parts.warn(`start: ${String(cause)}`);
      throw cause instanceof PeersAway ? cause : new PeersAway("it could not be started", { cause });
    }
  }

  async #input(): Promise<PeersStart> {
    try {
      const input = await this.parts.startInput();
      if (input === null || this.#isStopped) throw new PeersAway("there is nothing to start with");
      return input;
    } catch (cause) {
      // The next one to ask tries again.
      this.#ready = null;
      throw cause instanceof PeersAway ? cause : new PeersAway(`it cannot be started: ${String(cause)}`, { cause });
    }
  }

  #ask<N extends PeersCallName>(name: N, input: PeersInput<N>): Promise<PeersOutput<N>> {
    return new Promise((resolve, reject) => {
      const port = this.#port;
      if (port === null) {
        reject(new PeersAway("it does not run"));
        return;
      }
      this.#lastId += 1;
      const id = this.#lastId;
      // SAFETY: the process answers a call with what the protocol names as its output.
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
      try {
        port.postMessage({ id, name, input });
      } catch (cause) {
        // It was never sent, so nobody will answer it.
        this.#pending.delete(id);
        reject(new PeersAway(`${name} could not be sent`, { cause }));
      }
    });
  }

  #take(message: PeersMessage): void {
    if (message.kind === "event") {
      // SAFETY: main is the only one this process talks to, and both are typed by the same protocol.
      this.parts.onEvent(message.name, message.payload as PeersEvents[typeof message.name]);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.ok) pending?.resolve(message.value);
    else pending?.reject(new Error(message.message));
  }

  #ended(port: PeersPort, code: number): void {
    if (this.#port !== port) return;
    this.parts.warn(`the process ended with ${code}, ${this.#pending.size} calls under way`);
    this.#end(port, new PeersAway("the process ended"));
    this.#startSoon();
  }

  #end(port: PeersPort, why: PeersAway): void {
    if (this.#port !== port) return;
    this.#port = null;
    this.#ready = null;
    this.#isReady = false;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const one of pending) one.reject(why);
  }

  #startSoon(): void {
    if (this.#isStopped) return;
    const nowMs = this.parts.nowMs();
    const recent = this.#startsAtMs.filter((atMs) => atMs > nowMs - MINUTE_MS);
    const backOffMs = FIRST_DELAY_MS * 2 ** Math.max(0, recent.length - 1);
    const oldest = recent[0] ?? nowMs;
    const delayMs = recent.length < MAX_STARTS_PER_MINUTE ? backOffMs : Math.max(backOffMs, oldest + MINUTE_MS - nowMs);
    this.#callOffRestart = this.parts.after(delayMs, () => {
      this.#callOffRestart = null;
      // A failure has been reported where it happened, and has planned the next attempt.
      this.start().catch(() => undefined);
    });
  }
}
