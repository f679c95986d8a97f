import type { ForestId } from "#shared/kernel/index.ts";
import type { CallOutput } from "#shared/ipc/contract.ts";
import type { GroupState, Joining, PeerPresence } from "#shared/sync/index.ts";
import type { Readable } from "#renderer/runtime/index.ts";

/** Why something about a group did not happen; `unexpected`: main did not answer. */
export type GroupProblem = NonNullable<CallOutput<"groups.leave">["refused"]> | "unexpected";

/** The group of the open forest, as the shell hands it to this room. */
export interface GroupPort {
  readonly forestId: ForestId;
  /** Null: the forest is not shared. */
  readonly state: Readable<GroupState | null>;
  /** Who has this forest open elsewhere, and what they look at. */
  readonly peers: Readable<readonly PeerPresence[]>;
  /** Makes a group of this forest. Null: done. */
  create(name: string, personName: string): Promise<GroupProblem | null>;
}

/** Every joining that goes on, or has ended and was not put away yet. */
export interface JoiningPort {
  readonly joinings: Readable<readonly Joining[]>;
  /** Takes in what main answered to the knock. */
  began(joining: Joining): void;
  dismiss(joinId: string): void;
}
