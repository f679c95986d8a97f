import { useCallback, useEffect, useMemo, useState } from "react";
import type { QuotedPassage, ThreadRecord } from "#shared/discussion/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import { DRAFT_ID, passagesToMark, sortThreads, type SortedThreads } from "./marginThreads.ts";

const OWNER = "comments";

interface MarginParts {
  readonly port: NoteEditorPort;
  readonly threads: readonly ThreadRecord[];
  readonly draft: QuotedPassage | null;
  readonly showsResolved: boolean;
}

interface Active { readonly activeId: string | null; readonly isReached: boolean }
const NONE: Active = { activeId: null, isReached: false };

interface Margin {
  readonly activeId: string | null;
  /** The active one, unless only the caret has come to its passage: nobody asked for its card then. */
  readonly openId: string | null;
  activate(id: string | null): void;
  readonly sorted: SortedThreads;
  /** Of the passage that is being commented on. */
  readonly draftTopPx: number;
}

/** Keeps the passages of threads marked in the text, and knows where they stand in it. */
export function useMargin({ port, threads, draft, showsResolved }: MarginParts): Margin {
  const [{ activeId, isReached }, setActive] = useState<Active>(NONE);
  const activate = useCallback((id: string | null): void => { setActive(id === null ? NONE : { activeId: id, isReached: false }); }, []);
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(() => new Map());
  const marks = useMemo(() => passagesToMark(threads, draft, showsResolved), [threads, draft, showsResolved]);
  const measure = useCallback((): void => {
    const next = new Map<string, number>();
    for (const { id } of marks) {
      const topPx = port.topOf(id);
      if (topPx !== null) next.set(id, topPx);
    }
    setTops((known) => (isSameMap(known, next) ? known : next));
  }, [port, marks]);
  useEffect(() => {
    port.markPassages(OWNER, marks, activeId);
    measure();
  }, [port, marks, activeId, measure]);
  useEffect(() => () => { port.markPassages(OWNER, [], null); }, [port]);
  useEffect(() => port.onChange((change) => {
    if (change.kind === "layout") measure();
    else if (change.kind === "active") setActive({ activeId: change.activeId, isReached: true });
  }), [port, measure]);
  const sorted = useMemo(() => sortThreads(threads, (id) => tops.get(id) ?? null), [threads, tops]);
  return { activeId, openId: isReached ? null : activeId, activate, sorted, draftTopPx: tops.get(DRAFT_ID) ?? 0 };
}

function isSameMap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
