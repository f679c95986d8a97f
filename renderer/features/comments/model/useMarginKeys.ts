import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import type { DiscussionSession } from "./discussionSession.ts";
import { stepThrough } from "./marginThreads.ts";

interface MarginKeys {
  readonly session: DiscussionSession;
  readonly port: NoteEditorPort;
  /** Ids of the threads one can walk through, in their order on the screen. */
  readonly ids: readonly string[];
  readonly activeId: string | null;
  /** What is being written in the margin; null: nothing. */
  readonly draftId: string | null;
  activate(id: string | null): void;
}

/** Alt with an arrow (and F7, from anywhere) walks from thread to thread; Esc goes back to the text where the thread stands, or to what was being written before. */
export function useMarginKeys({ session, port, ...rest }: MarginKeys): RefObject<HTMLElement | null> {
  const margin = useRef<HTMLElement | null>(null);
  const latest = useRef(rest);
  useLayoutEffect(() => { latest.current = rest; });
  useEffect(() => {
    const step = (by: 1 | -1): void => {
      const { ids, activeId, activate } = latest.current;
      const id = stepThrough(ids, activeId, by);
      if (id === null) return;
      activate(id);
      const card = [...(margin.current?.querySelectorAll<HTMLElement>("[data-thread]") ?? [])].find((each) => each.dataset["thread"] === id);
      card?.focus();
    };
    const leave = (): void => {
      const { activeId, draftId, activate } = latest.current;
      // A card that lay over what is being written gives it back, and the keyboard with it: its field takes that as it comes.
      if (draftId !== null && activeId !== draftId && margin.current?.hasAttribute("data-folded") === true) return activate(draftId);
      activate(null);
      if (activeId !== null && port.topOf(activeId) !== null) port.reveal(activeId);
      else port.focus();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Node) || margin.current?.contains(event.target) !== true) return;
      if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) step(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Escape") leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Not on the margin itself: there it would come before the keys of the fields in it.
    document.addEventListener("keydown", onKeyDown);
    const stopShowing = session.setMargin({ port, threadCount: () => latest.current.ids.length, step });
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      stopShowing();
    };
  }, [session, port]);
  return margin;
}
