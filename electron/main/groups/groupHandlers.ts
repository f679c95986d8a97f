import type { CallOutput, GroupCallRefusal, Handlers } from "#shared/ipc/contract.ts";
import { StorageError, unpackUpdates } from "#shared/storage/index.ts";
import type { Joining } from "#shared/sync/index.ts";
import type { OpenLogs } from "#electron/durableLog/index.ts";
import type { PeersCallName, PeersInput, PeersOutput } from "#electron/peers/peersProtocol.ts";
import type { RunTask, TaskOutput } from "#electron/workers/storageProtocol.ts";
import type { ForestFolders } from "../forests/index.ts";
import { PeersAway } from "./createPeersProcess.ts";
import type { CarriedFileHandlers } from "./carriedFiles.ts";
import type { GroupRecord } from "./groupIndex.ts";
import type { GroupRuntime } from "./groupRuntime.ts";

export type GroupHandlers = Pick<Handlers, Extract<keyof Handlers, `groups.${string}`>>;

export interface GroupHandlersParts {
  readonly runtime: GroupRuntime;
  readonly forests: Pick<ForestFolders, "dirOf">;
  readonly logs: Pick<OpenLogs, "nextSeq">;
  readonly runTask: RunTask;
  readonly carriedFiles: CarriedFileHandlers;
  /** Whether the system's key storage guards the key of this device. */
  readonly keysAreProtected: () => Promise<boolean>;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly warn: (message: string) => void;
}

type Outcome = CallOutput<"groups.leave">;
type OutcomeCalls = "groups.revokeInvite" | "groups.cancelDeviceLink" | "groups.unlinkDevice" | "groups.answerRequest" | "groups.setRole" | "groups.remove" | "groups.handOver" | "groups.rename" | "groups.setPaused" | "groups.leave" | "groups.forget" | "groups.rebuild" | "groups.setKeeper";
type StreamCalls = "groups.follow" | "groups.unfollow" | "groups.applied" | "groups.setPresence";
type JoinCalls = "groups.readLink" | "groups.join" | "groups.cancelJoin";
type OwnCalls = "groups.state" | "groups.create" | "groups.clientIds" | "groups.ownClientIds" | "groups.invite" | "groups.linkDevice" | "groups.diagnose" | "groups.dial" | "groups.addresses";

const STATE_LIMIT_MS = 4_000;
const done: Record<string, never> = {};

/** One handler for each call about groups. The page names forests; the peers process knows groups. */
export function createGroupHandlers(parts: GroupHandlersParts): GroupHandlers {
  return { ...outcomeHandlers(parts), ...streamHandlers(parts), ...joinHandlers(parts), ...ownHandlers(parts), ...parts.carriedFiles, ...parts.runtime.files.handlers };
}

/** The group a forest is in, or was in; null: none. */
export async function groupOf(runtime: GroupRuntime, forestId: string): Promise<GroupRecord | null> {
  await runtime.index.load();
  return runtime.index.anyOf(forestId);
}

/** What the peers process answers; the stand-in when it does not run. */
export async function orAway<T>(ask: () => Promise<T>, away: T): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof PeersAway) return away;
    throw cause;
  }
}

