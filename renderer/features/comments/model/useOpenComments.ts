import type { DiscussedId, DiscussionView } from "#shared/discussion/index.ts";
import { isPointId } from "#shared/kernel/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { useDiscussed, useDiscussion } from "./useDiscussion.ts";

/** How many threads at something wait for somebody; a point counts together with its notes. 0 until it is known. */
export function useOpenComments(at: DiscussedId): number {
  const { state } = useDiscussion();
  return useDiscussed(state, (view) => openCount(view, at), 0);
}

/** What `useOpenComments` counts. */
export function openCount(view: DiscussionView, at: DiscussedId): number {
  if (!isPointId(at)) return view.openCountAt(at);
  return [at, noteDocId(at, "shared"), noteDocId(at, "own")].reduce((sum, each) => sum + view.openCountAt(each), 0);
}
