import { deviceProofOf, invitePlaceOf, phraseOf, proofOf, readInviteLink, toText, type Channel, type Invite, type Joining, type KeyPair, type SyncCrypto, type Welcome } from "#shared/sync/index.ts";
import type { Connection } from "../connections/connectionTypes.ts";
import type { MeetingPlace } from "../service/meetingPoint.ts";
import { encodeJoinMessage, parseJoinMessage, welcomeOf, type JoinMessage } from "./joinMessages.ts";

/** Joins that ended are remembered this long, for a page that asks late. */
const MAX_JOININGS = 16;
const MAX_WAIT_MS = 60_000;
/** Devices that are knocked at, for one link: the inviter's and those of other admins. */
const MAX_DOORS = 8;

export interface JoinerParts {
  readonly crypto: SyncCrypto;
  readonly device: KeyPair;
  /** 32 bytes; log keys are made of it, so that who knocks again after a crash knocks with the same one. */
  readonly deviceSeed: Uint8Array;
  readonly deviceName: string;
  readonly personId: string;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly isMember: (groupId: string) => boolean;
  /** The forest of a group this device is in; null or absent: not known. */
  readonly forestOf?: (groupId: string) => string | null;
  /** Admitted: keys are to be kept on disk, and the forest made. Rejects when the disk refuses. */
  readonly onWelcome: (joinId: string, log: KeyPair, welcome: Welcome) => Promise<void>;
  readonly onJoining: (joining: Joining) => void;
  /** What waits for an answer is another now: to be kept over a restart. */
  readonly onPending: (pending: readonly PendingJoin[]) => void;
  /** Places or keepers to look in changed. */
  readonly onPlaces: () => void;
  /** Dials an address that a link names. */
  readonly dial: (address: string) => void;
  /** For the log file. */
  readonly report: (message: string) => void;
}

export interface JoinProgress { readonly forestId: string; readonly haveBlocks: number; readonly totalBlocks: number; readonly isDone: boolean }

/** A joining that nobody has answered yet. */
export interface PendingJoin {
  readonly link: string;
  readonly personName: string;
  /** Devices whose four words were shown: a yes of theirs counts when it comes later, too. */
  readonly shown: readonly string[];
}

/** Knocks at the doors that links lead to. */
export interface Joiner {
  join(link: string, personName: string): Joining;
  /** Goes on with what waited when this process ended. What cannot be gone on with is left out. */
  resume(pending: readonly PendingJoin[]): void;
  cancel(joinId: string): void;
  places(): readonly MeetingPlace[];
  /** Keeper's address → the places looked for there. */
  keepers(): ReadonlyMap<string, readonly MeetingPlace[]>;
  /** What comes in after the welcome: from `filling` on. */
  progress(groupId: string, facts: JoinProgress): void;
  close(): void;
}

/** Somebody who may let in, on one connection: each has four words of its own. */
interface Door { readonly deviceKey: string; readonly channel: Channel; readonly phrase: readonly string[]; hasKnocked: boolean; isWaiting: boolean; name: string }

interface Attempt {
  readonly invite: Invite;
  readonly link: string;
  readonly log: KeyPair;
  readonly personName: string;
  joining: Joining;
  /** By device. */
  readonly doors: Map<string, Door>;
  readonly shown: Set<string>;
  isWelcome: boolean;
  callOff: () => void;
}

export function createJoiner(parts: JoinerParts): Joiner {
  return new LinkJoiner(parts);
}

class LinkJoiner implements Joiner {
  private readonly attempts = new Map<string, Attempt>();

  constructor(private readonly parts: JoinerParts) {}

  join(link: string, personName: string): Joining {
    const invite = lookAt(this.parts, link);
    if ("stage" in invite) return invite;
    const running = [...this.attempts.values()].find((attempt) => attempt.invite.inviteId === invite.inviteId && attempt.joining.stage !== "failed");
    if (running !== undefined) return running.joining;
    const attempt = this.begin(invite, { link, personName, shown: [] });
    this.keepPending();
    return attempt.joining;
  }

  resume(pending: readonly PendingJoin[]): void {
    for (const one of pending) {
      const invite = lookAt(this.parts, one.link);
      if (!("stage" in invite)) this.parts.onJoining(this.begin(invite, one).joining);
    }
    this.keepPending();
  }

  cancel(joinId: string): void {
    const attempt = this.attempts.get(joinId);
    this.attempts.delete(joinId);
    if (attempt === undefined) return;
    attempt.callOff();
    for (const { channel } of attempt.doors.values()) channel.send(encodeJoinMessage({ kind: "cancel" }));
    letGo(attempt);
    this.keepPending();
    this.parts.onPlaces();
  }

  places(): readonly MeetingPlace[] {
    return [...this.attempts.values()].filter(isOpen).map((attempt) => this.placeOf(attempt));
  }

