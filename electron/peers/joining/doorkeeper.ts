import { fromText, invitePlaceOf, isAdmin, phraseOf, toText, type Channel, type JoinRequest, type SyncCrypto, type Welcome } from "#shared/sync/index.ts";
import type { GroupCallRefusal } from "#shared/ipc/contract.ts";
import { asPersonId } from "../asPersonId.ts";
import type { Connection } from "../connections/connectionTypes.ts";
import type { KeptInvite } from "../groupFolder.ts";
import type { MeetingPlace } from "../service/meetingPoint.ts";
import { encodeJoinMessage, parseJoinMessage, type JoinMessage, type KnockMessage } from "./joinMessages.ts";
import { judgeKnock, type GroupWithDoor } from "./judgeKnock.ts";

/** Strangers who hold a link cannot fill the list beyond this. */
const MAX_REQUESTS = 32;
/** Who lost the connection and did not come back is not shown any longer. */
const LOST_MS = 120_000;
/** An invite's place is kept this long after its end, so that who comes late is told why. */
const AFTERWARDS_MS = 86_400_000;

export interface DoorkeeperParts {
  readonly crypto: SyncCrypto;
  readonly group: GroupWithDoor;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** Somebody knocks, or does not any more. */
  readonly onChange: () => void;
}

/** Answers those who knock with an invite of this device. One for each group. */
export interface Doorkeeper {
  /** None for a member who may not admit anybody. */
  places(): readonly MeetingPlace[];
  requests(): readonly JoinRequest[];
  answer(requestId: string, approve: boolean): Promise<GroupCallRefusal>;
}

interface Knock {
  readonly requestId: string;
  readonly deviceKey: string;
  readonly said: KnockMessage;
  readonly request: JoinRequest;
  /** Null: the connection was lost; they knock again by themselves. */
  channel: Channel | null;
  lostAtMs: number | null;
}

export function createDoorkeeper(parts: DoorkeeperParts): Doorkeeper {
  return new DoorOfGroup(parts);
}

class DoorOfGroup implements Doorkeeper {
  /** By device and invite. */
  private readonly knocks = new Map<string, Knock>();
  /** Devices that were refused, and with which invite: they are told again when they knock again. */
  private readonly refused = new Set<string>();

  constructor(private readonly parts: DoorkeeperParts) {}

  places(): readonly MeetingPlace[] {
    const { crypto, group, now } = this.parts;
    const state = group.replica.state();
    if (!isAdmin(state.myRole) || state.ended !== null) return [];
    const stillOpen = new Set(state.invites.filter(({ status }) => status === "open").map(({ inviteId }) => inviteId));
    return group.keys().invites.filter(({ expiresAtMs }) => now() < expiresAtMs + AFTERWARDS_MS).map((invite) => ({
      key: invitePlaceOf(crypto, invite.seed),
      isQuiet: !stillOpen.has(invite.inviteId),
      onOpen: (connection, channel) => { this.open(invite, connection, channel); return true; },
    }));
  }

  requests(): readonly JoinRequest[] {
    return Array.from(this.knocks.values(), ({ request }) => request);
  }

  async answer(requestId: string, approve: boolean): Promise<GroupCallRefusal> {
    const [name, knock] = [...this.knocks].find(([, { requestId: id }]) => id === requestId) ?? [];
    if (name === undefined || knock === undefined) return "not-found";
    if (approve) return this.admit(name, knock);
    this.refused.add(name);
    send(knock.channel, { kind: "no", problem: "refused" });
    this.drop(name);
    return null;
  }

  private open(invite: KeptInvite, connection: Connection, channel: Channel): void {
    channel.onMessage((bytes) => {
      const message = parseJoinMessage(bytes);
      if (message?.kind === "knock" && message.inviteId === invite.inviteId) this.hear(message, connection, channel);
      else if (message?.kind === "cancel") this.drop(nameOf(connection.deviceKey, invite.inviteId));
      else channel.close();
    });
  }

