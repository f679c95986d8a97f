import type { PeerPresence, Presence, Replica } from "#shared/sync/index.ts";
import type { PeersEvents } from "../peersProtocol.ts";

/** The page hears of changes this often at most. */
const TELL_MS = 100;
const PRESENCE_MS = 30;

export interface GroupNewsParts {
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly onPresence: (presence: PeersEvents["presence"]) => void;
}

/** The group the news are of, once it is open. */
export interface NewsSource {
  readonly groupId: string;
  readonly replica: Pick<Replica, "state">;
  tellNow(): void;
  placesChanged(): void;
}

/** What a replica says, brought together for the page: seldom enough, and not before the group is open. */
export class GroupNews {
  private group: NewsSource | null = null;
  private callOff: (() => void) | null = null;
  private callOffPresence: (() => void) | null = null;
  private isPresenceDue = false;
  private readonly presences = new Map<string, Presence>();
  private toldPresences = 0;

  constructor(private readonly parts: GroupNewsParts) {}

  begin(group: NewsSource): void {
    this.group = group;
    this.tellSoon();
  }

  stop(): void {
    this.group = null;
    this.callOff?.();
    this.callOffPresence?.();
  }

  tellSoon(): void {
    this.callOff ??= this.parts.after(TELL_MS, () => {
      this.callOff = null;
      this.group?.tellNow();
      // Who was heard before anybody knew them as a member is one by now.
      if (this.presences.size > this.toldPresences) this.presenceChanged();
    });
  }

  placesChanged(): void {
    this.group?.placesChanged();
  }

  presenceOf(deviceKey: string, presence: Presence | null): void {
    if (presence === null) this.presences.delete(deviceKey);
    else this.presences.set(deviceKey, presence);
    this.presenceChanged();
  }

  /** Also to a page that begins to listen only now. */
  presenceChanged(): void {
    // The first at once, then what came meanwhile together: whoever sends without end must not keep the page busy.
    if (this.callOffPresence !== null) { this.isPresenceDue = true; return; }
    this.tellPresence();
  }

  private tellPresence(): void {
    const { group } = this;
    if (group === null) return;
    this.isPresenceDue = false;
    this.callOffPresence = this.parts.after(PRESENCE_MS, () => {
      this.callOffPresence = null;
      if (this.isPresenceDue) this.tellPresence();
    });
    const peers = group.replica.state().members.flatMap(({ personId, name, devices }) => devices.flatMap((device): PeerPresence[] => {
      const shown = this.presences.get(device.deviceKey);
      return shown === undefined ? [] : [{ personId, name, deviceKey: device.deviceKey, presence: shown }];
    }));
    this.toldPresences = peers.length;
    this.parts.onPresence({ groupId: group.groupId, peers });
  }
}
