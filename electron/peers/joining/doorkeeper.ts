import { fromText, invitePlaceOf, meIn, phraseOf, toText, type Channel, type GroupRefusal, type JoinRequest, type NewDevice, type SyncCrypto, type Welcome } from "#shared/sync/index.ts";
import type { GroupCallRefusal } from "#shared/ipc/contract.ts";
import { asPersonId } from "../asPersonId.ts";
import type { Connection } from "../connections/connectionTypes.ts";
import type { MeetingPlace } from "../service/meetingPoint.ts";
import { createDeviceLinks, type DeviceLinks } from "./deviceLinks.ts";
import { encodeJoinMessage, parseJoinMessage, type JoinMessage, type KnockMessage } from "./joinMessages.ts";
import { judgeKnock, type Doorway, type GroupWithDoor } from "./judgeKnock.ts";

/** Strangers who hold a link cannot fill the list beyond this. */
const MAX_REQUESTS = 32;
/** Invites that are answered at a time: the newest. */
const MAX_DOORWAYS = 64;
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
  /** Another device of this person is about to be linked. Rejects when the disk refuses. */
  readonly onLinking: () => Promise<void>;
  readonly onLinked: () => void;
}

/** Answers those who knock: with an invite of any admin where this device may let in by it, or with this person's link for a further device. One for each group. */
export interface Doorkeeper {
  readonly deviceLinks: DeviceLinks;
  places(): readonly MeetingPlace[];
  requests(): readonly JoinRequest[];
  answer(requestId: string, approve: boolean): Promise<GroupCallRefusal>;
  /** The members may be others now: who was let in or turned away elsewhere waits here no longer. */
  membersChanged(): void;
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
  readonly deviceLinks: DeviceLinks;
  /** By device and invite. */
  private readonly knocks = new Map<string, Knock>();
  /** Devices that were refused, and with which invite: they are told again when they knock again. */
  private readonly refused = new Set<string>();

  constructor(private readonly parts: DoorkeeperParts) {
    this.deviceLinks = createDeviceLinks({ crypto: parts.crypto, replica: parts.group.replica, now: parts.now });
  }