  private hear(said: KnockMessage, connection: Connection, channel: Channel): void {
    const { crypto, group, now } = this.parts;
    const name = nameOf(connection.deviceKey, said.inviteId);
    const verdict = this.refused.has(name) ? { problem: "refused" as const } : judgeKnock(crypto, group, said, connection.deviceKey);
    if ("isAdmitted" in verdict) { welcome(channel, welcomeAgain(group)); return; }
    if ("problem" in verdict) {
      send(channel, { kind: "no", problem: verdict.problem });
      this.drop(name);
      return;
    }
    this.forgetLost();
    const before = this.knocks.get(name);
    if (before === undefined && this.knocks.size >= MAX_REQUESTS) return;
    // Who says something else than before is another request: what a person agrees to is what they were shown.
    const requestId = before !== undefined && isSameKnock(before.said, said) ? before.requestId : toText(crypto.randomBytes(12));
    const request: JoinRequest = {
      requestId, personId: said.personId, name: said.name, deviceName: said.deviceName, role: verdict.role, route: connection.route,
      phrase: [...phraseOf(crypto, connection.handshakeHash)], askedAtMs: before?.request.askedAtMs ?? now(),
    };
    const knock: Knock = { requestId, deviceKey: connection.deviceKey, said, request, channel, lostAtMs: null };
    this.knocks.set(name, knock);
    channel.onClose(() => { this.lost(knock, channel); });
    send(channel, { kind: "waiting" });
    this.parts.onChange();
  }

  private async admit(name: string, knock: Knock): Promise<GroupCallRefusal> {
    const { said, deviceKey, request } = knock;
    const proof = fromText(said.proof);
    if (proof === null) return "not-found";
    const outcome = await this.parts.group.replica.admit({
      personId: asPersonId(said.personId), name: said.name, deviceKey, deviceName: said.deviceName, logKey: said.logKey, role: request.role, inviteId: said.inviteId, proof,
    });
    if (typeof outcome === "string") return outcome;
    // Who is away hears it when they knock again.
    welcome(this.knocks.get(name)?.channel ?? null, outcome);
    this.drop(name);
    return null;
  }

  private lost(knock: Knock, channel: Channel): void {
    if (knock.channel !== channel) return;
    knock.channel = null;
    knock.lostAtMs = this.parts.now();
    this.parts.after(LOST_MS, () => { if (this.forgetLost()) this.parts.onChange(); });
  }

  private forgetLost(): boolean {
    const gone = [...this.knocks].filter(([, knock]) => knock.lostAtMs !== null && this.parts.now() - knock.lostAtMs >= LOST_MS);
    for (const [name] of gone) this.knocks.delete(name);
    return gone.length > 0;
  }

  private drop(name: string): void {
    if (this.knocks.delete(name)) this.parts.onChange();
  }
}

const nameOf = (deviceKey: string, inviteId: string): string => `${deviceKey} ${inviteId}`;

const isSameKnock = (one: KnockMessage, other: KnockMessage): boolean =>
  one.personId === other.personId && one.name === other.name && one.deviceName === other.deviceName && one.logKey === other.logKey;

function send(channel: Channel | null, message: JoinMessage): void {
  channel?.send(encodeJoinMessage(message));
}

function welcome(channel: Channel | null, { groupId, founderLogKey, name, keepers, epochKeys }: Welcome): void {
  send(channel, { kind: "welcome", groupId, founderLogKey, name, keepers: [...keepers], epochKeys: epochKeys.map(({ epochId, key }) => ({ epochId, key: toText(key) })) });
}

/** For somebody who was admitted and did not hear of it. */
function welcomeAgain({ keys, replica }: GroupWithDoor): Welcome {
  const { groupId, founderLogKey, epochKeys } = keys();
  const { name, keepers } = replica.state();
  return { groupId, founderLogKey, name, keepers: keepers.map(({ address }) => address), epochKeys: Array.from(epochKeys, ([epochId, key]) => ({ epochId, key })) };
}
