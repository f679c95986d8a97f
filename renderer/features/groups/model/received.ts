import type { GroupMember, GroupState } from "#shared/sync/index.ts";

/** How far this device's work has got: what the three numbers and the chip in the bar say. */
export interface Received {
  /** Members besides this person. */
  readonly others: number;
  /** Of them, those one of whose devices has written everything to its disk. */
  readonly complete: number;
  readonly lacking: number;
  /** Since when the one who waits longest lacks something; null: nobody does, or nobody knows. */
  readonly lackingSinceMs: number | null;
  readonly devices: number;
}

/** A member has received everything when one of their devices has: the others get it from that one. */
export function hasEverything(member: GroupMember): boolean {
  return member.devices.some((device) => device.pendingBlocks === 0 && (device.isOnline || device.lastHeardAtMs !== null));
}

export function received({ members }: Pick<GroupState, "members">): Received {
  const others = members.filter(({ isMe }) => !isMe);
  const lacking = others.filter((member) => !hasEverything(member));
  const since = lacking.flatMap(({ devices }) => devices.map(({ pendingSinceMs }) => pendingSinceMs)).filter((atMs) => atMs !== null);
  return {
    others: others.length, complete: others.length - lacking.length, lacking: lacking.length,
    lackingSinceMs: since.length === 0 ? null : Math.min(...since),
    devices: members.reduce((sum, { devices }) => sum + devices.length, 0),
  };
}

/** The light beside the number: green when all have it, hollow while somebody lacks something. */
export const receivedTone = ({ lacking }: Received): "ok" | "wait" => (lacking === 0 ? "ok" : "wait");
