import { applyPlan, setPersonName, startForest, type ForestPlan } from "#shared/forest/index.ts";
import { err, isForestId, ok, type ForestId, type Result } from "#shared/kernel/index.ts";
import { callMain } from "./ipcClient.ts";
import { openForest, type OpenForestOptions } from "./openForest.ts";
import { purgeForest } from "./purgeForest.ts";
import { reportProblem } from "./reportProblem.ts";
import type { OpenForest } from "./types.ts";

export interface NewForest {
  readonly name: string;
  /** What is planted in it; null leaves it empty. */
  readonly plan: ForestPlan | null;
  /** How the person wants to be called in it; empty leaves it out. */
  readonly authorName: string;
}

/** Makes a forest, writes its beginning and waits until the disk has it. It comes back open. */
export async function createForestWithPlan(input: NewForest, options: OpenForestOptions): Promise<Result<OpenForest, { readonly code: string }>> {
  const created = await callMain("forests.create", { name: input.name });
  if (!created.ok) return err({ code: created.error.code });
  const { forestId } = created.value;
  if (!isForestId(forestId)) return err({ code: "unexpected" });
  const opened = await openForest(forestId, options);
  if (!opened.ok) {
    await takeBack(forestId);
    return opened;
  }
  const forest = opened.value;
  const written = writeBeginning(forest, input);
  const flushed = written.ok ? await forest.flush() : ok(undefined);
  if (written.ok && flushed.ok) {
    forest.forgetHistory();
    return ok(forest);
  }
  await forest.close();
  await takeBack(forestId);
  return err({ code: written.ok ? (flushed.ok ? "unexpected" : flushed.error.reason) : written.error.code });
}

/** Nothing of a person's is in it yet: a list with an empty forest after each failed try would be worse. */
async function takeBack(forestId: ForestId): Promise<void> {
  await callMain("forests.trash", { forestId });
  const purged = await purgeForest(forestId);
  if (!purged.ok) reportProblem("createForestWithPlan", purged.error.code, "warn");
}

function writeBeginning(forest: OpenForest, input: NewForest): Result<void, { readonly code: string }> {
  const started = forest.run(startForest, { name: input.name });
  if (!started.ok) return started;
  if (input.plan !== null) {
    const planted = forest.run(applyPlan, { plan: input.plan, command: "plant" });
    if (!planted.ok) return planted;
  }
  if (input.authorName.trim() === "") return ok(undefined);
  const named = forest.run(setPersonName, { name: input.authorName });
  return named.ok ? ok(undefined) : named;
}
