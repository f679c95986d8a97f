import { fromText, spaceAccessOf, type Channel, type SyncCrypto } from "#shared/sync/index.ts";
import type { Connection } from "#electron/peers/connections/index.ts";
import { decodeDoorMessage, encodeDoorMessage, MAX_DEVICES_IN_SPACE, type DoorRefusal } from "#electron/peers/lanes/keeper/doorMessages.ts";
import { createAllowance } from "./allowance.ts";
import { closeCircuits, createCircuitDoor, takeCircuitMessage, type CircuitDoor } from "./circuits.ts";
import type { KeeperLimits } from "./keeperLimits.ts";
import type { SpaceHouse } from "./spaceHouse.ts";

const MAX_GARBAGE = 20;
const ENTERS_PER_SECOND = 5;
const ENTERS_AT_ONCE = 400;
const OPENS_PER_SECOND = 2;
const OPENS_AT_ONCE = 128;
/** Who comes into no space for so long has no business here. */
const IDLE_MS = 20_000;
const TELL_AFTER_MS = 20;
/** A channel the device closed is offered again after this. */
const REOFFER_MS = 500;

export interface Hall {
  /** A device has come: its connection is seen through until it closes. */
  receive(connection: Connection, channel: Channel): void;
  deviceCount(): number;
}

interface HallParts {
  readonly crypto: SyncCrypto;
  readonly house: SpaceHouse;
  readonly limits: KeeperLimits;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly report: (message: string) => void;
}

interface Guest {
  readonly connection: Connection;
  readonly door: CircuitDoor;
  readonly channel: Channel;
  /** space → leaves its place on this connection. */
  readonly spaces: Map<string, () => void>;
  isGone: boolean;
  garbage: number;
  readonly mayEnter: () => boolean;
  readonly mayOpen: () => boolean;
}

/** Lets devices into spaces, tells them who else is there, and passes circuits between them. */
export function createHall(parts: HallParts): Hall {
  return new HallOfGuests(parts);
}

class HallOfGuests implements Hall {
  private readonly guests = new Map<string, Guest>();
  private readonly present = new Map<string, Set<Guest>>();
  private readonly toTell = new Set<string>();

  constructor(private readonly parts: HallParts) {
    parts.house.onFull((space, isFull) => {
      for (const guest of this.present.get(space) ?? []) guest.door.send({ kind: "full", space, isFull });
    });
  }

  deviceCount(): number {
    return this.guests.size;
  }

  receive(connection: Connection, channel: Channel): void {
    const enters = createAllowance(this.parts.now, ENTERS_PER_SECOND, ENTERS_AT_ONCE);
    const opens = createAllowance(this.parts.now, OPENS_PER_SECOND, OPENS_AT_ONCE);
    const door = createCircuitDoor(connection.deviceKey, (message) => { channel.send(encodeDoorMessage(message)); });
    const guest: Guest = { connection, door, channel, spaces: new Map(), isGone: false, garbage: 0, mayEnter: enters.take, mayOpen: opens.take };
    // A device that comes again has lost its older connection, though this side may not know it yet.
    this.guests.get(connection.deviceKey)?.connection.close();
    this.guests.set(connection.deviceKey, guest);
    channel.onMessage((bytes) => { this.take(guest, bytes); });
    channel.onClose(() => { connection.close(); });
    connection.onClose(() => { this.goodbye(guest); });
    this.watchIdle(guest);
  }

  private tellPresent(space: string): void {
    if (this.toTell.size === 0) {
      this.parts.after(TELL_AFTER_MS, () => {
        const spaces = [...this.toTell];
        this.toTell.clear();
        for (const one of spaces) this.tellNow(one);
      });
    }
    this.toTell.add(space);
  }

  private tellNow(space: string): void {
    const there = this.present.get(space);
    if (there === undefined) return;
    const devices = Array.from(there, ({ door }) => door.deviceKey);
    for (const guest of there) guest.door.send({ kind: "present", space, devices: devices.filter((device) => device !== guest.door.deviceKey) });
  }

