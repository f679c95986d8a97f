import type { FileFetch, FileParts, FileStage } from "./fileTypes.ts";
import type { Session } from "./session.ts";
import type { SessionMessage } from "./sessionMessages.ts";
import type { Route } from "./groupState.ts";

const TICK_MS = 250;
/** Who does not send as much in this time is left, and asked again later: one that drips would keep all others waiting. */
const STALL_MS = 10_000;
const STALL_BYTES = 16 * 1024;
const STALLED_MS = 30_000;
/** An answer may have been lost with a connection; a "no" may be a "yes" by now. */
const ASK_AGAIN_MS = 3_000;
const NO_AGAIN_MS = 30_000;
const MAX_FETCHES = 512;
const MAX_BANS = 1_000;
/** What may be under way at once: as much as comes in this time, so that text never waits for longer behind it on a slow way. */
const WINDOW_MS = 250;
/** How fast a way is, is measured anew so often. */
const MEASURED_MS = 2_000;
const MIN_WINDOW_BYTES = 64 * 1024;
const MAX_WINDOW_BYTES = 4 * 1024 * 1024;
/** A small file goes before what is left of a large one. */
const SMALL_BYTES = 8 * 1024 * 1024;
const MUCH_LEFT_BYTES = 16 * 1024 * 1024;
const BEST_FIRST: readonly Route[] = ["lan", "direct", "relay", "keeper", "file"];

type FileAnswer = Extract<SessionMessage, { readonly kind: "fileData" | "fileNone" }>;
type FileData = Extract<SessionMessage, { readonly kind: "fileData" }>;

interface Fetch {
  readonly sha256: string;
  limitBytes: number;
  haveBytes: number;
  totalBytes: number | null;
  /** Device → how large it says the file is. */
  readonly holders: Map<string, number>;
  /** Device → when it was asked last, and whether it said that it has nothing. */
  readonly asked: Map<string, { readonly atMs: number; hasAnswered: boolean }>;
  readonly stalledUntilMs: Map<string, number>;
  /** Whose bytes are in what came so far. */
  readonly contributors: Set<string>;
  /** A part of it is from before this device can remember who sent it. */
  isResumed: boolean;
  /** It came out wrong, and nobody knows whose fault it was: from now on all of it must come from one device. */
  isCareful: boolean;
  hasFailed: boolean;
}

interface Running {
  readonly fetch: Fetch;
  readonly session: Session;
  readonly totalBytes: number;
  /** Received through here, asked for through there. */
  expected: number;
  askedTo: number;
  windowBytes: number;
  /** When it had moved on last, and how far it was then. */
  movedAtMs: number;
  movedTo: number;
  beganAtMs: number;
  beganAt: number;
  writing: Promise<void>;
}

export interface FetchesParts {
  readonly files: FileParts;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly sessions: () => Iterable<Session>;
  /** For the log file: the disk refused. */
  readonly onDisk: () => void;
}

/** Files that are wanted on this device: who has them is asked of everybody, then one after the other is fetched, from one device at a time. */
export class FileFetches {
  readonly #given: FetchesParts;
  readonly #fetches = new Map<string, Fetch>();
  /** "sha256 device": what came from there was something else. */
  readonly #banned = new Set<string>();
  #running: Running | null = null;
  #isBeginning = false;
  #cancelTick: (() => void) | null = null;
  #isClosed = false;

  constructor(given: FetchesParts) {
    this.#given = given;
  }

