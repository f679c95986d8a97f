import { HEAD_BYTES, MAX_WANT_BYTES, type Channel, type HaveLog } from "#shared/sync/index.ts";
import type { SpaceLogs } from "./spaceLogs.ts";
import { createSpaceSession, type SpaceSession } from "./spaceSession.ts";

const TELL_AFTER_MS = 10;
const NO_HEAD = new Uint8Array(HEAD_BYTES);
/** The first time; four times as long with each time nothing came: a large block takes long over a thin line. */
const ANSWER_WITHIN_MS = 8_000;
const ANSWER_WITHIN_MAX_MS = 600_000;
const MAX_ASKED_OF_ONE = 4;
/** The author of a log sends it unasked; to ask while it does would make it begin anew. Nobody is asked before a log stood still for so long. */
const STANDSTILL_MS = 150;

export interface SpaceParts {
  readonly logs: SpaceLogs;
  readonly maxLogs: number;
  readonly maxWaitingBytesPerSession: number;
  /** Whether so many more bytes may wait for the disk, over all spaces; every yes is given back. */
  readonly mayWait: (bytes: number) => boolean;
  readonly giveBack: (bytes: number) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly onFull: (isFull: boolean) => void;
  readonly report: (message: string) => void;
}

/** A space somebody is in: takes blocks, keeps them, and hands them to whoever lacks them. */
export interface Space {
  readonly logs: SpaceLogs;
  join(channel: Channel): void;
  isFull(): boolean;
}

/** What it has is said at once after it is on disk: to those who sent it that is the acknowledgement, to the others the news. Nothing is pushed: who lacks it asks. */
export function createSpace(parts: SpaceParts): Space {
  return new SpaceOfSessions(parts);
}

type Run = { readonly logKey: string; readonly from: number; readonly blocks: readonly Uint8Array[] };

class SpaceOfSessions implements Space {
  readonly logs: SpaceLogs;
  private readonly sessions = new Set<SpaceSession>();
  private readonly waitingBytes = new WeakMap<SpaceSession, number>();
  private readonly news = new Set<string>();
  /** log key → who did not answer in time, one entry for each time. */
  private readonly unanswered = new Map<string, readonly SpaceSession[]>();
  /** log key → since when it lacks something, or when it moved last. */
  private readonly lackingSinceMs = new Map<string, number>();
  private isTelling = false;
  private isLooking = false;
  private hasNoRoom = false;

  constructor(private readonly parts: SpaceParts) {
    this.logs = parts.logs;
  }

  isFull(): boolean {
    return this.hasNoRoom;
  }

  join(channel: Channel): void {
    const { now, maxLogs, report } = this.parts;
    const session = createSpaceSession({
      channel, logs: this.logs, now, maxLogs, report,
      onHave: (from, named) => {
        // That there is nothing of a log is said, too: its author sends it then without being asked.
        from.tellHave(named.filter((logKey) => this.lengthOf(logKey) === 0).map((logKey) => ({ logKey, length: 0, head: NO_HEAD })));
        this.seekAll();
      },
      onBlocks: (from, run, bytes) => this.accept(from, run, bytes),
    });
    this.sessions.add(session);
    // Room may have been made meanwhile: the next block tells.
    this.setFull(false);
    channel.onClose(() => {
      this.sessions.delete(session);
      this.seekAll();
    });
    session.send({ kind: "have", logs: this.haveOf(this.logs.logs().keys()) });
  }

  private haveOf(logKeys: Iterable<string>): HaveLog[] {
    const have: HaveLog[] = [];
    for (const logKey of logKeys) {
      const log = this.logs.logs().get(logKey);
      if (log !== undefined) have.push({ logKey, length: log.length, head: log.headHash.subarray(0, HEAD_BYTES) });
    }
    return have;
  }

  private tellSoon(logKey: string): void {
    this.news.add(logKey);
    if (this.isTelling) return;
    this.isTelling = true;
    this.parts.after(TELL_AFTER_MS, () => {
      this.isTelling = false;
      const have = this.haveOf(this.news);
      this.news.clear();
      for (const session of this.sessions) session.tellHave(have);
    });
  }

  private setFull(isFull: boolean): void {
    if (this.hasNoRoom === isFull) return;
    this.hasNoRoom = isFull;
    this.parts.onFull(isFull);
    if (isFull) for (const session of this.sessions) session.send({ kind: "full" });
  }

  private lengthOf(logKey: string): number {
    return this.logs.logs().get(logKey)?.length ?? 0;
  }

