import type { ForestView } from "#shared/forest/index.ts";
import type { ForestId } from "#shared/kernel/index.ts";
import { callMain } from "./ipcClient.ts";
import { reportProblem } from "./reportProblem.ts";

const MAX_LABEL_CHARS = 120;

export interface ForestLabel {
  /** Compares with what the lists show now: a damaged `forest.json` leaves only the forest's id there. For when there is time. */
  check(): void;
  close(): Promise<void>;
}

/** Keeps this machine's label of a forest (what lists show) equal to the name inside it. */
export function keepLabel(forestId: ForestId, view: ForestView): ForestLabel {
  let shown = view.meta.name;
  let last: Promise<void> = Promise.resolve();
  const relabel = (): void => {
    const name = view.meta.name.trim().slice(0, MAX_LABEL_CHARS);
    if (name === "" || name === shown) return;
    shown = name;
    last = last.then(async () => {
      const answer = await callMain("forests.relabel", { forestId, name });
      if (!answer.ok) reportProblem("forests.relabel", answer.error.code, "warn");
    });
  };
  const lookUp = async (): Promise<void> => {
    const listed = await callMain("forests.list", {});
    const entry = listed.ok ? listed.value.find((one) => one.forestId === forestId) : undefined;
    if (entry === undefined) return;
    shown = entry.name;
    relabel();
  };
  const stop = view.onChange((change) => { if (change.meta) relabel(); });
  return { check: () => { void lookUp(); }, close: () => { stop(); return last; } };
}