  places(): readonly MeetingPlace[] {
    const { crypto, group } = this.parts;
    if (group.replica.state().ended !== null) return [];
    return this.doorways().map((doorway) => ({
      key: invitePlaceOf(crypto, doorway.seed),
      isQuiet: doorway.status !== "open",
      onOpen: (connection, channel) => { this.open(doorway, connection, channel); return true; },
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

  membersChanged(): void {
    for (const [name, knock] of [...this.knocks]) {
      const doorway = this.doorway(knock.said.inviteId);
      const verdict = doorway === null ? { problem: "revoked" as const } : judgeKnock(this.parts.crypto, this.parts.group, { said: knock.said, deviceKey: knock.deviceKey, doorway });
      if ("ask" in verdict) continue;
      if ("problem" in verdict) send(knock.channel, { kind: "no", problem: verdict.problem });
      // Whoever let them in may be out of reach by now.
      else welcome(knock.channel, this.welcomeAgain(knock.deviceKey, doorway?.isOwnDevice === true));
      this.drop(name);
    }
  }

  private doorways(): readonly Doorway[] {
    const { group, now } = this.parts;
    const statuses = new Map(group.replica.state().invites.map(({ inviteId, status }) => [inviteId, status]));
    const invites = group.replica.knownInvites().filter(({ expiresAtMs }) => now() < expiresAtMs + AFTERWARDS_MS).slice(-MAX_DOORWAYS);
    return [...this.deviceLinks.doorways(), ...invites.map(({ inviteId, seed, role, isMine }): Doorway => ({ inviteId, seed, role, isMine, isOwnDevice: false, status: statuses.get(inviteId) ?? "revoked" }))];
  }

  private doorway(inviteId: string): Doorway | null {
    return this.doorways().find((each) => each.inviteId === inviteId) ?? null;
  }

  private open({ inviteId, isMine }: Doorway, connection: Connection, channel: Channel): void {
    channel.onMessage((bytes) => {
      const message = parseJoinMessage(bytes);
      if (message?.kind === "knock" && message.inviteId === inviteId) this.hear(message, connection, channel);
      else if (message?.kind === "cancel") this.drop(nameOf(connection.deviceKey, inviteId));
      // Another admin's device, which is in this place for the same reason.
      else if (message?.kind !== "door") channel.close();
    });
    if (!isMine) send(channel, { kind: "door" });
  }

  private hear(said: KnockMessage, connection: Connection, channel: Channel): void {
    const { crypto, group, now } = this.parts;
    const { deviceKey } = connection;
    const name = nameOf(deviceKey, said.inviteId);
    const doorway = this.doorway(said.inviteId);
    if (doorway === null) { channel.close(); return; }
    const verdict = this.refused.has(name) ? { problem: "refused" as const } : judgeKnock(crypto, group, { said, deviceKey, doorway });
    if ("isAdmitted" in verdict) { welcome(channel, this.welcomeAgain(deviceKey, doorway.isOwnDevice)); return; }
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
      requestId, personId: said.personId, name: said.name, deviceName: said.deviceName, isOwnDevice: doorway.isOwnDevice, role: doorway.role, route: connection.route,
      phrase: [...phraseOf(crypto, connection.handshakeHash)], askedAtMs: before?.request.askedAtMs ?? now(),
    };
    const knock: Knock = { requestId, deviceKey, said, request, channel, lostAtMs: null };
    this.knocks.set(name, knock);
    channel.onClose(() => { this.lost(knock, channel); });
    send(channel, { kind: "waiting", name: this.nameOfMe() });
    this.parts.onChange();
  }

  private async admit(name: string, knock: Knock): Promise<GroupCallRefusal> {
    const { said, deviceKey, request } = knock;
    const proof = fromText(said.proof);
    const doorway = this.doorway(said.inviteId);
    if (proof === null || doorway?.status !== "open") return "not-found";
    const { replica } = this.parts.group;
    const device = { deviceKey, deviceName: said.deviceName, logKey: said.logKey, proof };
    let outcome: GroupRefusal | Welcome;
    if (doorway.isOwnDevice) outcome = await this.linkDevice(device);
    else if (request.role === "owner") outcome = "not-allowed";
    else outcome = await replica.admit({ ...device, personId: asPersonId(said.personId), name: said.name, role: request.role, inviteId: said.inviteId });
    if (typeof outcome === "string") return outcome;
    this.deviceLinks.used(said.inviteId);
    // Who is away hears it when they knock again.
    welcome(this.knocks.get(name)?.channel ?? null, outcome);
    this.drop(name);
    return null;
  }

  private async linkDevice(device: NewDevice): Promise<GroupRefusal | Welcome> {
    try {
      await this.parts.onLinking();
    } catch {
      // SAFETY: the refusal is told to whoever said yes; nothing was written for others.
      return "disk";
    }
    const outcome = await this.parts.group.replica.linkDevice(device);
    if (typeof outcome !== "string") this.parts.onLinked();
    return outcome;
  }

  /** For somebody who was admitted and did not hear of it. */
  private welcomeAgain(deviceKey: string, isOwnDevice: boolean): Welcome {
    const { keys, replica } = this.parts.group;
    const { groupId, founderLogKey, epochKeys } = keys();
    const { name, keepers, members } = replica.state();
    const owner = isOwnDevice ? members.find(({ devices }) => devices.some((device) => device.deviceKey === deviceKey)) : undefined;
    return {
      groupId, founderLogKey, name, keepers: keepers.map(({ address }) => address), epochKeys: Array.from(epochKeys, ([epochId, key]) => ({ epochId, key })),
      person: owner === undefined ? null : { personId: owner.personId, name: owner.name },
    };
  }

  private nameOfMe(): string {
    return meIn(this.parts.group.replica.state())?.name ?? "";
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

function welcome(channel: Channel | null, { groupId, founderLogKey, name, keepers, epochKeys, person }: Welcome): void {
  send(channel, { kind: "welcome", groupId, founderLogKey, name, keepers: [...keepers], epochKeys: epochKeys.map(({ epochId, key }) => ({ epochId, key: toText(key) })), person });
}