function outcomeHandlers({ runtime, warn }: GroupHandlersParts): Pick<GroupHandlers, OutcomeCalls> {
  const asked = async <R extends string | null>(forestId: string, ask: (group: GroupRecord) => Promise<R>): Promise<{ refused: R | "not-found" | "not-running" }> => {
    const group = await groupOf(runtime, forestId);
    if (group === null) return { refused: "not-found" };
    return { refused: await orAway<R | "not-running">(() => ask(group), "not-running") };
  };
  const refusalOf = <N extends PeersCallName>(name: N, input: (groupId: string) => PeersInput<N>, forestId: string): Promise<{ refused: PeersOutput<N> & (string | null) | "not-found" | "not-running" }> =>
    // SAFETY: asked only for calls whose answer is a refusal or null.
    asked(forestId, async ({ groupId }) => (await runtime.peers.call(name, input(groupId))) as PeersOutput<N> & (string | null));
  return {
    "groups.revokeInvite": ({ forestId, inviteId }) => refusalOf("revokeInvite", (groupId) => ({ groupId, inviteId }), forestId),
    "groups.cancelDeviceLink": ({ forestId }) => refusalOf("cancelDeviceLink", (groupId) => ({ groupId }), forestId),
    "groups.unlinkDevice": ({ forestId, personId, deviceKey }) => refusalOf("unlinkDevice", (groupId) => ({ groupId, personId, deviceKey }), forestId),
    "groups.answerRequest": ({ forestId, requestId, approve }) => refusalOf("answerRequest", (groupId) => ({ groupId, requestId, approve }), forestId),
    "groups.setRole": ({ forestId, personId, role }) => refusalOf("setRole", (groupId) => ({ groupId, personId, role }), forestId),
    "groups.remove": ({ forestId, personId }) => refusalOf("remove", (groupId) => ({ groupId, personId }), forestId),
    "groups.handOver": ({ forestId, personId }) => refusalOf("handOver", (groupId) => ({ groupId, personId }), forestId),
    "groups.rename": ({ forestId, name }) => refusalOf("rename", (groupId) => ({ groupId, name }), forestId),
    "groups.setPaused": ({ forestId, isPaused }) => refusalOf("setPaused", (groupId) => ({ groupId, isPaused }), forestId),
    "groups.setKeeper": ({ forestId, address, isAdded }) => refusalOf("setKeeper", (groupId) => ({ groupId, address, isAdded }), forestId),
    "groups.leave": ({ forestId }) => asked<GroupCallRefusal>(forestId, async ({ groupId }) => {
      const refused = await runtime.peers.call("leave", { groupId });
      if (refused === null) await runtime.ended(groupId, "left");
      return refused;
    }),
    "groups.rebuild": async ({ forestId, copyName }) => {
      try {
        const newForestId = await orAway<string | null | "not-running">(() => runtime.rebuild(forestId, copyName), "not-running");
        if (newForestId === "not-running") return { refused: "not-running", newForestId: null };
        return { refused: newForestId === null ? "not-found" : null, newForestId };
      } catch (cause) {
        warn(`make the forest of a group anew: ${String(cause)}`);
        return { refused: "disk", newForestId: null };
      }
    },
    "groups.forget": ({ forestId }): Promise<Outcome> => asked<GroupCallRefusal>(forestId, async ({ groupId, hasEnded, isFounded }) => {
      // Leaving comes first: the others would wait for this device for good.
      if (isFounded && !hasEnded) return "not-allowed";
      await runtime.forget(groupId);
      return null;
    }),
  };
}

function streamHandlers({ runtime }: GroupHandlersParts): Pick<GroupHandlers, StreamCalls> {
  return {
    "groups.follow": async ({ forestId, fromScratch }) => {
      await runtime.index.load();
      await orAway(() => runtime.follow(forestId, fromScratch), undefined);
      return done;
    },
    "groups.unfollow": async ({ forestId }) => {
      await orAway(() => runtime.unfollow(forestId), undefined);
      return done;
    },
    "groups.applied": async ({ forestId, token }) => {
      const group = await groupOf(runtime, forestId);
      if (group !== null) await orAway(() => runtime.peers.callIfRunning("applied", { groupId: group.groupId, token }), null);
      return done;
    },
    "groups.setPresence": async ({ forestId, presence }) => {
      const group = await groupOf(runtime, forestId);
      if (group !== null) await orAway(() => runtime.peers.callIfRunning("setPresence", { groupId: group.groupId, presence }), null);
      return done;
    },
  };
}

/** An attempt that ended before it began. */
const NO_JOINING: Joining = { joinId: "", groupName: "", inviterName: "", isOwnDevice: false, role: "reader", stage: "failed", phrase: null, answeredBy: "", otherPhrases: [], forestId: null, haveBlocks: 0, totalBlocks: 0, problem: "unexpected" };

function joinHandlers({ runtime }: GroupHandlersParts): Pick<GroupHandlers, JoinCalls> {
  return {
    "groups.readLink": async ({ link }) => ({ invite: await orAway(() => runtime.peers.call("readLink", { link }), null) }),
    "groups.join": async ({ link, personName }) => ({ joining: await orAway(() => runtime.peers.call("join", { link, personName }), NO_JOINING) }),
    "groups.cancelJoin": async ({ joinId }) => {
      await orAway(() => runtime.peers.callIfRunning("cancelJoin", { joinId }), null);
      return done;
    },
  };
}

