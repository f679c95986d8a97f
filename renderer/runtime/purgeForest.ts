import { DOC_NAMES } from "#shared/forest/index.ts";
import type { ForestId } from "#shared/kernel/index.ts";
import type { IpcResult } from "#shared/ipc/contract.ts";
import { callMain } from "./ipcClient.ts";
import { reportProblem } from "./reportProblem.ts";
import { catalogue } from "./storage/catalogue.ts";
import { deleteMirror } from "./storage/deleteMirror.ts";
import { forgetSearchCache } from "./storage/searchCache.ts";
import { searchMemory } from "./storage/searchMemory.ts";
import { thumbnails } from "./storage/thumbnails.ts";
import { viewState } from "./storage/viewState.ts";

/** Deletes a forest in the trash for good, and then everything this machine remembers of it: mirror, catalogue, view, small pictures, texts for the search. */
export async function purgeForest(forestId: ForestId): Promise<IpcResult<object>> {
  const purged = await callMain("forests.purge", { forestId });
  if (purged.ok) await Promise.all([deleteMirror(forestId, DOC_NAMES), catalogue.forget(forestId), viewState.forget(forestId), thumbnails.forget(forestId), searchMemory.forget(forestId), forgetSearchCache(forestId, (where, thrown) => { reportProblem(where, thrown, "warn"); })]);
  return purged;
}