  keepers(): ReadonlyMap<string, readonly MeetingPlace[]> {
    const found = new Map<string, MeetingPlace[]>();
    for (const attempt of [...this.attempts.values()].filter(isOpen)) {
      for (const address of attempt.invite.keepers) found.set(address, [...(found.get(address) ?? []), this.placeOf(attempt)]);
    }
    return found;
  }

  progress(groupId: string, { forestId, haveBlocks, totalBlocks, isDone }: JoinProgress): void {
    for (const attempt of this.attempts.values()) {
      const { stage } = attempt.joining;
      if (attempt.invite.groupId !== groupId || !attempt.isWelcome || stage === "done" || stage === "failed") continue;
      this.tell(attempt, { stage: isDone ? "done" : "filling", ...NO_WORDS, forestId, haveBlocks, totalBlocks });
    }
  }

  close(): void {
    for (const attempt of this.attempts.values()) attempt.callOff();
    this.attempts.clear();
  }

  private begin(invite: Invite, { link, personName, shown }: PendingJoin): Attempt {
    const { crypto, deviceSeed, onPlaces, dial } = this.parts;
    for (const [joinId, attempt] of this.attempts) if (this.attempts.size >= MAX_JOININGS && !isOpen(attempt)) this.attempts.delete(joinId);
    const attempt: Attempt = {
      invite, link, personName, doors: new Map(), shown: new Set(shown), isWelcome: false, callOff: () => undefined,
      log: crypto.newKeyPair(crypto.keyedHash(deviceSeed, new TextEncoder().encode(`zsl-joining1 ${invite.groupId} `), invite.seed)),
      joining: { ...blankOf(crypto), ...factsOf(invite), stage: "searching", problem: null },
    };
    this.attempts.set(attempt.joining.joinId, attempt);
    this.watchExpiry(attempt);
    onPlaces();
    for (const address of invite.addresses) dial(address);
    return attempt;
  }

  private placeOf(attempt: Attempt): MeetingPlace {
    return { key: invitePlaceOf(this.parts.crypto, attempt.invite.seed), isQuiet: false, onOpen: (connection, channel) => this.meet(attempt, connection, channel) };
  }

  private keepPending(): void {
    this.parts.onPending([...this.attempts.values()].filter(isOpen).map(({ link, personName, shown }) => ({ link, personName, shown: [...shown] })));
  }

  private tell(attempt: Attempt, changes: Partial<Joining>): void {
    attempt.joining = { ...attempt.joining, ...changes };
    this.parts.onJoining(attempt.joining);
  }

  private end(attempt: Attempt, problem: NonNullable<Joining["problem"]>): void {
    attempt.callOff();
    this.tell(attempt, { stage: "failed", problem, ...NO_WORDS });
    letGo(attempt);
    this.keepPending();
    this.parts.onPlaces();
  }

  /** The link's end may be weeks away, further than a timer reaches. */
  private watchExpiry(attempt: Attempt): void {
    const { now, after } = this.parts;
    attempt.callOff = after(Math.max(0, Math.min(MAX_WAIT_MS, attempt.invite.expiresAtMs - now())), () => {
      if (!isOpen(attempt)) return;
      if (now() >= attempt.invite.expiresAtMs) this.end(attempt, "expired");
      else this.watchExpiry(attempt);
    });
  }

  /** The inviter's device is knocked at. Others are in that place, too: admins, who say so before, and whoever else holds the link, who hears nothing. */
  private meet(attempt: Attempt, connection: Connection, channel: Channel): boolean {
    const { crypto } = this.parts;
    const { invite, doors } = attempt;
    const { deviceKey } = connection;
    const isInviter = deviceKey === invite.inviterKey;
    if (!isOpen(attempt) || (!isInviter && (invite.isOwnDevice || (!doors.has(deviceKey) && doors.size >= MAX_DOORS)))) {
      channel.close();
      return false;
    }
    const door: Door = { deviceKey, channel, phrase: phraseOf(crypto, connection.handshakeHash), hasKnocked: false, isWaiting: false, name: "" };
    const before = doors.get(deviceKey);
    doors.set(deviceKey, door);
    before?.channel.close();
    channel.onMessage((bytes) => { this.hear(attempt, door, parseJoinMessage(bytes)); });
    channel.onClose(() => {
      if (doors.get(deviceKey) !== door) return;
      doors.delete(deviceKey);
      if (isOpen(attempt) && door.isWaiting) this.tellWords(attempt);
    });
    if (isInviter) this.knock(attempt, door);
    return true;
  }

  private knock({ invite, log, personName }: Attempt, door: Door): void {
    if (door.hasKnocked) return;
    door.hasKnocked = true;
    const { crypto, device, personId, deviceName } = this.parts;
    const logKey = toText(log.publicKey);
    const said = invite.isOwnDevice ? deviceProofOf(invite.groupId, logKey, invite.inviterKey) : proofOf(invite.groupId, logKey);
    const proof = toText(crypto.sign(said, device.secretKey));
    door.channel.send(encodeJoinMessage({ kind: "knock", inviteId: invite.inviteId, personId, name: personName, deviceName, logKey, proof }));
  }

