import { invitePlaceOf, phraseOf, proofOf, readInviteLink, toText, type Channel, type Invite, type Joining, type KeyPair, type SyncCrypto, type Welcome } from "#shared/sync/index.ts";
import type { Connection } from "../connections/connectionTypes.ts";
import type { MeetingPlace } from "../service/meetingPoint.ts";
import { encodeJoinMessage, parseJoinMessage, welcomeOf, type JoinMessage } from "./joinMessages.ts";

/** Joins that ended are remembered this long, for a page that asks late. */
const MAX_JOININGS = 16;
const MAX_WAIT_MS = 60_000;

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
  /** Admitted: keys are to be kept on disk, and the forest made. Rejects when the disk refuses. */
  readonly onWelcome: (joinId: string, log: KeyPair, welcome: Welcome) => Promise<void>;
  readonly onJoining: (joining: Joining) => void;
  /** Places or keepers to look in changed. */
  readonly onPlaces: () => void;
  /** Dials an address that a link names. */
  readonly dial: (address: string) => void;
  /** For the log file. */
  readonly report: (message: string) => void;
}

export interface JoinProgress { readonly forestId: string; readonly haveBlocks: number; readonly totalBlocks: number; readonly isDone: boolean }

/** Knocks at the doors that links lead to. */
export interface Joiner {
  join(link: string, personName: string): Joining;
  cancel(joinId: string): void;
  places(): readonly MeetingPlace[];
  /** Keeper's address → the places looked for there. */
  keepers(): ReadonlyMap<string, readonly MeetingPlace[]>;
  /** What comes in after the welcome: from `filling` on. */
  progress(groupId: string, facts: JoinProgress): void;
  close(): void;
}

interface Attempt {
  readonly invite: Invite;
  readonly log: KeyPair;
  readonly personName: string;
  joining: Joining;
  channel: Channel | null;
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
    const { crypto, deviceSeed, onPlaces, dial } = this.parts;
    const invite = lookAt(this.parts, link);
    if ("stage" in invite) return invite;
    const running = [...this.attempts.values()].find((attempt) => attempt.invite.inviteId === invite.inviteId && attempt.joining.stage !== "failed");
    if (running !== undefined) return running.joining;
    for (const [joinId, attempt] of this.attempts) if (this.attempts.size >= MAX_JOININGS && !isOpen(attempt)) this.attempts.delete(joinId);
    const { groupName, inviterName, role } = invite;
    const attempt: Attempt = {
      invite, personName, channel: null, isWelcome: false, callOff: () => undefined,
      log: crypto.newKeyPair(crypto.keyedHash(deviceSeed, new TextEncoder().encode(`zsl-joining1 ${invite.groupId} `), invite.seed)),
      joining: { joinId: toText(crypto.randomBytes(12)), groupName, inviterName, role, stage: "searching", phrase: null, forestId: null, haveBlocks: 0, totalBlocks: 0, problem: null },
    };
    this.attempts.set(attempt.joining.joinId, attempt);
    this.watchExpiry(attempt);
    onPlaces();
    for (const address of invite.addresses) dial(address);
    return attempt.joining;
  }

  cancel(joinId: string): void {
    const attempt = this.attempts.get(joinId);
    this.attempts.delete(joinId);
    if (attempt === undefined) return;
    attempt.callOff();
    attempt.channel?.send(encodeJoinMessage({ kind: "cancel" }));
    letGo(attempt);
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
      this.tell(attempt, { stage: isDone ? "done" : "filling", phrase: null, forestId, haveBlocks, totalBlocks });
    }
  }

  close(): void {
    for (const attempt of this.attempts.values()) attempt.callOff();
    this.attempts.clear();
  }

  private placeOf(attempt: Attempt): MeetingPlace {
    return { key: invitePlaceOf(this.parts.crypto, attempt.invite.seed), isQuiet: false, onOpen: (connection, channel) => this.knock(attempt, connection, channel) };
  }

  private tell(attempt: Attempt, changes: Partial<Joining>): void {
    attempt.joining = { ...attempt.joining, ...changes };
    this.parts.onJoining(attempt.joining);
  }

  private end(attempt: Attempt, problem: NonNullable<Joining["problem"]>): void {
    attempt.callOff();
    this.tell(attempt, { stage: "failed", problem, phrase: null });
    letGo(attempt);
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

  private knock(attempt: Attempt, connection: Connection, channel: Channel): boolean {
    const { crypto, device, personId, deviceName } = this.parts;
    const { invite, log } = attempt;
    // Other members know the place, too; only the device that signed the link is answered to.
    if (connection.deviceKey !== invite.inviterKey || !isOpen(attempt)) {
      channel.close();
      return false;
    }
    letGo(attempt);
    attempt.channel = channel;
    channel.onMessage((bytes) => { this.hear(attempt, parseJoinMessage(bytes), connection); });
    channel.onClose(() => {
      if (attempt.channel !== channel) return;
      attempt.channel = null;
      if (isOpen(attempt)) this.tell(attempt, { stage: "searching", phrase: null });
    });
    const logKey = toText(log.publicKey);
    const proof = toText(crypto.sign(proofOf(invite.groupId, logKey), device.secretKey));
    channel.send(encodeJoinMessage({ kind: "knock", inviteId: invite.inviteId, personId, name: attempt.personName, deviceName, logKey, proof }));
    return true;
  }

  private hear(attempt: Attempt, message: JoinMessage | null, connection: Connection): void {
    if (!isOpen(attempt)) return;
    if (message?.kind === "waiting") this.tell(attempt, { stage: "waiting", phrase: [...phraseOf(this.parts.crypto, connection.handshakeHash)] });
    else if (message?.kind === "no") this.end(attempt, message.problem);
    else if (message?.kind === "welcome") this.comeIn(attempt, welcomeOf(message));
    else attempt.channel?.close();
  }

  private comeIn(attempt: Attempt, welcome: Welcome | null): void {
    if (welcome === null || welcome.groupId !== attempt.invite.groupId) { attempt.channel?.close(); return; }
    // By another link meanwhile: a second welcome, from whomever, must not put other keys in place of those.
    if (this.parts.isMember(welcome.groupId)) { this.end(attempt, "already-member"); return; }
    attempt.isWelcome = true;
    attempt.callOff();
    this.parts.onWelcome(attempt.joining.joinId, attempt.log, welcome).then(
      () => {
        letGo(attempt);
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

const isOpen = ({ isWelcome, joining }: Attempt): boolean => !isWelcome && joining.stage !== "failed";

/** Its channel is of no use any more. */
function letGo(attempt: Attempt): void {
  const { channel } = attempt;
  attempt.channel = null;
  channel?.close();
}

/** What can be said of a link without asking anybody; the invite when nothing speaks against it. */
function lookAt({ crypto, now, isMember }: JoinerParts, link: string): Joining | Invite {
  const invite = readInviteLink(link, crypto);
  const nobody = { joinId: toText(crypto.randomBytes(12)), phrase: null, forestId: null, haveBlocks: 0, totalBlocks: 0, stage: "failed" } as const;
  if (invite === null) return { ...nobody, groupName: "", inviterName: "", role: "reader", problem: "bad-link" };
  const { groupName, inviterName, role } = invite;
  if (isMember(invite.groupId)) return { ...nobody, groupName, inviterName, role, problem: "already-member" };
  return now() >= invite.expiresAtMs ? { ...nobody, groupName, inviterName, role, problem: "expired" } : invite;
}
