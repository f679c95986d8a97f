import { useEffect, useRef, useState } from "react";
import { openPastForest, useForest, viewState, type PastForest } from "#renderer/runtime/index.ts";

/** `past` is the last state that could be opened: it stays on the screen until the next one is here. */
export interface PastState {
  readonly past: PastForest | null;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  retry(): void;
}

/** The forest as it was after change `seq`; opened, and let go of when another one takes its place. */
export function usePast(seq: number | null): PastState {
  const forest = useForest();
  const [past, setPast] = useState<PastForest | null>(null);
  const latest = useRef<PastForest | null>(null);
  const [failedSeq, setFailedSeq] = useState<number | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (seq === null) return undefined;
    let isWanted = true;
    setFailedSeq(null);
    void openPastForest(forest.id, seq).then((opened) => {
      if (!isWanted) {
        if (opened.ok) void opened.value.close();
      } else if (opened.ok) {
        // Whoever walks through the moments goes on looking at the same point.
        opened.value.selection.select(latest.current?.selection.get().ids ?? []);
        latest.current = opened.value;
        setPast(opened.value);
      } else setFailedSeq(seq);
    });
    return () => { isWanted = false; };
  }, [forest, seq, attempt]);
  // Later, so that the panels that show it let go first.
  useEffect(() => () => { queueMicrotask(() => { void past?.close(); }); }, [past]);
  return { past, isLoading: seq !== null && failedSeq !== seq && past?.seq !== seq, hasFailed: seq !== null && failedSeq === seq, retry: () => setAttempt((before) => before + 1) };
}

/** Lets the past begin where the present is looked at, and forgets how it was looked at in the end. True when that is done. */
export function usePastViewState(): boolean {
  const forest = useForest();
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    const pastId = `${forest.id}-past`;
    void viewState.read(forest.id).then((kept) => viewState.write(pastId, kept)).then(() => setIsReady(true));
    return () => { void viewState.forget(pastId); };
  }, [forest]);
  return isReady;
}
