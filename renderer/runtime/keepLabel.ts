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
  const nameInside = (): string => view.meta.name.trim().slice(0, MAX_LABEL_CHARS);
  let shown = view.meta.name;
  let last: Promise<void> = Promise.resolve();
  const send = async (name: string): Promise<void> => {
    const answer = await callMain("forests.relabel", { forestId, name });
    if (!answer.ok) reportProblem("forests.relabel", answer.error.code, "warn");
  };
  const compare = async (): Promise<void> => {
    const listed = await callMain("forests.list", {});
    if (!listed.ok) {
      reportProblem("forests.list", listed.error.code, "warn");
      return;
    }
    const entry = listed.value.find((one) => one.forestId === forestId);
    const name = nameInside();
    if (entry === undefined || name === "" || name === entry.name) return;
    shown = name;
    await send(name);
  };
  const stop = view.onChange((change) => {
    const name = nameInside();
    if (!change.meta || name === "" || name === shown) return;
    shown = name;
    last = last.then(() => send(name));
  });
  return {
    check: () => { last = last.then(compare); },
    close: () => { stop(); return last; },
  };
}