  /** Asks for what others say they have and is lacking here. */
  private seekAll(): void {
    const lacking = new Set<string>();
    for (const { theirs } of this.sessions) for (const [logKey, length] of theirs) if (length > this.lengthOf(logKey)) lacking.add(logKey);
    for (const logKey of this.lackingSinceMs.keys()) if (!lacking.has(logKey)) this.lackingSinceMs.delete(logKey);
    const nowMs = this.parts.now();
    let isEarly = false;
    for (const logKey of lacking) {
      const sinceMs = this.lackingSinceMs.get(logKey) ?? nowMs;
      this.lackingSinceMs.set(logKey, sinceMs);
      if (nowMs - sinceMs < STANDSTILL_MS) isEarly = true;
      else this.seek(logKey);
    }
    if (!isEarly || this.isLooking) return;
    this.isLooking = true;
    this.parts.after(STANDSTILL_MS, () => {
      this.isLooking = false;
      this.seekAll();
    });
  }

  /** One device is asked for a log at a time, each for few of them. */
  private seek(logKey: string): void {
    const sessions = [...this.sessions];
    if (this.hasNoRoom || sessions.some(({ asked }) => asked.has(logKey))) return;
    const from = this.lengthOf(logKey);
    const able = sessions.filter(({ theirs, asked }) => (theirs.get(logKey) ?? 0) > from && asked.size < MAX_ASKED_OF_ONE);
    const [source] = able.sort((a, b) => this.missesOf(a, logKey) - this.missesOf(b, logKey) || a.asked.size - b.asked.size);
    if (source === undefined) return;
    this.awaitAnswer(source, logKey, MAX_WANT_BYTES);
    source.send({ kind: "want", logKey, from, maxBytes: MAX_WANT_BYTES });
  }

  private missesOf(session: SpaceSession, logKey: string): number {
    return this.unanswered.get(logKey)?.filter((one) => one === session).length ?? 0;
  }

  private awaitAnswer(source: SpaceSession, logKey: string, leftBytes: number): void {
    source.asked.get(logKey)?.callOff();
    const waitMs = Math.min(ANSWER_WITHIN_MS * 4 ** this.missesOf(source, logKey), ANSWER_WITHIN_MAX_MS);
    const callOff = this.parts.after(waitMs, () => {
      source.asked.delete(logKey);
      this.unanswered.set(logKey, [...(this.unanswered.get(logKey) ?? []), source]);
      this.seekAll();
    });
    source.asked.set(logKey, { callOff, leftBytes });
  }

  /** Something of a log came: who was asked for it is given time for the rest of the answer. */
  private noteMovement(session: SpaceSession, logKey: string, bytes: number): void {
    if (this.lackingSinceMs.has(logKey)) this.lackingSinceMs.set(logKey, this.parts.now());
    const asked = session.asked.get(logKey);
    if (asked !== undefined) this.awaitAnswer(session, logKey, asked.leftBytes - bytes);
  }

  /** False: more waits for the disk than this session, or all together, may leave waiting. */
  private accept(session: SpaceSession, run: Run, bytes: number): boolean {
    const own = (this.waitingBytes.get(session) ?? 0) + bytes;
    if (own > this.parts.maxWaitingBytesPerSession || !this.parts.mayWait(bytes)) return false;
    this.waitingBytes.set(session, own);
    this.noteMovement(session, run.logKey, bytes);
    void this.take(session, run)
      .catch((cause: unknown) => { this.parts.report(`blocks could not be taken: ${cause instanceof Error ? cause.message : "unknown"}`); })
      .finally(() => {
        this.waitingBytes.set(session, (this.waitingBytes.get(session) ?? bytes) - bytes);
        this.parts.giveBack(bytes);
      });
    return true;
  }

  private async take(session: SpaceSession, { logKey, from, blocks }: Run): Promise<void> {
    const taken = await this.logs.take(logKey, from, blocks);
    const asked = session.asked.get(logKey);
    const isAnswered = taken !== "taken" || (asked?.leftBytes ?? 0) <= 0 || this.lengthOf(logKey) >= (session.theirs.get(logKey) ?? 0);
    if (asked !== undefined && isAnswered) {
      asked.callOff();
      session.asked.delete(logKey);
    }
    switch (taken) {
      case "taken":
        this.noteTheirs(session, logKey, from + blocks.length);
        this.unanswered.delete(logKey);
        this.setFull(false);
        this.tellSoon(logKey);
        break;
      case "known": session.tellHave(this.haveOf([logKey])); break;
      case "gap": this.noteTheirs(session, logKey, from + blocks.length); break;
      case "bad":
        session.theirs.delete(logKey);
        session.blame();
        break;
      case "full": this.setFull(true); break;
      default: taken satisfies never;
    }
    this.seekAll();
  }

  private noteTheirs(session: SpaceSession, logKey: string, length: number): void {
    if (session.theirs.size < this.parts.maxLogs || session.theirs.has(logKey)) session.theirs.set(logKey, Math.max(length, session.theirs.get(logKey) ?? 0));
  }
}
