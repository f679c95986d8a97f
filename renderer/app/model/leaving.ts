import { createStore } from "zustand/vanilla";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { hasUnsentComments } from "#renderer/features/comments/index.ts";
import { commitTyping } from "./commitTyping.ts";

/** Why the question is asked: the disk refuses, or `typing`: a form holds words that were not sent. */
export type LeavingProblem = "disk-full" | "permission" | "unexpected" | "typing";
type Decision = "retry" | "stay" | "leave";

/** The question that is on the screen while a forest cannot be left without loss. */
export interface LeavingQuestion { readonly problem: LeavingProblem; decide(decision: Decision): void }

export const leavingQuestion = createStore<{ readonly question: LeavingQuestion | null }>(() => ({ question: null }));

/**
 * Whether the open forest may be left now (closing the window, switching, reloading): true when no form holds typing and the disk has everything, or when the person
 * has seen what would be lost and decides so. `onAsking` is called before each question is shown.
 */
export async function mayLeave(forest: OpenForest | null, onAsking: () => void = () => undefined): Promise<boolean> {
  if (forest === null) return true;
  commitTyping();
  // What is committed by leaving its field is the forest's now; a form that waits for its button is not.
  if (holdsTyping() || hasUnsentComments(forest)) {
    onAsking();
    if (await ask("typing") !== "leave") return false;
  }
  for (;;) {
    commitTyping();
    const written = await forest.flush();
    if (written.ok) return true;
    onAsking();
    const decision = await ask(written.error.reason);
    if (decision !== "retry") return decision === "leave";
  }
}

const holdsTyping = (): boolean => document.querySelector("[data-holds-typing]") !== null;

function ask(problem: LeavingProblem): Promise<Decision> {
  return new Promise((resolve) => {
    const decide = (decision: Decision): void => {
      leavingQuestion.setState({ question: null });
      resolve(decision);
    };
    leavingQuestion.setState({ question: { problem, decide } });
  });
}
