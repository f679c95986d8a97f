import type { Bridge, CallInput, CallName, IpcResult } from "#shared/ipc/contract.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { packUpdates } from "#shared/storage/index.ts";
import type { GroupState, Role } from "#shared/sync/index.ts";
import type { FakeBridge } from "./fakeBridge.ts";

/** A main process whose groups run: it hands out numbered client ids and writes down what it is told. */
export interface GroupBridge {
  readonly bridge: Bridge;
  /** Null: the forest is in no group yet. */
  state: GroupState | null;
  /** The first id that was not given out yet. */
  nextId: number;
  /** Ids are not given out while this is set; the answer is this refusal instead. */
  failIds: boolean;
  /** Who this person is in the group; null: as in the settings. */
  personId: PersonId | null;
  /** So many are given at once, whatever was asked for. */
  mostIds: number;
  readonly calls: { readonly name: CallName; readonly input: unknown }[];
  /** What the log was asked to take, in order. */
  readonly appended: { readonly docId: string; readonly by: string | undefined; readonly bytes: Uint8Array }[];
  deliver(forestId: string, token: number, updates: readonly { readonly docId: string; readonly bytes: Uint8Array; readonly by: string }[]): void;
  tokensApplied(): readonly number[];
}

export const stateOf = (myRole: Role | null, forestId = "fr_1"): GroupState => ({
  groupId: `gr_${"g".repeat(43)}`, forestId, name: "小组", createdAtMs: 1, myRole, ended: null, isPaused: false, totalBlocks: 0, missingBlocks: 0,
  members: [], removed: [], invites: [], requests: [], keepers: [], ownRefused: 0,
});

export function createGroupBridge(fake: FakeBridge): GroupBridge {
  const done = { ok: true as const, value: {} };
  const rig: Omit<GroupBridge, "bridge"> = {
    state: null, nextId: 1_000_000, failIds: false, personId: null, mostIds: 64, calls: [], appended: [],
    deliver: (forestId, token, updates) => {
      const pack = packUpdates(updates);
      fake.send("groups.delivered", { forestId, token, updates: { docIds: pack.docIds, places: pack.places, bytes: pack.bytes }, by: updates.map(({ by }) => by) });
    },
    tokensApplied: () => rig.calls.flatMap(({ name, input }) => (name === "groups.applied" ? [(input as CallInput<"groups.applied">).token] : [])),
  };
  const answer = (name: CallName, input: unknown): unknown => {
    if (name === "groups.clientIds") {
      const { prepare, count } = input as CallInput<"groups.clientIds">;
      if (rig.failIds) return { ok: false, error: { code: "unexpected", detail: "asked to fail" } };
      if (rig.state === null && prepare !== true) return { ok: true, value: { clientIds: null, personId: null } };
      return { ok: true, value: { clientIds: Array.from({ length: Math.min(count, rig.mostIds) }, () => rig.nextId++), personId: rig.personId } };
    }
    if (name === "groups.ownClientIds") return { ok: true, value: { own: (input as CallInput<"groups.ownClientIds">).clientIds.filter((id) => id >= 1_000_000 && id < rig.nextId) } };
    if (name === "groups.state") return { ok: true, value: { state: rig.state } };
    if (name === "groups.create") {
      rig.state = stateOf("owner", (input as CallInput<"groups.create">).forestId);
      return { ok: true, value: { refused: null } };
    }
    return ["groups.follow", "groups.unfollow", "groups.applied", "groups.setPresence"].includes(name) ? done : null;
  };
  const call = async (name: CallName, input: unknown): Promise<IpcResult<unknown>> => {
    rig.calls.push({ name, input });
    const own = answer(name, structuredClone(input));
    if (own !== null) return own as IpcResult<unknown>;
    const given = await fake.bridge.call(name, input as never);
    if (name === "log.append" && given.ok) rig.appended.push(...(input as CallInput<"log.append">).updates.map(({ docId, by, bytes }) => ({ docId, by, bytes })));
    return given;
  };
  // SAFETY: the contract's calls by name; what they answer is checked on the other side.
  return Object.assign(rig, { bridge: { ...fake.bridge, call: call as Bridge["call"] } });
}
