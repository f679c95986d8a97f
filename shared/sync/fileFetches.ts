import { FileFlow } from "./fileFlow.ts";
import { FilePart } from "./filePart.ts";
import type { FileFetch, FileParts, FileStage } from "./fileTypes.ts";
import type { Session } from "./session.ts";
import type { SessionMessage } from "./sessionMessages.ts";
import type { Route } from "./groupState.ts";

const TICK_MS = 250;
/** Who sent too little is asked again after this time. */
const STALLED_MS = 30_000;
/** An answer may have been lost with a connection. A "no" may be a "yes" in a moment, as soon as the other has read what names the file, or much later: each next time is asked after twice the time. */
const ASK_AGAIN_MS = 3_000;
const NO_AGAIN_MS = 30_000;
const MAX_FETCHES = 512;
const MAX_BANS = 1_000;
/** A small file goes before what is left of a large one. */
const SMALL_BYTES = 8 * 1024 * 1024;
const MUCH_LEFT_BYTES = 16 * 1024 * 1024;
const BEST_FIRST: readonly Route[] = ["lan", "direct", "relay", "keeper", "file"];

type FileAnswer = Extract<SessionMessage, { readonly kind: "fileData" | "fileNone" }>;
type FileData = Extract<SessionMessage, { readonly kind: "fileData" }>;

interface Asked { readonly atMs: number; readonly times: number; hasAnswered: boolean }

interface Fetch {
  readonly part: FilePart;
  limitBytes: number;
  /** Device → how large it says the file is. */
  readonly holders: Map<string, number>;
  /** Device → when it was asked last, whether it has answered since, and how often it was asked. */
  readonly asked: Map<string, Asked>;
  readonly stalledUntilMs: Map<string, number>;
  hasFailed: boolean;
}

