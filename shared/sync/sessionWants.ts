import type { Session } from "./session.ts";
import { MAX_WANT_BYTES } from "./sessionMessages.ts";

const MAX_IN_FLIGHT = 4;
const ANSWER_MS = 3_000;
/** So long the author of a log, who sends it unasked, is given before others are asked. */
const AUTHOR_GRACE_MS = 400;

export interface WantParts {
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly sessions: () => Iterable<Session>;
  readonly storedLength: (logKey: string) => number;
  /** How much of a log is taken at most; 0: nothing of it. */
  readonly limitOf: (logKey: string) => number;
  /** The device that writes a log; null: not known yet. */
  readonly authorOf: (logKey: string) => string | null;
  readonly onSlow: (logKey: string) => void;
}

interface Asked { readonly session: Session; readonly until: number; leftBytes: number; lastMovedAtMs: number }

/** Asks for what others have and this device lacks: each log of one of them at a time. */
export class SessionWants {
  readonly #parts: WantParts;
  readonly #asked = new Map<string, Asked>();
  /** When a log was seen to lack something, or when it moved last. */
  readonly #lackingSince = new Map<string, number>();
  /** Who did not answer for a log lately. */
  readonly #slow = new Map<string, Set<Session>>();
  #cancelGrace: (() => void) | null = null;

  constructor(parts: WantParts) {
    this.#parts = parts;
  }

  /** Blocks others say they have beyond what is here. */
  missing(): number {
    let missing = 0;
    for (const [logKey, best] of this.#best()) missing += Math.max(0, best - this.#parts.storedLength(logKey));
    return missing;
  }

  /** `isMoving`: some of it is on the disk now. What follows a gap is not: its author goes on with it, and must be asked for the gap all the same. */
  arrived(session: Session, logKey: string, run: { readonly end: number; readonly bytes: number; readonly isMoving: boolean }): void {
    if (run.isMoving) this.#lackingSince.set(logKey, this.#parts.now());
    const asked = this.#asked.get(logKey);
    if (asked?.session !== session) return;
    asked.lastMovedAtMs = this.#parts.now();
    asked.leftBytes -= run.bytes;
    if (asked.leftBytes <= 0 || run.end >= asked.until) this.#asked.delete(logKey);
  }

  /** Whether somebody else is sending what is lacking of a log. */
  isAskedElsewhere(session: Session, logKey: string): boolean {
    const asked = this.#asked.get(logKey);
    return asked !== undefined && asked.session !== session;
  }

  ended(session: Session): void {
    for (const [logKey, asked] of [...this.#asked]) if (asked.session === session) this.#asked.delete(logKey);
    for (const slow of this.#slow.values()) slow.delete(session);
    this.ask();
  }

  close(): void {
    this.#cancelGrace?.();
    this.#cancelGrace = null;
  }

  /** Asks for all that may be asked for now. */
  ask(): void {
    const now = this.#parts.now();
    let isGraceDue = false;
    for (const [logKey, best] of this.#best()) {
      const stored = this.#parts.storedLength(logKey);
      if (best <= stored) {
        this.#lackingSince.delete(logKey);
        this.#slow.delete(logKey);
        continue;
      }
      if (this.#isUnderWay(logKey, stored, now)) continue;
      const since = this.#lackingSince.get(logKey) ?? now;
      this.#lackingSince.set(logKey, since);
      const author = this.#authorSession(logKey);
      if ((author !== null || this.#mayBeAmong(logKey)) && now - since < AUTHOR_GRACE_MS) isGraceDue = true;
      else this.#askOne(logKey, stored, author);
    }
    if (isGraceDue && this.#cancelGrace === null) {
      this.#cancelGrace = this.#parts.after(AUTHOR_GRACE_MS, () => {
        this.#cancelGrace = null;
        this.ask();
      });
    }
  }

  #isUnderWay(logKey: string, stored: number, now: number): boolean {
    const asked = this.#asked.get(logKey);
    if (asked === undefined) return false;
    if (asked.until > stored && now - asked.lastMovedAtMs < ANSWER_MS) return true;
    this.#asked.delete(logKey);
    if (asked.until <= stored) return false;
    const slow = this.#slow.get(logKey) ?? new Set();
    this.#slow.set(logKey, slow.add(asked.session));
    this.#parts.onSlow(logKey);
    return false;
  }

  #authorSession(logKey: string): Session | null {
    const author = this.#parts.authorOf(logKey);
    for (const session of this.#parts.sessions()) if (session.remote.deviceKey === author && !session.disputed.has(logKey) && session.limits === null) return session;
    return null;
  }

  /** A newcomer does not know yet who wrote what: one of several at the other ends may be sending it. */
  #mayBeAmong(logKey: string): boolean {
    return this.#parts.authorOf(logKey) === null && [...this.#parts.sessions()].length > 1;
  }

  #askOne(logKey: string, stored: number, author: Session | null): void {
    const inFlight = new Map<Session, number>();
    for (const { session } of this.#asked.values()) inFlight.set(session, (inFlight.get(session) ?? 0) + 1);
    const slow = this.#slow.get(logKey);
    const able = [...this.#parts.sessions()].filter((session) => (session.have.get(logKey) ?? 0) > stored && !session.disputed.has(logKey));
    const free = able.filter((session) => (inFlight.get(session) ?? 0) < MAX_IN_FLIGHT);
    const rank = (session: Session): number => (slow?.has(session) === true ? 100 : 0) + (session === author ? -10 : 0) + (inFlight.get(session) ?? 0);
    const [chosen] = free.sort((one, other) => rank(one) - rank(other));
    if (chosen === undefined) return;
    const until = Math.min(chosen.have.get(logKey) ?? 0, this.#parts.limitOf(logKey));
    this.#asked.set(logKey, { session: chosen, until, leftBytes: MAX_WANT_BYTES, lastMovedAtMs: this.#parts.now() });
    chosen.say({ kind: "want", logKey, from: stored, maxBytes: MAX_WANT_BYTES });
  }

  #best(): Map<string, number> {
    const best = new Map<string, number>();
    for (const session of this.#parts.sessions()) {
      for (const [logKey, length] of session.have) {
        const limit = this.#parts.limitOf(logKey);
        if (limit > 0 && !session.disputed.has(logKey)) best.set(logKey, Math.max(best.get(logKey) ?? 0, Math.min(length, limit)));
      }
    }
    return best;
  }
}
