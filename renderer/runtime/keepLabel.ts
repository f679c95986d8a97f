import type { ForestView } from "#shared/forest/index.ts";
import type { ForestId } from "#shared/kernel/index.ts";
import { callMain } from "./ipcClient.ts";
import { reportProblem } from "./reportProblem.ts";

const MAX_LABEL_CHARS = 120;

/** Keeps this machine's label of a forest (what lists show) equal to the name inside it. */
export function keepLabel(forestId: ForestId, view: ForestView): { close(): Promise<void> } {
  let shown = view.meta.name;
  let last: Promise<void> = Promise.resolve();
  const stop = view.onChange((change) => {
    const name = view.meta.name.trim().slice(0, MAX_LABEL_CHARS);
    if (!change.meta || name === "" || name === shown) return;
    shown = name;
    last = last.then(async () => {
      const answer = await callMain("forests.relabel", { forestId, name });
      if (!answer.ok) reportProblem("forests.relabel", answer.error.code, "warn");
    });
  });
  return { close: () => { stop(); return last; } };
}