  want(sha256: string, limitBytes: number): FileFetch {
    const known = this.#fetches.get(sha256);
    if (known !== undefined) {
      known.limitBytes = Math.max(known.limitBytes, limitBytes);
      known.hasFailed = false;
      this.#step();
      return this.#told(known);
    }
    const fetch: Fetch = {
      sha256, limitBytes, haveBytes: 0, totalBytes: null, holders: new Map(), asked: new Map(), stalledUntilMs: new Map(), contributors: new Set(), isResumed: false, isCareful: false, hasFailed: false,
    };
    this.#makeRoom();
    this.#fetches.set(sha256, fetch);
    for (const session of this.#given.sessions()) this.#ask(session, fetch);
    this.#startTicking();
    return this.#told(fetch);
  }

  cancel(sha256: string): void {
    if (!this.#fetches.delete(sha256)) return;
    if (this.#running?.fetch.sha256 === sha256) this.#stopRunning();
    this.#step();
  }

  met(session: Session): void {
    for (const fetch of this.#fetches.values()) this.#ask(session, fetch);
    if (this.#fetches.size > 0) this.#startTicking();
  }

  ended({ remote: { deviceKey } }: Session): void {
    if (this.#running?.session.remote.deviceKey === deviceKey) this.#stopRunning();
    for (const fetch of this.#fetches.values()) {
      fetch.asked.delete(deviceKey);
      if (fetch.holders.delete(deviceKey)) this.#tell(fetch);
    }
    this.#step();
  }

  heard(session: Session, message: FileAnswer): void {
    const fetch = this.#fetches.get(message.sha256);
    if (fetch === undefined || this.#isClosed) return;
    const { deviceKey } = session.remote;
    const asked = fetch.asked.get(deviceKey);
    if (asked !== undefined) asked.hasAnswered = true;
    const isHere = message.kind === "fileData" && message.total > 0 && message.total <= this.#given.files.maxFileBytes;
    if (!isHere) {
      if (this.#running?.fetch === fetch && this.#running.session === session) this.#stopRunning();
      if (fetch.holders.delete(deviceKey) || asked !== undefined) this.#tell(fetch);
      this.#step();
      return;
    }
    if (message.bytes.length > 0) this.#heardPiece(session, fetch, message);
    else this.#heardOffer(fetch, deviceKey, message.total);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTick?.();
    this.#stopRunning();
    this.#fetches.clear();
  }

  #heardOffer(fetch: Fetch, deviceKey: string, totalBytes: number): void {
    if (this.#isBanned(fetch, deviceKey)) return;
    fetch.holders.set(deviceKey, totalBytes);
    fetch.totalBytes ??= totalBytes;
    this.#tell(fetch);
    this.#step();
  }

  #heardPiece(session: Session, fetch: Fetch, { from, total, bytes }: FileData): void {
    const running = this.#running;
    // Late pieces of a source that was left.
    if (running === null || running.fetch !== fetch || running.session !== session || from !== running.expected) return;
    if (total !== running.totalBytes || from + bytes.length > total || from + bytes.length > running.askedTo) {
      this.#ban(fetch, session.remote.deviceKey);
      this.#stopRunning();
      this.#step();
      return;
    }
    running.expected += bytes.length;
    fetch.contributors.add(session.remote.deviceKey);
    running.writing = running.writing.then(() => this.#write(running, from, bytes));
  }

  async #write(running: Running, from: number, bytes: Uint8Array): Promise<void> {
    const { fetch } = running;
    if (this.#running !== running) return;
    try {
      await this.#given.files.incoming.append(fetch.sha256, from, bytes);
    } catch {
      // SAFETY: the disk refused; it is reported, the person is told, and may ask again.
      this.#refused(fetch);
      return;
    }
    fetch.haveBytes = from + bytes.length;
    if (this.#running !== running) return;
    if (fetch.haveBytes >= running.totalBytes) await this.#finish(fetch, running);
    else {
      this.#askOn(running);
      this.#tell(fetch);
    }
  }

  /** Asks for more as soon as half of what was asked for is on the disk. */
  #askOn(running: Running): void {
    const { fetch, session, totalBytes } = running;
    if (running.askedTo - fetch.haveBytes > running.windowBytes / 2 || running.askedTo >= totalBytes) return;
    const tookMs = Math.max(1, this.#given.now() - running.beganAtMs);
    const perMs = (fetch.haveBytes - running.beganAt) / tookMs;
    running.windowBytes = Math.min(MAX_WINDOW_BYTES, Math.max(MIN_WINDOW_BYTES, Math.min(perMs * WINDOW_MS, running.windowBytes * 2)));
    const maxBytes = Math.floor(Math.min(totalBytes - running.askedTo, running.windowBytes));
    session.say({ kind: "fileWant", sha256: fetch.sha256, from: running.askedTo, maxBytes });
    running.askedTo += maxBytes;
    if (tookMs < MEASURED_MS) return;
    running.beganAtMs = this.#given.now();
    running.beganAt = fetch.haveBytes;
  }

  async #finish(fetch: Fetch, running: Running | null): Promise<void> {
    let isGood: boolean;
    try {
      isGood = await this.#given.files.incoming.finish(fetch.sha256);
    } catch {
      // SAFETY: as above.
      this.#refused(fetch);
      return;
    }
    if (running !== null && this.#running === running) this.#running = null;
    if (this.#isClosed || this.#fetches.get(fetch.sha256) !== fetch) return;
    if (isGood) {
      this.#fetches.delete(fetch.sha256);
      this.#given.files.onFile({ ...this.#told(fetch), stage: "arrived", holders: [...fetch.holders.keys()] });
    } else {
      const [only] = fetch.contributors;
      if (fetch.contributors.size === 1 && !fetch.isResumed && only !== undefined) this.#ban(fetch, only);
      else fetch.isCareful = true;
      beginAnew(fetch);
      this.#tell(fetch);
    }
    this.#step();
  }

  #refused(fetch: Fetch): void {
    this.#given.onDisk();
    fetch.hasFailed = true;
    if (this.#running?.fetch === fetch) this.#stopRunning();
    this.#tell(fetch);
    this.#step();
  }

  /** Begins with the next one that can be fetched. */
  #step(): void {
    if (this.#isClosed || this.#isBeginning) return;
    const next = this.#next();
    if (next === null) return;
    const running = this.#running;
    if (running !== null) {
      const leftBytes = running.totalBytes - running.fetch.haveBytes;
      if (leftBytes < MUCH_LEFT_BYTES || next.totalBytes > SMALL_BYTES) return;
      this.#stopRunning();
    }
    this.#isBeginning = true;
    void this.#begin(next.fetch, next.session, next.totalBytes).catch(() => {
      // SAFETY: as above.
      this.#refused(next.fetch);
    }).finally(() => {
      this.#isBeginning = false;
      if (this.#running === null) this.#step();
    });
  }

  /** The smallest that somebody here has. */
  #next(): { readonly fetch: Fetch; readonly session: Session; readonly totalBytes: number } | null {
    let best: { readonly fetch: Fetch; readonly session: Session; readonly totalBytes: number } | null = null;
    for (const fetch of this.#fetches.values()) {
      if (fetch.hasFailed || fetch === this.#running?.fetch) continue;
      const session = this.#sourceOf(fetch);
      const totalBytes = session === null ? undefined : fetch.holders.get(session.remote.deviceKey);
      if (session !== null && totalBytes !== undefined && totalBytes <= fetch.limitBytes && (best === null || totalBytes < best.totalBytes)) best = { fetch, session, totalBytes };
    }
    return best;
  }

  #sourceOf(fetch: Fetch): Session | null {
    const now = this.#given.now();
    const able = [...this.#given.sessions()].filter(({ remote: { deviceKey }, limits, isOver }) =>
      !isOver && limits === null && fetch.holders.has(deviceKey) && (fetch.stalledUntilMs.get(deviceKey) ?? 0) <= now && !this.#isBanned(fetch, deviceKey));
    const [best = null] = able.sort((one, other) => BEST_FIRST.indexOf(one.remote.route) - BEST_FIRST.indexOf(other.remote.route) || (one.roundTripMs ?? 1_000) - (other.roundTripMs ?? 1_000));
    return best;
  }

  async #begin(fetch: Fetch, session: Session, totalBytes: number): Promise<void> {
    const { incoming } = this.#given.files;
    const { deviceKey } = session.remote;
    if (fetch.isCareful && !(fetch.contributors.size === 1 && fetch.contributors.has(deviceKey))) {
      await incoming.drop(fetch.sha256);
      beginAnew(fetch);
    }
    let haveBytes = await incoming.begin(fetch.sha256);
    if (haveBytes > totalBytes || (haveBytes > 0 && fetch.totalBytes !== null && fetch.contributors.size > 0 && fetch.totalBytes !== totalBytes)) {
      await incoming.drop(fetch.sha256);
      beginAnew(fetch);
      haveBytes = await incoming.begin(fetch.sha256);
    }
    if (haveBytes > 0 && fetch.contributors.size === 0) fetch.isResumed = true;
    fetch.haveBytes = haveBytes;
    fetch.totalBytes = totalBytes;
    if (this.#isClosed || this.#fetches.get(fetch.sha256) !== fetch || session.isOver) {
      await incoming.release(fetch.sha256);
      return;
    }
    if (haveBytes === totalBytes) {
      await this.#finish(fetch, null);
      return;
    }
    const now = this.#given.now();
    this.#running = {
      fetch, session, totalBytes, expected: haveBytes, askedTo: haveBytes, windowBytes: MIN_WINDOW_BYTES * 2, movedAtMs: now, movedTo: haveBytes, beganAtMs: now, beganAt: haveBytes, writing: Promise.resolve(),
    };
    this.#askOn(this.#running);
    this.#tell(fetch);
  }

  #stopRunning(): void {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    void running.writing.then(() => this.#given.files.incoming.release(running.fetch.sha256)).catch(() => {
      // SAFETY: it is only let go of; what is wrong with the disk shows at the next attempt.
      this.#given.onDisk();
    });
  }

  #ask(session: Session, fetch: Fetch): void {
    const { deviceKey, isKeeper } = session.remote;
    if (isKeeper || session.limits !== null || session.isOver || this.#isBanned(fetch, deviceKey)) return;
    fetch.asked.set(deviceKey, { atMs: this.#given.now(), hasAnswered: false });
    session.say({ kind: "fileWant", sha256: fetch.sha256, from: 0, maxBytes: 0 });
  }

  #ban(fetch: Fetch, deviceKey: string): void {
    fetch.holders.delete(deviceKey);
    this.#banned.add(`${fetch.sha256} ${deviceKey}`);
    for (const oldest of this.#banned) if (this.#banned.size > MAX_BANS) this.#banned.delete(oldest);
    this.#tell(fetch);
  }

  #isBanned(fetch: Fetch, deviceKey: string): boolean {
    return this.#banned.has(`${fetch.sha256} ${deviceKey}`);
  }

  /** The oldest that nobody has goes. */
  #makeRoom(): void {
    if (this.#fetches.size < MAX_FETCHES) return;
    const idle = [...this.#fetches.values()].find((fetch) => fetch !== this.#running?.fetch);
    if (idle !== undefined) this.#fetches.delete(idle.sha256);
  }

  #startTicking(): void {
    if (this.#isClosed) return;
    this.#cancelTick ??= this.#given.after(TICK_MS, () => {
      this.#cancelTick = null;
      this.#tick();
      // While nobody is here there is nothing to look after: who comes is asked.
      if (this.#fetches.size > 0 && [...this.#given.sessions()].length > 0) this.#startTicking();
    });
  }

  #tick(): void {
    const now = this.#given.now();
    const running = this.#running;
    if (running !== null && running.expected - running.movedTo >= STALL_BYTES) {
      running.movedAtMs = now;
      running.movedTo = running.expected;
    } else if (running !== null && now - running.movedAtMs > STALL_MS) {
      running.fetch.stalledUntilMs.set(running.session.remote.deviceKey, now + STALLED_MS);
      this.#stopRunning();
      this.#tell(running.fetch);
    }
    const sessions = [...this.#given.sessions()];
    for (const fetch of this.#fetches.values()) {
      for (const session of sessions) {
        const asked = fetch.asked.get(session.remote.deviceKey);
        if (fetch.holders.has(session.remote.deviceKey)) continue;
        if (asked === undefined || now - asked.atMs >= (asked.hasAnswered ? NO_AGAIN_MS : ASK_AGAIN_MS)) this.#ask(session, fetch);
      }
    }
    this.#step();
  }

  #stageOf(fetch: Fetch): FileStage {
    if (fetch.hasFailed) return "failed";
    if (this.#running?.fetch === fetch) return "fetching";
    const sizes = [...fetch.holders.values()];
    if (sizes.length > 0) return sizes.every((bytes) => bytes > fetch.limitBytes) ? "too-large" : "queued";
    return [...fetch.asked.values()].some(({ hasAnswered }) => !hasAnswered) ? "asking" : "waiting";
  }

  #told(fetch: Fetch): FileFetch {
    return { sha256: fetch.sha256, stage: this.#stageOf(fetch), haveBytes: fetch.haveBytes, totalBytes: fetch.totalBytes, holders: [...fetch.holders.keys()] };
  }

  #tell(fetch: Fetch): void {
    if (!this.#isClosed && this.#fetches.get(fetch.sha256) === fetch) this.#given.files.onFile(this.#told(fetch));
  }
}

function beginAnew(fetch: Fetch): void {
  fetch.haveBytes = 0;
  fetch.totalBytes = null;
  fetch.contributors.clear();
  fetch.isResumed = false;
}
