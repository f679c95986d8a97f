import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { DiscussedId, DiscussionView, ThreadRecord } from "#shared/discussion/index.ts";
import { useForest, useReadable } from "#renderer/runtime/index.ts";
import { sessionOf, type DiscussionSession, type DiscussionState } from "./discussionSession.ts";

const NO_THREADS: readonly ThreadRecord[] = [];

/** The discussion of the open forest: both documents are open as long as a component that asks for it is there. */
export function useDiscussion(): { readonly session: DiscussionSession; readonly state: DiscussionState } {
  const session = sessionOf(useForest());
  useEffect(() => session.use(), [session]);
  return { session, state: useReadable(session.state) };
}

/** What `read` says of the discussion, drawn anew when that differs; `otherwise` until it is open. `read` must give the same object until something changed. */
export function useDiscussed<T>(state: DiscussionState, read: (view: DiscussionView) => T, otherwise: T): T {
  const view = state.kind === "ready" ? state.reading.view : null;
  const subscribe = useCallback((listener: () => void) => view?.onChange(listener) ?? (() => undefined), [view]);
  return useSyncExternalStore(subscribe, () => (view === null ? otherwise : read(view)));
}

/** The threads at something, oldest first. */
export function useThreadsAt(state: DiscussionState, at: DiscussedId): readonly ThreadRecord[] {
  return useDiscussed(state, (view) => view.threadsAt(at), NO_THREADS);
}
