import type { Roster, RosterEpoch } from "./blockTypes.ts";
import { BASE, DISCUSSION, OWN, WIDE, type History } from "./replicaHistory.ts";
import type { RefusalReason } from "./replicaTypes.ts";
import { mayWrite, type Role } from "./roles.ts";
import { roleAt } from "./rosterAt.ts";

const MAX_REMEMBERED = 20_000;

export interface AdmissionParts {
  readonly history: History;
  readonly roster: () => Roster | null;
  /** The members as far as the author of a block knew them. */
  readonly rosterBefore: (logKey: string, index: number) => Roster | null;
}

/**
 * Which blocks count. What a block writes counts when the roster says so, or when another member had it at a time when, by all that member knew, it counted (docs/SYNC.md, late blocks).
 * The answer depends on the set of blocks alone, not on the order in which they came.
 */
export class Admission {
  readonly #parts: AdmissionParts;
  readonly #standing = new Map<string, boolean>();
  readonly #witnessed = new Map<string, number>();

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** To be called when blocks came: answers that lean on witnesses may differ now. */
  forget(): void {
    this.#standing.clear();
    this.#witnessed.clear();
  }

  /** Of what the block writes (bits), what counts. */
  allowed(logKey: string, index: number): number {
    const { history } = this.#parts;
    const roster = this.#parts.roster();
    if (roster === null) return 0;
    const kinds = history.kinds(logKey, index);
    if (kinds === 0) return 0;
    const direct = allowedBy(history, roster, { logKey, index }) & kinds;
    if (direct === kinds) return direct;
    return direct | (this.#byWitness(logKey, index, kinds & ~direct) & kinds);
  }

  /** Why something of the block does not count. */
  reasonAgainst(logKey: string, index: number): RefusalReason {
    const { history } = this.#parts;
    const roster = this.#parts.roster();
    const log = roster?.logs.get(logKey);
    if (roster === null || log === undefined) return "unknown-log";
    if (isOutdated(history, roster, { logKey, index })) return "epoch";
    const last = log.spans.at(-1);
    const couldOnce = log.spans.some((span) => span.role !== null && span.from <= index);
    return last !== undefined && last.role === null && index >= last.from && couldOnce ? "late" : "role";
  }

  #byWitness(logKey: string, index: number, wanted: number): number {
    const name = `${logKey}:${index}`;
    const known = this.#witnessed.get(name);
    if (known !== undefined) return known;
    let found = 0;
    for (const other of this.#parts.history.logKeys()) {
      if (other === logKey || (found & wanted) === wanted) continue;
      for (const at of this.#knowledge(other, logKey, index)) {
        if ((found & wanted) === wanted) break;
        const past = this.#parts.rosterBefore(other, at);
        const gained = past === null ? 0 : allowedBy(this.#parts.history, past, { logKey, index });
        if ((gained & wanted & ~found) !== 0 && this.#stands(other, at)) found |= gained;
      }
    }
    if (this.#witnessed.size > MAX_REMEMBERED) this.#witnessed.clear();
    this.#witnessed.set(name, found);
    return found;
  }

  /** The blocks of a log from the first one whose author had the block in question: one for each time that author learned something about members. */
  #knowledge(by: string, logKey: string, index: number): readonly number[] {
    const { history } = this.#parts;
    const first = history.firstToSee(by, logKey, index);
    if (first === null || !history.named.has(logKey)) return [];
    const blocks = new Set([first]);
    for (const other of history.logKeys()) {
      for (const entryIndex of history.entryIndexes(other)) {
        const at = history.firstToSee(by, other, entryIndex);
        if (at !== null && at > first) blocks.add(at);
      }
    }
    return [...blocks].sort((one, other) => one - other);
  }

  /** Whether a block counts at all: its author was a member, or another member had it while, by all that one knew, its author was one. */
  #stands(logKey: string, index: number): boolean {
    const roster = this.#parts.roster();
    if (roster !== null && roleAt(roster, logKey, index) !== null) return true;
    const name = `${logKey}:${index}`;
    const known = this.#standing.get(name);
    if (known !== undefined) return known;
    // Logs may claim to have seen each other's future; whoever does so vouches for nobody.
    this.#standing.set(name, false);
    let stands = false;
    for (const other of this.#parts.history.logKeys()) {
      if (stands) break;
      if (other === logKey) continue;
      stands = this.#knowledge(other, logKey, index).some((at) => {
        const past = this.#parts.rosterBefore(other, at);
        return past !== null && roleAt(past, logKey, index) !== null && this.#stands(other, at);
      });
    }
    this.#standing.set(name, stands);
    return stands;
  }
}

interface Place { readonly logKey: string; readonly index: number }

function allowedBy(history: History, roster: Roster, place: Place): number {
  const role = roleAt(roster, place.logKey, place.index);
  if (role === null || isOutdated(history, roster, place)) return 0;
  // Whoever takes part may write to their own devices; nobody else can read it.
  let allowed = OWN;
  if (mayWrite(role, "forest")) allowed |= WIDE;
  if (mayWrite(role, "discussion")) allowed |= DISCUSSION;
  if (place.logKey === roster.founderLogKey && place.index < roster.baseEndsAt) allowed |= BASE;
  return allowed;
}

/** Its author had a newer key when it was sealed with this one. */
function isOutdated(history: History, roster: Roster, { logKey, index }: Place): boolean {
  const epochId = history.epochId(logKey, index);
  const own = roster.epochs.findIndex((epoch) => epoch.epochId === epochId);
  if (own < 0) return false;
  return roster.epochs.slice(own + 1).some((epoch) => history.follows(logKey, index, epoch.logKey, epoch.index));
}

const RANK: Readonly<Record<Role, number>> = { owner: 4, admin: 4, editor: 3, commenter: 2, reader: 1 };

/** Whether, for blocks that are here already, the new roster allows less than the old one: then what was taken in must be acknowledged before. */
export function takesAway(history: History, before: Roster | null, after: Roster | null): boolean {
  if (before === null) return false;
  if (after === null) return true;
  for (const log of before.logs.values()) {
    const length = history.length(log.logKey);
    const later = after.logs.get(log.logKey);
    const starts = [...log.spans, ...(later?.spans ?? [])].map((span) => span.from).filter((from) => from < length);
    if (starts.some((from) => rankAt(after, log.logKey, from) < rankAt(before, log.logKey, from))) return true;
  }
  return isReordered(before.epochs, after.epochs);
}

function rankAt(roster: Roster, logKey: string, index: number): number {
  const role = roleAt(roster, logKey, index);
  return role === null ? 0 : RANK[role];
}

/** An epoch that counts only now though somebody may have seen it long ago, or one that does not count any more. */
function isReordered(before: readonly RosterEpoch[], after: readonly RosterEpoch[]): boolean {
  return before.some((epoch, at) => after[at]?.epochId !== epoch.epochId) || after.length > before.length + 1;
}
