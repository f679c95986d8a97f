import type { ForestPlan, ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";

/** What a person found when they compared two cases. */
export interface Finding {
  /** The two cases. */
  readonly cases: readonly [PointId, PointId];
  /** The principle behind both (背后的道理). */
  readonly principle: string;
  readonly same: string;
  readonly different: string;
  readonly parentId: PointId | null;
}

/**
 * The plan that makes a point of the principle and lets both cases illustrate it; what is the same in them is why. As soon as one case is private the point is private, too: its words may tell of
 * what only one person knows. null when a case is gone.
 */
export function planPrinciple(view: ForestView, { cases, principle, same, different, parentId }: Finding, words: { readonly same: string; readonly different: string }): ForestPlan | null {
  const records = cases.map((id) => view.point(id));
  if (records.some((record) => record === undefined)) return null;
  const parent = parentId === null ? null : view.point(parentId);
  const isPrivate = records.some((record) => record?.doc === "personal") || parent?.doc === "personal";
  const parts = [[words.same, same], [words.different, different]] as const;
  const summary = parts.filter(([, text]) => text.trim() !== "").map(([name, text]) => `${name}\n${text.trim()}`).join("\n\n");
  return {
    points: [{ ref: "principle", parentRef: parent?.id ?? null, kind: "point", title: principle, summary, isPrivate }],
    links: cases.map((id) => ({ fromRef: id, toRef: "principle", type: "illustrates" as const, reason: same.trim().slice(0, MOST_REASON) })),
  };
}

/** What is the same stands in the point in full; as the reason of a link its beginning is enough. */
const MOST_REASON = 2_000;
