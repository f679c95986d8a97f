import { useEffect, useState } from "react";
import { callMain, onMain, reportProblem, type OpenForest } from "#renderer/runtime/index.ts";

export type ClosingProblem = "disk-full" | "permission" | "unexpected";

async function answerMain(keepOpen: boolean): Promise<void> {
  const answer = await callMain("app.mayClose", { keepOpen });
  if (!answer.ok) reportProblem("app.mayClose", answer.error.detail);
}

/** The window closes only when the disk has everything, or when the person has seen that it has not and decides so. */
export function useClosing(forest: OpenForest | null): { readonly problem: ClosingProblem | null; retry(): void; keepOpen(): void; closeAnyway(): void } {
  const [problem, setProblem] = useState<ClosingProblem | null>(null);
  useEffect(() => onMain("app.closing", () => { void tryClosing(forest, setProblem); }), [forest]);
  return {
    problem,
    retry: () => { void tryClosing(forest, setProblem); },
    keepOpen: () => {
      setProblem(null);
      void answerMain(true);
    },
    closeAnyway: () => { void answerMain(false); },
  };
}

async function tryClosing(forest: OpenForest | null, setProblem: (problem: ClosingProblem | null) => void): Promise<void> {
  // A field that is being edited commits when it loses the focus.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const written = await forest?.flush();
  if (written === undefined || written.ok) {
    setProblem(null);
    await answerMain(false);
  } else setProblem(written.error.reason);
}
