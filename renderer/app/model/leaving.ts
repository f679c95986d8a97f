import { createStore } from "zustand/vanilla";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { commitTyping } from "./commitTyping.ts";

export type LeavingProblem = "disk-full" | "permission" | "unexpected";
type Decision = "retry" | "stay" | "leave";

/** The question that is on the screen while a forest cannot be left because its last changes are not on disk. */
export interface LeavingQuestion { readonly problem: LeavingProblem; decide(decision: Decision): void }

export const leavingQuestion = createStore<{ readonly question: LeavingQuestion | null }>(() => ({ question: null }));

/**
 * Whether the open forest may be left now (closing the window, switching, reloading): true when the disk has everything, or when the person has seen that
 * it has not and decides so. `onAsking` is called before the question is shown.
 */
export async function mayLeave(forest: OpenForest | null, onAsking: () => void = () => undefined): Promise<boolean> {
  if (forest === null) return true;
  for (;;) {
    commitTyping();
    const written = await forest.flush();
    if (written.ok) return true;
    onAsking();
    const decision = await ask(written.error.reason);
    if (decision !== "retry") return decision === "leave";
  }
}

function ask(problem: LeavingProblem): Promise<Decision> {
  return new Promise((resolve) => {
    const decide = (decision: Decision): void => {
      leavingQuestion.setState({ question: null });
      resolve(decision);
    };
    leavingQuestion.setState({ question: { problem, decide } });
  });
}
