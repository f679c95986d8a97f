import { deviceProofOf, fromText, proofOf, type Replica, type Role, type SyncCrypto } from "#shared/sync/index.ts";
import type { GroupKeys } from "../groupFolder.ts";
import type { JoinMessage, KnockMessage } from "./joinMessages.ts";

/** What has to be known of a group to keep its door. */
export interface GroupWithDoor {
  readonly groupId: string;
  readonly replica: Replica;
  readonly keys: () => GroupKeys;
}

/** What one link leads to. */
export interface Doorway {
  readonly inviteId: string;
  readonly seed: Uint8Array;
  /** For a further device of this person, not for another person. */
  readonly isOwnDevice: boolean;
  /** Its link was made on this device: who has it knocks here without being asked to. */
  readonly isMine: boolean;
  readonly role: Role;
  readonly status: "open" | "used" | "revoked" | "expired";
}

/** Ask: a person decides. Admitted: they were let in before and did not hear of it. */
export type KnockVerdict = { readonly ask: true } | { readonly isAdmitted: true } | { readonly problem: Extract<JoinMessage, { kind: "no" }>["problem"] };

/** What becomes of somebody who knocks, as far as no person is needed for it. */
export function judgeKnock(crypto: SyncCrypto, group: GroupWithDoor, { said, deviceKey, doorway }: { readonly said: KnockMessage; readonly deviceKey: string; readonly doorway: Doorway }): KnockVerdict {
  const devices = group.replica.state().members.flatMap((member) => member.devices.map((device) => ({ personId: member.personId, ...device })));
  const isKnown = devices.some((device) => device.deviceKey === deviceKey && device.logKey === said.logKey);
  // A log that holds something belongs to a device that has been here: it would begin a second time what it has begun.
  if (isKnown) return (group.replica.lengths().get(said.logKey) ?? 0) === 0 ? { isAdmitted: true } : { problem: "already-member" };
  // Nobody comes in under the id of somebody who is here, and no device twice.
  if (devices.some((device) => device.deviceKey === deviceKey || (!doorway.isOwnDevice && device.personId === said.personId))) return { problem: "already-member" };
  const proof = fromText(said.proof);
  const publicKey = fromText(deviceKey);
  const thisDevice = devices.find(({ isThisOne }) => isThisOne)?.deviceKey ?? "";
  const proven = doorway.isOwnDevice ? deviceProofOf(group.groupId, said.logKey, thisDevice) : proofOf(group.groupId, said.logKey);
  if (proof === null || publicKey === null || !crypto.verify(proven, proof, publicKey)) return { problem: "refused" };
  return doorway.status === "open" ? { ask: true } : { problem: doorway.status };
}
