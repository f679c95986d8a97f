import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { readForestOnDisk, readStateUpdates } from "#electron/durableLog/index.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { createForest, DOC_NAMES, loadDocuments } from "#shared/forest/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { keyOf, type KnownPoint, type PointKey } from "./crashTypes.ts";

export interface CrashDisk {
  /** Points of ours that stand in the outline, by key. */
  readonly points: ReadonlyMap<PointKey, KnownPoint>;
  /** How many other points there are; nobody edits them, so they never get fewer. */
  readonly others: number;
  readonly checkpoints: number;
  /** What is wrong with the files themselves: numbers nobody supplies, a history that tells another story than the state. */
  readonly problems: readonly string[];
}

/** Reads what a forest's files hold after a kill, changing nothing, and shows it as the outline does: through the view. */
export async function readCrashDisk(forestDir: string): Promise<CrashDisk> {
  const state = await readStateUpdates(nodeFileSystem, forestDir);
  const { points, others } = pointsIn(state.updates);
  const problems = state.missing.map(({ fromSeq, toSeq }) => `numbers ${fromSeq} to ${toSeq} are missing`);
  const history = await readForestOnDisk(nodeFileSystem, forestDir);
  // A checkpoint stands for the records before it; archive and log must still tell the whole story.
  if (history.checkpoints.length > 0) problems.push(...differences(points, pointsIn(history.records).points), ...history.missing.map(({ fromSeq, toSeq }) => `history lacks ${fromSeq} to ${toSeq}`));
  return { points, others, checkpoints: history.checkpoints.length, problems };
}

function pointsIn(updates: readonly LoggedUpdate[]): { readonly points: Map<PointKey, KnownPoint>; readonly others: number } {
  const { docs, rejected } = loadDocuments(updates);
  if (rejected > 0) throw new Error(`${rejected} updates on disk cannot be read`);
  const forest = createForest({ ...systemSources, author: "pr_witness", docs });
  const points = new Map<PointKey, KnownPoint>();
  const total = forest.view.pointCount;
  for (const { title, parentId } of forest.view.points()) {
    const key = keyOf(title);
    if (key !== null) points.set(key, { key, title, parentKey: parentId === null ? null : keyOf(forest.view.point(parentId)?.title ?? "") });
  }
  forest.destroy();
  for (const name of DOC_NAMES) docs[name].destroy();
  return { points, others: total - points.size };
}

function differences(state: ReadonlyMap<PointKey, KnownPoint>, history: ReadonlyMap<PointKey, KnownPoint>): string[] {
  const keys = new Set([...state.keys(), ...history.keys()]);
  return [...keys].filter((key) => JSON.stringify(state.get(key)) !== JSON.stringify(history.get(key))).map((key) => `history and state differ about ${key}`);
}
