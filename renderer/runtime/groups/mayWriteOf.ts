import { mayWrite, type GroupState } from "#shared/sync/index.ts";
import type { MayWrite } from "./groupTypes.ts";

/** What of the shared documents this person may change. Whoever left, or was removed, keeps the forest as their own. While nobody knows the role yet (just joined): nothing. */
export function mayWriteOf(state: GroupState | null): MayWrite {
  if (state === null || state.ended !== null || mayWrite(state.myRole, "forest")) return "all";
  return mayWrite(state.myRole, "discussion") ? "discussion" : "none";
}
