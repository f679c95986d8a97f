import { toText, type Replica, type SyncCrypto } from "#shared/sync/index.ts";
import type { Doorway } from "./judgeKnock.ts";

/** A link for another device of one's own is used at once, beside this one. */
const DEVICE_LINK_MS = 600_000;
/** Answered so long after its end, so that who comes late is told why. */
const AFTERWARDS_MS = 3_600_000;

interface DeviceLink { readonly inviteId: string; readonly seed: Uint8Array; readonly expiresAtMs: number; isUsed: boolean; isReplaced: boolean }

/** The links for further devices of this person, in memory only: nobody else needs to know of them, and they end before anything is restarted. */
export interface DeviceLinks {
  /** A new one; the one before works no more. Null: this device takes no part. */
  make(): { readonly inviteId: string; readonly seed: Uint8Array; readonly expiresAtMs: number } | null;
  doorways(): readonly Doorway[];
  used(inviteId: string): void;
  cancel(): void;
}

export function createDeviceLinks({ crypto, replica, now }: { readonly crypto: SyncCrypto; readonly replica: Pick<Replica, "state">; readonly now: () => number }): DeviceLinks {
  let links: DeviceLink[] = [];
  const cancel = (): void => { for (const link of links) link.isReplaced = true; };
  const statusOf = ({ isUsed, isReplaced, expiresAtMs }: DeviceLink): Doorway["status"] => (isUsed ? "used" : isReplaced ? "revoked" : now() >= expiresAtMs ? "expired" : "open");
  return {
    make() {
      if (replica.state().myRole === null) return null;
      cancel();
      const link = { inviteId: toText(crypto.randomBytes(16)), seed: crypto.randomBytes(32), expiresAtMs: now() + DEVICE_LINK_MS, isUsed: false, isReplaced: false };
      links = [...links.filter(({ expiresAtMs }) => now() < expiresAtMs + AFTERWARDS_MS), link];
      return link;
    },
    doorways() {
      const role = replica.state().myRole;
      return role === null ? [] : links.filter(({ expiresAtMs }) => now() < expiresAtMs + AFTERWARDS_MS).map((link) => ({ inviteId: link.inviteId, seed: link.seed, isOwnDevice: true, isMine: true, role, status: statusOf(link) }));
    },
    used(inviteId) {
      const link = links.find((each) => each.inviteId === inviteId);
      if (link !== undefined) link.isUsed = true;
    },
    cancel,
  };
}