  private hear(attempt: Attempt, door: Door, message: JoinMessage | null): void {
    if (!isOpen(attempt)) return;
    switch (message?.kind) {
      case "door": this.knock(attempt, door); return;
      case "waiting": {
        door.isWaiting = true;
        door.name = message.name ?? "";
        const isNew = !attempt.shown.has(door.deviceKey);
        attempt.shown.add(door.deviceKey);
        if (isNew) this.keepPending();
        this.tellWords(attempt);
        return;
      }
      case "no": this.heardNo(attempt, door, message.problem); return;
      case "welcome": {
        // Only of whom the words of were shown, or who signed the link.
        if (door.deviceKey === attempt.invite.inviterKey || attempt.shown.has(door.deviceKey)) this.comeIn(attempt, door, welcomeOf(message));
        else door.channel.close();
        return;
      }
      default: door.channel.close();
    }
  }

  /** What one admin says no to another may still say yes to; the inviter's word ends it. */
  private heardNo(attempt: Attempt, door: Door, problem: NonNullable<Joining["problem"]>): void {
    const others = [...attempt.doors.values()].filter((each) => each !== door && each.isWaiting);
    if (door.deviceKey === attempt.invite.inviterKey || others.length === 0) {
      this.end(attempt, problem);
      return;
    }
    attempt.doors.delete(door.deviceKey);
    door.channel.close();
    this.tellWords(attempt);
  }

  private tellWords(attempt: Attempt): void {
    const waiting = [...attempt.doors.values()].filter(({ isWaiting }) => isWaiting).sort((one, other) => Number(other.deviceKey === attempt.invite.inviterKey) - Number(one.deviceKey === attempt.invite.inviterKey));
    const [first, ...others] = waiting;
    if (first === undefined) this.tell(attempt, { stage: "searching", ...NO_WORDS });
    else this.tell(attempt, { stage: "waiting", phrase: [...first.phrase], answeredBy: first.name, otherPhrases: others.map(({ name, phrase }) => ({ name, phrase: [...phrase] })) });
  }

  private comeIn(attempt: Attempt, door: Door, welcome: Welcome | null): void {
    const isWhole = welcome !== null && welcome.groupId === attempt.invite.groupId && (welcome.person !== null) === attempt.invite.isOwnDevice;
    if (!isWhole) { door.channel.close(); return; }
    // By another link meanwhile: a second welcome, from whomever, must not put other keys in place of those.
    if (this.parts.isMember(welcome.groupId)) { this.end(attempt, "already-member"); return; }
    attempt.isWelcome = true;
    attempt.callOff();
    this.parts.onWelcome(attempt.joining.joinId, attempt.log, welcome).then(
      () => {
        letGo(attempt);
        this.keepPending();
        this.parts.onPlaces();
      },
      (cause: unknown) => {
        // Nothing was kept, and knocking again brings the same welcome.
        attempt.isWelcome = false;
        this.parts.report(`a group that was joined could not be kept: ${String(cause)}`);
        this.end(attempt, "unexpected");
      },
    );
  }
}

const NO_WORDS = { phrase: null, answeredBy: "", otherPhrases: [] } satisfies Partial<Joining>;

const isOpen = ({ isWelcome, joining }: Attempt): boolean => !isWelcome && joining.stage !== "failed";

/** Its channels are of no use any more. */
function letGo(attempt: Attempt): void {
  const channels = [...attempt.doors.values()].map(({ channel }) => channel);
  attempt.doors.clear();
  for (const channel of channels) channel.close();
}

const blankOf = (crypto: SyncCrypto): Omit<Joining, "groupName" | "inviterName" | "isOwnDevice" | "role"> => ({
  joinId: toText(crypto.randomBytes(12)), ...NO_WORDS, forestId: null, haveBlocks: 0, totalBlocks: 0, stage: "failed", problem: null,
});
const factsOf = ({ groupName, inviterName, role, isOwnDevice }: Invite): Pick<Joining, "groupName" | "inviterName" | "isOwnDevice" | "role"> => ({ groupName, inviterName, role, isOwnDevice });

/** What can be said of a link without asking anybody; the invite when nothing speaks against it. */
function lookAt({ crypto, now, isMember, forestOf }: JoinerParts, link: string): Joining | Invite {
  const invite = readInviteLink(link, crypto);
  if (invite === null) return { ...blankOf(crypto), groupName: "", inviterName: "", isOwnDevice: false, role: "reader", problem: "bad-link" };
  if (isMember(invite.groupId)) return { ...blankOf(crypto), ...factsOf(invite), forestId: forestOf?.(invite.groupId) ?? null, problem: "already-member" };
  return now() >= invite.expiresAtMs ? { ...blankOf(crypto), ...factsOf(invite), problem: "expired" } : invite;
}
