import type { ReactElement } from "react";
import type { CallInput, CallName, CallOutput } from "#shared/ipc/contract.ts";
import type { ForestId } from "#shared/kernel/index.ts";
import type { GroupState, Joining, PeerPresence } from "#shared/sync/index.ts";
import type { Settings } from "#shared/settings/index.ts";
import { createReadable, type GroupProblem, type Writable } from "#renderer/runtime/index.ts";
import { groupActions, type GroupPort, type JoiningPort } from "#renderer/features/groups/index.ts";
import { renameForest } from "#shared/forest/index.ts";
import { answerGroups } from "./groupStates.ts";
import { renderInForest, type Stage } from "./renderInForest.tsx";

type GroupCallName = Extract<CallName, `groups.${string}`>;

export interface GroupStage extends Stage {
  readonly state: Writable<GroupState | null>;
  readonly peers: Writable<readonly PeerPresence[]>;
  readonly joinings: Writable<readonly Joining[]>;
  /** What main was asked: "groups.remove {…}". */
  readonly asked: readonly string[];
  readonly created: readonly string[];
  readonly dismissed: readonly string[];
}

interface GroupStageParts {
  readonly state?: GroupState | null;
  readonly joinings?: readonly Joining[];
  readonly answers?: { readonly [N in GroupCallName]?: (input: CallInput<N>) => CallOutput<N> };
  readonly settings?: Partial<Settings>;
  /** Why no group can be made of the forest. */
  readonly refused?: GroupProblem;
}

/** Draws a part of the place 小组 over a real forest, with a group that the test writes and a main that answers as told. */
export async function renderGroup(ui: (port: GroupPort, joining: JoiningPort) => ReactElement, { state: first = null, joinings: known = [], answers = {}, settings = {}, refused }: GroupStageParts = {}): Promise<GroupStage> {
  const state = createReadable(first);
  const peers = createReadable<readonly PeerPresence[]>([]);
  const joinings = createReadable(known);
  const created: string[] = [];
  const dismissed: string[] = [];
  let asked: string[] = [];
  // SAFETY: the forest of the stage is the first one its main makes.
  const port: GroupPort = { forestId: "fr_1" as ForestId, state, peers, create: async (name, personName) => {
    created.push(`${name} / ${personName}`);
    return refused ?? null;
  } };
  const joining: JoiningPort = { joinings, began: (one) => { joinings.set([...joinings.get(), one]); }, dismiss: (joinId) => {
    dismissed.push(joinId);
    joinings.set(joinings.get().filter((one) => one.joinId !== joinId));
  } };
  const stage = await renderInForest(() => ui(port, joining), { actions: groupActions, settings, plant: (forest) => { forest.run(renameForest, { name: "青禾的森林" }); }, prepare: (fake) => { asked = answerGroups(fake, answers); } });
  return { ...stage, state, peers, joinings, asked, created, dismissed };
}
