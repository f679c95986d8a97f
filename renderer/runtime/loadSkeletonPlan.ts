import type { ForestPlan } from "#shared/forest/index.ts";
import { parseSkeleton, planSkeleton, type SkeletonLocale } from "#shared/skeleton/index.ts";
import { reportProblem } from "./reportProblem.ts";

/** What the shipped skeleton plants, worded in one language; null (and a line in the log) when the shipped file is not what it should be. */
export async function loadSkeletonPlan(locale: SkeletonLocale): Promise<ForestPlan | null> {
  const file = await import("#assets/skeleton/human-wisdom.json");
  const skeleton = parseSkeleton(file.default);
  if (skeleton.ok) return planSkeleton(skeleton.value, locale);
  reportProblem("loadSkeletonPlan", JSON.stringify(skeleton.error));
  return null;
}
