import { useEffect } from "react";
import { callMain, onMain, reportProblem, type OpenForest } from "#renderer/runtime/index.ts";
import { mayLeave } from "./leaving.ts";

async function answerMain(answer: { readonly keepOpen: boolean; readonly asking?: boolean }): Promise<void> {
  const told = await callMain("app.mayClose", answer);
  if (!told.ok) reportProblem("app.mayClose", told.error.detail);
}

/** The window closes only when the disk has everything, or when the person has seen that it has not and decides so. */
export function useClosing(forest: OpenForest | null): void {
  useEffect(() => onMain("app.closing", () => {
    const close = async (): Promise<void> => {
      const isLeaving = await mayLeave(forest, () => { void answerMain({ keepOpen: true, asking: true }); });
      await answerMain({ keepOpen: !isLeaving });
    };
    void close();
  }), [forest]);
}
