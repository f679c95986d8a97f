import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { readFixtureFile } from "#scripts/fixtureFile.ts";
import { makeForest } from "#scripts/makeForest.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { addPoint, applyPlan, createForest, DOC_NAMES, loadDocuments, startForest, type Forest } from "#shared/forest/index.ts";
import { parseSkeleton, planSkeleton } from "#shared/skeleton/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";

/** What a profile holds before the first run: so that there is something to kill the app at. */
export type CrashProfile =
  /** Nothing: the first start, the welcome screen, planting. */
  | "fresh"
  /** The skeleton, as after a first day. */
  | "planted"
  /** A log long enough to be compacted when it is opened. */
  | "long-log"
  /** A forest of the first schema, which opening migrates. */
  | "version-1";

const FOREST_ID = "fr_crash";
const ROOTS = 3;
const LONG_LOG = { points: 800, tailUpdates: 3_500 };
const made = new Map<CrashProfile, Promise<readonly LoggedUpdate[]>>();

/** Writes a profile of this kind into an empty folder. */
export async function writeCrashProfile(profileDir: string, kind: CrashProfile): Promise<void> {
  if (kind === "fresh") return;
  let updates = made.get(kind);
  if (updates === undefined) {
    updates = updatesOf(kind).then(withRoots);
    made.set(kind, updates);
  }
  await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: FOREST_ID, name: "一片森林", updates: await updates });
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_used", lastForestId: FOREST_ID }));
}

async function updatesOf(kind: Exclude<CrashProfile, "fresh">): Promise<readonly LoggedUpdate[]> {
  if (kind === "version-1") return readFixtureFile(await readFile(resolve(import.meta.dirname, "../fixtures/schema/v1.bin"))).map(({ docId, bytes }) => ({ docId, bytes }));
  if (kind === "long-log") return makeForest(LONG_LOG).updates;
  const skeleton = parseSkeleton(JSON.parse(await readFile(resolve(import.meta.dirname, "../../assets/skeleton/human-wisdom.json"), "utf8")));
  if (!skeleton.ok) throw new Error("the shipped skeleton cannot be read");
  const plan = planSkeleton(skeleton.value, "zh-CN");
  return withMore([], (forest) => {
    startForest(forest, { name: "一片森林" });
    applyPlan(forest, { plan, command: "plant" });
  });
}

/** Points of ours in every profile, so that there is an outline row to begin with. */
function withRoots(updates: readonly LoggedUpdate[]): readonly LoggedUpdate[] {
  return withMore(updates, (forest) => {
    for (let at = 1; at <= ROOTS; at++) {
      const added = addPoint(forest, { title: `k${String(at).padStart(6, "0")}`, parentId: null });
      if (!added.ok) throw new Error(added.error.code);
    }
  });
}

function withMore(updates: readonly LoggedUpdate[], write: (forest: Forest) => void): readonly LoggedUpdate[] {
  const all = [...updates];
  const { docs } = loadDocuments(updates);
  const forest = createForest({ ...systemSources, author: "pr_used", docs });
  for (const docId of DOC_NAMES) docs[docId].on("update", (bytes: Uint8Array) => { all.push({ docId, bytes }); });
  write(forest);
  forest.destroy();
  for (const docId of DOC_NAMES) docs[docId].destroy();
  return all;
}
