import type { GroupState } from "#shared/sync/index.ts";

/** Who this person is in a group; null: nobody (any more). */
export const ownIdIn = (state: GroupState): string | null => state.members.find(({ isMe }) => isMe)?.personId ?? null;
