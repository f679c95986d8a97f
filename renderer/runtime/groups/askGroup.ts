import { isPersonId, type ForestId, type PersonId } from "#shared/kernel/index.ts";
import type { GroupState } from "#shared/sync/index.ts";
import { callMain } from "../ipcClient.ts";
import { IDS_AT_ONCE } from "./createClientIds.ts";

/** What main says of a forest's group when the forest is opened. */
export interface GroupAtOpening {
  readonly clientIds: readonly number[] | null;
  /** Who this person is in the group; null: whoever the settings say. */
  readonly personId: PersonId | null;
  readonly state: GroupState | null;
  /** Main could not say: the forest is worked with all the same, and takes no part in its group this time. */
  readonly problem: string | null;
}

/** Asks before anything is written. One question for a forest of one's own, two for a group's. */
export async function askGroup(forestId: ForestId): Promise<GroupAtOpening> {
  const ids = await callMain("groups.clientIds", { forestId, count: IDS_AT_ONCE });
  if (!ids.ok) return { clientIds: null, personId: null, state: null, problem: ids.error.detail };
  const { clientIds } = ids.value;
  const personId = isPersonId(ids.value.personId) ? ids.value.personId : null;
  if (clientIds === null) return { clientIds, personId, state: null, problem: null };
  const asked = await callMain("groups.state", { forestId });
  return asked.ok ? { clientIds, personId, state: asked.value.state, problem: null } : { clientIds, personId, state: null, problem: asked.error.detail };
}
