import { useCallback, useEffect, useRef, useState } from "react";
import type { Timeline } from "#shared/history/index.ts";
import { callMain, useForest, type OpenForest } from "#renderer/runtime/index.ts";

/** Several changes in a row are one look at the history. */
const REFRESH_PAUSE_MS = 700;

export type TimelineState = { readonly kind: "loading" } | { readonly kind: "failed" } | { readonly kind: "ready"; readonly timeline: Timeline };

/** The history of the open forest; read again when the disk has acknowledged something new. */
export function useTimeline(): TimelineState & { retry(): void } {
  const forest = useForest();
  const [state, setState] = useState<TimelineState>({ kind: "loading" });
  const turn = useRef(0);
  const load = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    // The history is read from disk: what is still on its way belongs to it, too. A failed write shows in the save light.
    await forest.flush();
    // First what is known already, then the words for what came since.
    for (const quick of [true, false]) {
      const answer = await callMain("history.timeline", { forestId: forest.id, quick });
      if (mine !== turn.current) return;
      // What is on the screen stays there when it cannot be read anew.
      setState((before) => (answer.ok ? { kind: "ready", timeline: answer.value } : before.kind === "ready" ? before : { kind: "failed" }));
      if (!answer.ok || !answer.value.sessions.some(({ isUnfinished }) => isUnfinished)) return;
    }
  }, [forest]);
  useEffect(() => {
    void load();
    const stop = onWritten(forest, () => { void load(); });
    return () => {
      turn.current += 1;
      stop();
    };
  }, [forest, load]);
  return {
    ...state,
    retry: () => {
      setState({ kind: "loading" });
      void load();
    },
  };
}

function onWritten({ saveState }: OpenForest, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = saveState.get();
  const stop = saveState.onChange(() => {
    const now = saveState.get();
    const isNews = now.kind === "written" && (last.kind !== "written" || last.atMs !== now.atMs);
    last = now;
    if (!isNews) return;
    clearTimeout(timer);
    timer = setTimeout(listener, REFRESH_PAUSE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
