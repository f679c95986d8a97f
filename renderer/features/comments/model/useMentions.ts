import { useMemo, useState } from "react";
import { useForest } from "#renderer/runtime/index.ts";
import { sessionOf } from "./discussionSession.ts";
import { matchMembers, mentionQuery, type Member } from "./mentionQuery.ts";
import { membersOf } from "./membersOf.ts";

const NOBODY: readonly Member[] = [];

interface Mentions {
  readonly members: readonly Member[];
  readonly activeIndex: number;
  /** The text was typed in, or the caret stands elsewhere now. */
  look(text: string, caret: number): void;
  move(by: 1 | -1): void;
  close(): void;
  /** Where the `@` stands that is being completed. */
  readonly from: number | null;
}

/** Whom the `@` before the caret may mean. Who is in the forest is asked once per `@`. */
export function useMentions(): Mentions {
  const forest = useForest();
  const [at, setAt] = useState<{ readonly from: number; readonly query: string } | null>(null);
  const [activeIndex, setActiveIndex] = useState(0);
  const from = at?.from ?? null;
  const everybody = useMemo(() => {
    if (from === null) return NOBODY;
    const state = sessionOf(forest).state.get();
    return membersOf(forest.view, state.kind === "ready" ? state.reading.view : null, forest.group.state.get());
  }, [forest, from]);
  const query = at?.query;
  const members = useMemo(() => (query === undefined ? NOBODY : matchMembers(everybody, query)), [everybody, query]);
  return {
    members, from,
    activeIndex: Math.min(activeIndex, members.length - 1),
    look: (text, caret) => {
      const found = mentionQuery(text, caret);
      setAt((known) => (known?.from === found?.from && known?.query === found?.query ? known : found));
      setActiveIndex(0);
    },
    move: (by) => { setActiveIndex((index) => (Math.min(index, members.length - 1) + by + members.length) % Math.max(1, members.length)); },
    close: () => { setAt(null); },
  };
}
