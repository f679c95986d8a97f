import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as Y from "yjs";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { applyPlan, createForest, startForest } from "#shared/forest/index.ts";
import { parseSkeleton, planSkeleton } from "#shared/skeleton/index.ts";

/** Makes a profile as a person leaves it after the first day: settings, and one forest with the skeleton planted. */
export async function writeUsedProfile(profileDir: string): Promise<{ readonly forestId: string; readonly logDir: string }> {
  const skeleton = parseSkeleton(JSON.parse(await readFile(resolve("assets/skeleton/human-wisdom.json"), "utf8")));
  if (!skeleton.ok) throw new Error("the shipped skeleton cannot be read");
  const forest = createForest({ ...systemSources, author: "pr_used" });
  startForest(forest, { name: "我的森林" });
  applyPlan(forest, { plan: planSkeleton(skeleton.value, "zh-CN"), command: "plant" });
  const updates = (["forest", "personal"] as const).map((docId) => ({ docId, bytes: Y.encodeStateAsUpdate(forest.docs[docId]) }));
  const { forestDir } = await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: "fr_used", name: "我的森林", updates });
  forest.destroy();
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_used", lastForestId: "fr_used" }));
  return { forestId: "fr_used", logDir: join(forestDir, "log") };
}
