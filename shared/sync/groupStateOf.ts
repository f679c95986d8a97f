import type { Roster, RosterLog } from "./blockTypes.ts";
import type { GroupDevice, GroupInvite, GroupMember, GroupState } from "./groupState.ts";
import type { Deliveries } from "./replicaDeliveries.ts";
import type { Ledger } from "./replicaLedger.ts";
import type { LogChain } from "./replicaLogs.ts";
import type { ReplicaSessions } from "./replicaSessions.ts";
import { mayWrite } from "./roles.ts";
import { currentRole } from "./rosterAt.ts";

export interface StateParts {
  readonly groupId: string;
  readonly ownLogKey: string;
  readonly ledger: Ledger;
  readonly deliveries: Deliveries;
  readonly sessions: ReplicaSessions;
  readonly chains: ReadonlyMap<string, LogChain>;
  readonly now: () => number;
  /** Own updates that were not even written. */
  readonly unwritten: () => number;
  /** The first own block of the forest as it is now: refused before it is not in this forest. */
  readonly ownFrom: () => number;
}

type State = Omit<GroupState, "forestId" | "requests" | "isPaused">;

/** What a person is told, made of what is known right now; `since` remembers since when somebody lacks something. */
export class StateTeller {
  readonly #parts: StateParts;
  readonly #lackingSince = new Map<string, number>();

  constructor(parts: StateParts) {
    this.#parts = parts;
  }