function ownHandlers(parts: GroupHandlersParts): Pick<GroupHandlers, OwnCalls> {
  const { runtime, warn, keysAreProtected } = parts;
  return {
    "groups.state": async ({ forestId }) => {
      const group = await groupOf(runtime, forestId);
      if (group === null || !group.isFounded) return { state: null };
      const state = await withinLimit(parts.after, runtime.peers.call("state", { groupId: group.groupId }));
      return { state: state === null ? null : { ...state, forestId } };
    },
    "groups.create": ({ forestId, name, personName }) => orAway<Outcome>(() => found(parts, { forestId, name, personName }), { refused: "not-running" }),
    "groups.clientIds": async ({ forestId, count, prepare }) => {
      await runtime.index.load();
      let group = runtime.index.activeOf(forestId);
      if (group === null && runtime.index.isIncomplete()) {
        // Only the peers process can say whose folder that is. A forest must open all the same when it cannot.
        await orAway(() => runtime.peers.start(), undefined);
        group = runtime.index.activeOf(forestId);
        if (group === null && runtime.index.isIncomplete()) warn(`a group's folder cannot be read; ${forestId} is taken for one that is in no group`);
      }
      if (group === null && prepare === true) group = await orAway<GroupRecord | null>(() => runtime.prepare(forestId), null);
      return { clientIds: group === null ? null : await runtime.claims.take(group, count), personId: group?.personId ?? null };
    },
    "groups.ownClientIds": async ({ forestId, clientIds }) => {
      await runtime.index.load();
      const group = runtime.index.activeOf(forestId);
      return { own: group === null ? [] : await runtime.claims.own(group, clientIds) };
    },
    "groups.invite": async ({ forestId, role, expiresInMs }) => {
      const none = { inviteId: "", link: "" };
      const group = await groupOf(runtime, forestId);
      if (group === null) return { refused: "not-found", ...none };
      return orAway<CallOutput<"groups.invite">>(() => runtime.peers.call("invite", { groupId: group.groupId, role, expiresInMs }), { refused: "not-running", ...none });
    },
    "groups.linkDevice": async ({ forestId }) => {
      const none = { link: "", expiresAtMs: 0 };
      const group = await groupOf(runtime, forestId);
      if (group === null) return { refused: "not-found", ...none };
      return orAway<CallOutput<"groups.linkDevice">>(() => runtime.peers.call("linkDevice", { groupId: group.groupId }), { refused: "not-running", ...none });
    },
    "groups.diagnose": async ({ forestId }) => {
      const group = await groupOf(runtime, forestId);
      if (group === null) throw new StorageError("not-found", "the forest is in no group");
      const findings = await orAway<CallOutput<"groups.diagnose">["findings"] | null>(async () => [...(await runtime.peers.call("diagnose", { groupId: group.groupId }))], null);
      return { findings: findings ?? [{ what: "not-running", detail: "" }] };
    },
    "groups.dial": async ({ forestId, address }) => {
      const group = await groupOf(runtime, forestId);
      return { reached: group !== null && (await orAway(() => runtime.peers.call("dial", { groupId: group.groupId, address }), false)) };
    },
    "groups.addresses": async () => {
      const addresses = await orAway<readonly string[]>(() => runtime.peers.call("addresses", null), []);
      return { addresses: [...addresses], keysAreProtected: await keysAreProtected() };
    },
  };
}

/** A forest opens with the answer: it must not wait for a process that does not come up. No answer is not the same as no group, so it is a failure. */
async function withinLimit<T>(after: GroupHandlersParts["after"], asking: Promise<T>): Promise<T> {
  let callOff = (): void => undefined;
  const limit = new Promise<never>((_resolve, reject) => { callOff = after(STATE_LIMIT_MS, () => { reject(new StorageError("unexpected", "groups do not answer")); }); });
  try {
    return await Promise.race([asking, limit]);
  } finally {
    callOff();
  }
}

/** Makes a group of a forest: its shared documents as they lie on disk are what the group begins with. */
async function found({ runtime, forests, logs, runTask, warn }: GroupHandlersParts, { forestId, name, personName }: { readonly forestId: string; readonly name: string; readonly personName: string }): Promise<Outcome> {
  await runtime.index.load();
  const prepared = runtime.index.activeOf(forestId);
  // Documents that are open with ids of their own would write what nobody takes in.
  if (prepared === null) return { refused: "not-found" };
  if (prepared.isFounded) return { refused: "not-allowed" };
  // Asked before the disk is read: what comes later is handed over as any other work, even when it is in the base already.
  const nextSeq = logs.nextSeq(forestId);
  let base: TaskOutput<"groupBase">;
  try {
    base = await runTask("groupBase", { forestDir: forests.dirOf(forestId) });
  } catch (cause) {
    warn(`read ${forestId} for a group: ${String(cause)}`);
    return { refused: "disk" };
  }
  const { refused, group } = await runtime.peers.call("createGroup", {
    groupId: prepared.groupId, forestId, name, personName, base: unpackUpdates(base.documents), handedThroughSeq: nextSeq === null ? base.throughSeq : nextSeq - 1,
  });
  if (group !== null) await runtime.founded(prepared, group);
  return { refused };
}
