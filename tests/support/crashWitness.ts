import { GONE, parentIn, shown, type Change, type KnownPoint, type PageMessage, type PageStart, type PointKey, type Shown } from "./crashTypes.ts";

/** A killed page may have used numbers it could not tell any more. */
const SPARE_NUMBERS = 10;

interface Edit {
  readonly edit: number;
  readonly what: string;
  readonly changes: readonly Change[];
  /** Null while it is only planned. */
  madeAtMs: number | null;
  doneAtMs: number | null;
}

export interface Loss {
  readonly edit: number;
  readonly what: string;
  readonly changes: readonly Change[];
}

export interface Verdict {
  readonly acked: number;
  readonly made: number;
  /** Acknowledged edits (of this run or an earlier one) that are not there any more. */
  readonly ackedLost: readonly Loss[];
  readonly unackedLost: number;
  /** From the oldest lost edit that was made but not acknowledged to the kill; 0 when none was lost. */
  readonly unackedMs: number;
  /** How much of that the page itself was busy with the oldest lost edit, before it could send anything; null when it was killed at it. */
  readonly busyMs: number | null;
}

/**
 * Writes down, outside of the app, what was edited and what was acknowledged, and judges what is left after a kill. One witness serves one profile: what a run
 * left on disk is where the next one begins.
 */
export class CrashWitness {
  /** What may stand in the outline, by point. More than one where an edit was lost that the mirror may still bring back. */
  private readonly allowed = new Map<PointKey, readonly Shown[]>();
  private readonly lastSeen = new Map<PointKey, KnownPoint>();
  private edits = new Map<number, Edit>();
  private ackedThrough = -1;
  private newest = 0;

  hear(message: PageMessage, receivedAtMs: number): void {
    if (message.kind === "planned") {
      this.edits.set(message.edit, { edit: message.edit, what: message.what, changes: message.changes, madeAtMs: null, doneAtMs: null });
      this.newest = Math.max(this.newest, message.edit);
    } else if (message.kind === "made") {
      const edit = this.edits.get(message.edit);
      // The page's clock is this machine's; the earlier of the two makes the window longer, never shorter.
      if (edit !== undefined) edit.madeAtMs = Math.min(message.atMs, receivedAtMs);
    } else if (message.kind === "done") {
      const edit = this.edits.get(message.edit);
      if (edit !== undefined) edit.doneAtMs = message.atMs;
    } else if (message.kind === "not-made") {
      // Still planned: should it come about after all, nobody wonders where it comes from.
      const edit = this.edits.get(message.edit);
      if (edit !== undefined) edit.madeAtMs = null;
    } else if (message.kind === "acked") this.ackedThrough = Math.max(this.ackedThrough, message.throughEdit);
  }

  /** Where the next run begins: points there is no doubt about, those that are gone for certain, and what must not be removed. */
  get outset(): Omit<PageStart, "seed"> {
    const sure = [...this.allowed].filter(([, values]) => values.length === 1).map(([key]) => key);
    const doubted = [...this.allowed.values()].filter((values) => values.length > 1).flat();
    return {
      firstEdit: this.newest + SPARE_NUMBERS,
      points: sure.flatMap((key) => this.lastSeen.get(key) ?? []),
      gone: sure.filter((key) => !this.lastSeen.has(key)),
      keep: [...new Set(doubted.flatMap((value) => parentIn(value) ?? []))],
    };
  }

  /** Begins with what a prepared profile holds. */
  begin(disk: ReadonlyMap<PointKey, KnownPoint>): void {
    for (const [key, point] of disk) {
      this.allowed.set(key, [shown(point.title, point.parentKey)]);
      this.lastSeen.set(key, point);
      this.newest = Math.max(this.newest, Number(key.slice(1)));
    }
  }

  judge(disk: ReadonlyMap<PointKey, KnownPoint>, killedAtMs: number): Verdict {
    const now = (key: PointKey): Shown => {
      const point = disk.get(key);
      return point === undefined ? GONE : shown(point.title, point.parentKey);
    };
    const ordered = [...this.edits.values()].sort((a, b) => a.edit - b.edit);
    const made = ordered.filter(({ madeAtMs }) => madeAtMs !== null);
    const isAcked = ({ edit }: Edit): boolean => edit <= this.ackedThrough;
    const lost = made.filter((edit) => edit.changes.some(({ key }) => !valuesSince(ordered, key, edit.edit).includes(now(key))));
    const unacked = lost.filter((edit) => !isAcked(edit));
    // In order of numbers, which is the order of making.
    const oldest = unacked[0];
    const oldestAtMs = oldest?.madeAtMs ?? killedAtMs;
    const verdict: Verdict = {
      acked: made.filter(isAcked).length, made: made.length, unackedLost: unacked.length, unackedMs: Math.max(0, killedAtMs - oldestAtMs),
      busyMs: oldest?.doneAtMs === null ? null : (oldest?.doneAtMs ?? killedAtMs) - oldestAtMs,
      ackedLost: [...lost.filter(isAcked), ...this.earlierLost(now, ordered)],
    };
    this.settle(now, disk, ordered);
    return verdict;
  }

  /** What earlier runs had on disk and no acknowledged edit has touched since. */
  private earlierLost(now: (key: PointKey) => Shown, ordered: readonly Edit[]): Loss[] {
    const ackedKeys = new Set(ordered.filter(({ edit }) => edit <= this.ackedThrough).flatMap(({ changes }) => changes.map(({ key }) => key)));
    const mayBe = (key: PointKey, values: readonly Shown[]): readonly Shown[] => [...values, ...valuesSince(ordered, key, -1)];
    return [...this.allowed].filter(([key, values]) => !ackedKeys.has(key) && !mayBe(key, values).includes(now(key)))
      .map(([key, values]) => ({ edit: Number(key.slice(1)), what: `was ${values.join(" or ")}, now ${now(key)}`, changes: [] }));
  }

  /** The next run begins with what is there; a lost edit may still come back from the mirror, so its values stay allowed. */
  private settle(now: (key: PointKey) => Shown, disk: ReadonlyMap<PointKey, KnownPoint>, ordered: readonly Edit[]): void {
    const keys = new Set([...this.allowed.keys(), ...disk.keys(), ...ordered.flatMap(({ changes }) => changes.map(({ key }) => key))]);
    for (const key of keys) {
      const later = valuesSince(ordered, key, -1);
      const at = later.lastIndexOf(now(key));
      const mayReturn = later.length > 0 ? later.slice(at + 1) : (this.allowed.get(key) ?? []);
      this.allowed.set(key, [...new Set([now(key), ...mayReturn])]);
      const point = disk.get(key);
      if (point === undefined) this.lastSeen.delete(key);
      else this.lastSeen.set(key, point);
    }
    this.edits = new Map();
    this.ackedThrough = -1;
  }
}

/** What a point was to show after each edit from this number on that touched it. */
function valuesSince(ordered: readonly Edit[], key: PointKey, from: number): Shown[] {
  return ordered.filter(({ edit }) => edit >= from).flatMap(({ changes }) => changes.filter((change) => change.key === key)
    .map(({ title, parentKey }) => (title === null ? GONE : shown(title, parentKey))));
}
