import { renameForest } from "#shared/forest/index.ts";
import { err, ok, type ForestId, type Result } from "#shared/kernel/index.ts";
import { openForest, type OpenForestOptions } from "./openForest.ts";

/** Renames a forest that is not open: opens it without mirror or screen, renames it inside, and waits for the disk. */
export async function renameClosedForest(forestId: ForestId, name: string, options: OpenForestOptions): Promise<Result<void, { readonly code: string }>> {
  const opened = await openForest(forestId, { ...options, connectMirror: null, whenIdle: () => () => undefined });
  if (!opened.ok) return opened;
  const forest = opened.value;
  const renamed = forest.run(renameForest, { name });
  const closed = await forest.close();
  if (!renamed.ok) return err({ code: renamed.error.code });
  return closed.ok ? ok(undefined) : err({ code: closed.error.reason });
}
