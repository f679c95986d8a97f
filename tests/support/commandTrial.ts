import { expect } from "vitest";
import { createCommandHistory, type Forest } from "#shared/forest/index.ts";
import type { Result } from "#shared/kernel/index.ts";
import { must, refusal } from "./testForest.ts";
import { viewSnapshot } from "./viewSnapshot.ts";

const stored = (forest: Forest): unknown => [forest.docs.forest.toJSON(), forest.docs.personal.toJSON()];

/** Runs a command that must work: one change, one step named `command`, and undo and redo lead exactly back and forth. */
export function oneStep<T>(forest: Forest, command: string, run: () => Result<T, { readonly code: string }>): T {
  const history = createCommandHistory(forest);
  const before = viewSnapshot(forest.view);
  let changes = 0;
  const stop = forest.view.onChange(() => changes++);
  const value = must(run());
  expect([changes, history.undoCommand], "one change, one step").toEqual([1, command]);
  const after = viewSnapshot(forest.view);
  expect(history.undo()).toMatchObject({ kind: "done", kept: 0 });
  expect(history.canUndo, "nothing is left to undo").toBe(false);
  expect(viewSnapshot(forest.view), "undone").toEqual(before);
  expect(history.redo()).toMatchObject({ kind: "done", kept: 0 });
  expect(viewSnapshot(forest.view), "done again").toEqual(after);
  stop();
  history.destroy();
  return value;
}

/** Runs a command that must be refused and checks that nothing came of it. Answers with the code. */
export function refusedWhole(forest: Forest, run: () => Result<unknown, { readonly code: string }>): string {
  const before = JSON.stringify(stored(forest));
  let steps = 0;
  const stop = forest.onStep(() => steps++);
  const code = refusal(run());
  stop();
  expect([steps, JSON.stringify(stored(forest))]).toEqual([0, before]);
  return code;
}