interface Running {
  readonly fetch: Fetch;
  readonly session: Session;
  readonly flow: FileFlow;
  /** One piece after the other. */
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
    const fetch: Fetch = { part: new FilePart(sha256, this.#given.files.incoming), limitBytes, holders: new Map(), asked: new Map(), stalledUntilMs: new Map(), hasFailed: false };
    this.#makeRoom();
    this.#fetches.set(sha256, fetch);
    for (const session of this.#given.sessions()) this.#ask(session, fetch);
    this.#startTicking();
    return this.#told(fetch);
  }

  cancel(sha256: string): void {
    if (!this.#fetches.delete(sha256)) return;
    if (this.#running?.fetch.part.sha256 === sha256) this.#stopRunning();
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
    fetch.part.totalBytes ??= totalBytes;
    this.#tell(fetch);
    this.#step();
  }

  #heardPiece(session: Session, fetch: Fetch, piece: FileData): void {
    const running = this.#running;
    if (running === null || running.fetch !== fetch || running.session !== session) return;
    const which = running.flow.receive(piece);
    if (which === "late") return;
    if (which === "wrong") {
      this.#ban(fetch, session.remote.deviceKey);
      this.#stopRunning();
      this.#step();
      return;
    }
    fetch.part.comesFrom(session.remote.deviceKey);
    running.writing = running.writing.then(() => this.#write(running, piece));
  }

  async #write(running: Running, { from, bytes }: FileData): Promise<void> {
    const { fetch, flow } = running;
    if (this.#running !== running) return;
    try {
      await fetch.part.append(from, bytes);
    } catch {
      // SAFETY: the disk refused; it is reported, the person is told, and may ask again.
      this.#refused(fetch);
      return;
    }
    if (this.#running !== running) return;
    if (fetch.part.haveBytes >= flow.totalBytes) await this.#finish(fetch, running);
    else {
      this.#askOn(running);
      this.#tell(fetch);
    }
  }

  #askOn({ fetch: { part }, session, flow }: Running): void {
    const more = flow.askFor(part.haveBytes, this.#given.now());
    if (more !== null) session.say({ kind: "fileWant", sha256: part.sha256, ...more });
  }

  async #finish(fetch: Fetch, running: Running | null): Promise<void> {
    let isGood: boolean;
    try {
      isGood = await fetch.part.finish();
    } catch {
      // SAFETY: as above.
      this.#refused(fetch);
      return;
    }
    if (running !== null && this.#running === running) this.#running = null;
    if (this.#isClosed || !this.#isWanted(fetch)) return;
    if (isGood) {
      this.#fetches.delete(fetch.part.sha256);
      this.#given.files.onFile({ ...this.#told(fetch), stage: "arrived" });
    } else {
      const liar = fetch.part.onlySender();
      if (liar === null) fetch.part.isCareful = true;
      else this.#ban(fetch, liar);
      fetch.part.beginAnew();
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
      const leftBytes = running.flow.totalBytes - running.fetch.part.haveBytes;
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
    const { part } = fetch;
    await part.begin(session.remote.deviceKey, totalBytes);
    if (this.#isClosed || !this.#isWanted(fetch) || session.isOver) {
      await part.release();
      return;
    }
    if (part.haveBytes === totalBytes) {
      await this.#finish(fetch, null);
      return;
    }
    this.#running = { fetch, session, flow: new FileFlow({ totalBytes, haveBytes: part.haveBytes, nowMs: this.#given.now() }), writing: Promise.resolve() };
    this.#askOn(this.#running);
    this.#tell(fetch);
  }

  #stopRunning(): void {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    void running.writing.then(() => running.fetch.part.release()).catch(() => {
      // SAFETY: it is only let go of; what is wrong with the disk shows at the next attempt.
      this.#given.onDisk();
    });
  }

  #ask(session: Session, fetch: Fetch): void {
    const { deviceKey, isKeeper } = session.remote;
    if (isKeeper || session.limits !== null || session.isOver || this.#isBanned(fetch, deviceKey)) return;
    fetch.asked.set(deviceKey, { atMs: this.#given.now(), times: (fetch.asked.get(deviceKey)?.times ?? 0) + 1, hasAnswered: false });
    session.say({ kind: "fileWant", sha256: fetch.part.sha256, from: 0, maxBytes: 0 });
  }

  #ban(fetch: Fetch, deviceKey: string): void {
    fetch.holders.delete(deviceKey);
    this.#banned.add(`${fetch.part.sha256} ${deviceKey}`);
    for (const oldest of this.#banned) if (this.#banned.size > MAX_BANS) this.#banned.delete(oldest);
    this.#tell(fetch);
  }

  #isBanned(fetch: Fetch, deviceKey: string): boolean {
    return this.#banned.has(`${fetch.part.sha256} ${deviceKey}`);
  }

  /** The oldest that nobody has goes. */
  #makeRoom(): void {
    if (this.#fetches.size < MAX_FETCHES) return;
    const idle = [...this.#fetches.values()].find((fetch) => fetch !== this.#running?.fetch);
    if (idle !== undefined) this.#fetches.delete(idle.part.sha256);
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
    if (running?.flow.isStalled(now) === true) {
      running.fetch.stalledUntilMs.set(running.session.remote.deviceKey, now + STALLED_MS);
      this.#stopRunning();
      this.#tell(running.fetch);
    }
    const sessions = [...this.#given.sessions()];
    for (const fetch of this.#fetches.values()) {
      for (const session of sessions) {
        const asked = fetch.asked.get(session.remote.deviceKey);
        if (fetch.holders.has(session.remote.deviceKey)) continue;
        if (asked === undefined || now - asked.atMs >= againAfterMs(asked)) this.#ask(session, fetch);
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
    const { sha256, haveBytes, totalBytes } = fetch.part;
    return { sha256, stage: this.#stageOf(fetch), haveBytes, totalBytes, holders: [...fetch.holders.keys()] };
  }

  #isWanted(fetch: Fetch): boolean {
    return this.#fetches.get(fetch.part.sha256) === fetch;
  }

  #tell(fetch: Fetch): void {
    if (!this.#isClosed && this.#isWanted(fetch)) this.#given.files.onFile(this.#told(fetch));
  }
}

const againAfterMs = ({ hasAnswered, times }: Asked): number => (hasAnswered ? Math.min(NO_AGAIN_MS, ASK_AGAIN_MS * 2 ** (times - 1)) : ASK_AGAIN_MS);