  private refusalOf(guest: Guest, space: string, signature: Uint8Array): DoorRefusal | null {
    if (!guest.mayEnter()) return "hurried";
    const key = fromText(space);
    if (key === null || !this.parts.crypto.verify(spaceAccessOf(guest.connection.handshakeHash), signature, key)) return "signature";
    const isCrowded = guest.spaces.size >= this.parts.limits.maxSpacesPerDevice || (this.present.get(space)?.size ?? 0) >= MAX_DEVICES_IN_SPACE;
    return isCrowded ? "crowded" : null;
  }

  private async enter(guest: Guest, space: string, signature: Uint8Array): Promise<void> {
    if (guest.spaces.has(space)) return;
    const reason = this.refusalOf(guest, space, signature);
    const key = fromText(space);
    if (reason !== null || key === null) {
      guest.door.send({ kind: "refused", space, reason: reason ?? "signature" });
      return;
    }
    const coming = (): void => undefined;
    guest.spaces.set(space, coming);
    const kept = await this.parts.house.enter(space).catch((cause: unknown) => {
      this.parts.report(`a space could not be opened: ${cause instanceof Error ? cause.message : "unknown"}`);
      return null;
    });
    const isComing = guest.spaces.get(space) === coming;
    if (kept === null || guest.isGone || !isComing) {
      if (kept !== null) this.parts.house.leave(space);
      if (isComing) guest.spaces.delete(space);
      return;
    }
    let leavePlace = (): void => undefined;
    const offer = (): void => {
      leavePlace = guest.connection.join(key, (channel) => {
        kept.join(channel);
        channel.onClose(() => { this.parts.after(REOFFER_MS, () => { if (!guest.isGone && guest.spaces.get(space) === leave) offer(); }); });
      });
    };
    const leave = (): void => {
      leavePlace();
      this.parts.house.leave(space);
    };
    guest.spaces.set(space, leave);
    offer();
    this.present.set(space, (this.present.get(space) ?? new Set()).add(guest));
    guest.door.send({ kind: "entered", space });
    if (kept.isFull()) guest.door.send({ kind: "full", space, isFull: true });
    this.tellPresent(space);
  }

  private leave(guest: Guest, space: string): void {
    const leaveSpace = guest.spaces.get(space);
    guest.spaces.delete(space);
    leaveSpace?.();
    const there = this.present.get(space);
    there?.delete(guest);
    if (there?.size === 0) this.present.delete(space);
    else this.tellPresent(space);
  }

  private find(guest: Guest, space: string, device: string): CircuitDoor | null {
    const other = this.guests.get(device);
    const there = this.present.get(space);
    return other !== undefined && there?.has(other) === true && there.has(guest) ? other.door : null;
  }

  private take(guest: Guest, bytes: Uint8Array): void {
    const message = decodeDoorMessage(bytes);
    switch (message?.kind) {
      case "enter": void this.enter(guest, message.space, message.signature); break;
      case "leave": this.leave(guest, message.space); break;
      case "circuitOpen":
        if (guest.mayOpen()) takeCircuitMessage(guest.door, message, (space, device) => this.find(guest, space, device), this.parts.limits);
        else guest.door.send({ kind: "circuitClose", circuit: message.circuit });
        break;
      case "circuitData": case "circuitCredit": case "circuitClose": takeCircuitMessage(guest.door, message, () => null, this.parts.limits); break;
      case "entered": case "refused": case "present": case "full": case undefined:
        guest.garbage += 1;
        if (guest.garbage > MAX_GARBAGE) guest.connection.close();
        break;
      default: message satisfies never;
    }
  }

  private goodbye(guest: Guest): void {
    guest.isGone = true;
    closeCircuits(guest.door);
    for (const space of [...guest.spaces.keys()]) this.leave(guest, space);
    if (this.guests.get(guest.door.deviceKey) === guest) this.guests.delete(guest.door.deviceKey);
  }

  private watchIdle(guest: Guest): void {
    const callOff = this.parts.after(IDLE_MS, () => {
      if (guest.isGone) return;
      if (guest.spaces.size === 0) guest.connection.close();
      else this.watchIdle(guest);
    });
    guest.connection.onClose(callOff);
  }
}
