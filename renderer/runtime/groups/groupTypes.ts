import type * as Y from "yjs";
import type { CallOutput } from "#shared/ipc/contract.ts";
import type { ForestId, PersonId, PointId } from "#shared/kernel/index.ts";
import type { GroupState, PeerPresence, Presence } from "#shared/sync/index.ts";
import type { Readable } from "../readable.ts";
import type { News } from "./newsTypes.ts";

/** What this person's role in the group lets them change of what is shared. Private points and own sheets are always theirs. */
export type MayWrite = "all" | "discussion" | "none";

/** Why something about a group did not happen; `unexpected`: main did not answer. */
export type GroupProblem = NonNullable<CallOutput<"groups.create">["refused"]> | "unexpected";

/** The group of an open forest: who is in it, who is here, and what it takes to write so that others accept it. */
export interface ForestGroup {
  readonly forestId: ForestId;
  /** Who this person is in the group; null: whoever the settings say. */
  readonly personId: PersonId | null;
  /** Null: the forest is not shared. */
  readonly state: Readable<GroupState | null>;
  /** Who else has this forest open, and what they look at; own other devices are not among them. */
  readonly peers: Readable<readonly PeerPresence[]>;
  /** Those of them who look at this point, or have its note open. */
  peersAt(pointId: PointId): readonly PeerPresence[];
  /** Changes what others see of this person: only the keys that are given. Sent at most every 80 ms; does nothing outside of a group. */
  setPresence(patch: Partial<Presence>): void;
  /** What others did while this person was away, until it is dismissed. */
  readonly news: Readable<News>;
  dismissNews(): void;
  /** Makes a group of this forest. Null: done. */
  create(name: string, personName: string): Promise<GroupProblem | null>;
  /** For a copy of a shared document that is written into (an editor's): its changes must carry ids of this device, too. Answers how to stop. */
  bindClientId(doc: Y.Doc): () => void;
}