  state(): State {
    const { ledger, chains, groupId, sessions } = this.#parts;
    const roster = ledger.roster();
    const totalBlocks = [...this.#lengths(roster).values()].reduce((sum, length) => sum + length, 0);
    const base = { groupId, totalBlocks, missingBlocks: sessions.wants.missing(), keepers: this.#keepers(roster, totalBlocks), ownRefused: this.#ownRefused(roster) };
    if (roster === null) return { ...base, totalBlocks: [...chains.values()].reduce((sum, chain) => sum + chain.length, 0), name: "", createdAtMs: 0, myRole: null, ended: null, members: [], removed: [], invites: [] };
    const own = roster.logs.get(this.#parts.ownLogKey);
    const me = own === undefined ? undefined : roster.people.get(own.personId);
    const myRole = own === undefined ? null : currentRole(roster, own.logKey);
    const isOver = own !== undefined && myRole === null;
    return {
      ...base, name: roster.name, createdAtMs: roster.createdAtMs, myRole,
      ended: !isOver ? null : me?.hasLeft === true ? "left" : (me?.role ?? null) !== null ? "unlinked" : "removed",
      members: this.#members(roster, totalBlocks),
      removed: [...roster.people.values()].filter((person) => person.role === null).map((person) => ({
        personId: person.personId, name: person.name, removedAtMs: person.endedAtMs ?? 0, hasLeft: person.hasLeft,
        lateBlocks: this.#logsOf(roster, person.personId).reduce((sum, log) => sum + this.#lateBlocks(log), 0),
      })),
      invites: this.#invites(roster),
    };
  }

  /** Blocks of a log here, of those that are the group's. */
  #lengths(roster: Roster | null): Map<string, number> {
    const lengths = new Map<string, number>();
    for (const [logKey, chain] of this.#parts.chains) if (roster?.logs.has(logKey) === true) lengths.set(logKey, chain.length);
    return lengths;
  }

  #logsOf(roster: Roster, personId: string): RosterLog[] {
    return [...roster.logs.values()].filter((log) => log.personId === personId);
  }

  #members(roster: Roster, totalBlocks: number): GroupMember[] {
    const members: GroupMember[] = [];
    for (const { personId, name, role } of roster.people.values()) {
      if (role === null) continue;
      const logs = this.#logsOf(roster, personId).filter((log) => currentRole(roster, log.logKey) !== null);
      const isMe = logs.some((log) => log.logKey === this.#parts.ownLogKey);
      members.push({ personId, name, role, isMe, devices: logs.map((log) => this.#device(roster, log, totalBlocks)) });
    }
    return members;
  }

  ackedLengths(): Map<string, number> {
    const roster = this.#parts.ledger.roster();
    const others = [...roster?.logs.values() ?? []].filter(({ logKey }) => roster !== null && logKey !== this.#parts.ownLogKey && currentRole(roster, logKey) !== null);
    if (others.length === 0) return new Map();
    return new Map([...this.#lengths(roster)].map(([logKey, length]) => [logKey, Math.min(length, ...others.map((other) => this.#ackedOf(other, logKey, length)))]));
  }

  #ackedOf(device: Pick<RosterLog, "deviceKey" | "logKey">, logKey: string, length: number): number {
    const { sessions, ledger } = this.#parts;
    if (device.logKey === logKey) return length;
    return Math.max(sessions.acquaintance(device.deviceKey).acked.get(logKey) ?? 0, ledger.history.clockOf(device.logKey).get(logKey) ?? 0);
  }

  #device(roster: Roster, log: RosterLog, totalBlocks: number): GroupDevice {
    const { sessions, ledger, ownLogKey } = this.#parts;
    const { logKey, deviceKey, deviceName } = log;
    const isThisOne = logKey === ownLogKey;
    const session = sessions.session(deviceKey);
    const known = sessions.acquaintance(deviceKey);
    let ackedBlocks = 0;
    for (const [other, length] of this.#lengths(roster)) ackedBlocks += Math.min(length, isThisOne ? length : this.#ackedOf(log, other, length));
    const pendingBlocks = totalBlocks - ackedBlocks;
    if (pendingBlocks === 0) this.#lackingSince.delete(deviceKey);
    else if (!this.#lackingSince.has(deviceKey)) this.#lackingSince.set(deviceKey, this.#parts.now());
    return {
      deviceKey, logKey, name: deviceName, isThisOne, ackedBlocks, pendingBlocks,
      route: session?.remote.route ?? known.route, isOnline: isThisOne || session !== null, roundTripMs: session?.roundTripMs ?? null,
      pendingSinceMs: this.#lackingSince.get(deviceKey) ?? null,
      lastHeardAtMs: known.lastHeardAtMs ?? ledger.history.lastAtMs(logKey),
    };
  }

  /** Written after the cut, and kept out. */
  #lateBlocks(log: RosterLog): number {
    return this.#refusedIn(log, (index) => this.#parts.ledger.admission.allowed(log.logKey, index) === 0 && this.#parts.ledger.history.updateCount(log.logKey, index) > 0 ? 1 : 0);
  }

  #ownRefused(roster: Roster | null): number {
    const own = roster?.logs.get(this.#parts.ownLogKey);
    const { history, admission } = this.#parts.ledger;
    if (own === undefined) return this.#parts.unwritten();
    const isRefused = (index: number): boolean => (admission.allowed(own.logKey, index) & history.kinds(own.logKey, index)) === 0;
    return this.#parts.unwritten() + this.#refusedIn(own, (index) => (index >= this.#parts.ownFrom() && isRefused(index) ? history.updateCount(own.logKey, index) : 0));
  }

  /** Looks only from where on the role does not allow everything. */
  #refusedIn(log: RosterLog, count: (index: number) => number): number {
    const from = log.spans.find(({ role }) => !mayWrite(role, "forest"))?.from;
    if (from === undefined) return 0;
    let sum = 0;
    const end = this.#parts.ledger.history.length(log.logKey);
    for (let index = from; index < end; index += 1) sum += count(index);
    return sum;
  }

  #invites(roster: Roster): GroupInvite[] {
    const now = this.#parts.now();
    return [...roster.invites.values()].map(({ inviteId, role, expiresAtMs, isRevoked, isUsed }) => ({
      inviteId, role, expiresAtMs, status: isUsed ? "used" : isRevoked ? "revoked" : expiresAtMs <= now ? "expired" : "open",
    }));
  }

  /** A keeper is named by `host:port/key`. */
  #keepers(roster: Roster | null, totalBlocks: number): State["keepers"] {
    const sessions = this.#parts.sessions.keepers();
    return (roster?.keepers ?? []).map((address) => {
      const session = sessions.find(({ remote }) => address.endsWith(`/${remote.deviceKey}`));
      let ackedBlocks = 0;
      for (const [logKey, length] of this.#lengths(roster)) ackedBlocks += Math.min(length, session?.have.get(logKey) ?? 0);
      return { address, isOnline: session !== undefined, ackedBlocks, pendingBlocks: totalBlocks - ackedBlocks, problem: session?.isKeeperFull === true ? "full" : null };
    });
  }
}
