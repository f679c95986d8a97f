import { ok, type PointId, type Result } from "#shared/kernel/index.ts";
import { planMerge, type ForestView, type MergeRefusal } from "#shared/forest/index.ts";

export interface MergePreview {
  /** Links that will be at the point that stays: its own and those it is given. */
  readonly links: number;
  /** Links that go to the trash because another one says the same. */
  readonly doubles: number;
  /** Links that go to the trash because they joined these points to each other. */
  readonly inner: number;
  /** Children that the point that stays will have. */
  readonly children: number;
  readonly summary: string;
  /** Names under which it can be found besides its own. */
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
}

/** What the point that stays will be like once the others are merged into it, in figures; or why they cannot be. */
export function mergePreview(view: ForestView, keepId: PointId, ids: readonly PointId[]): Result<MergePreview, { readonly code: MergeRefusal }> {
  const planned = planMerge(view, keepId, ids);
  if (!planned.ok) return planned;
  const { keep, links, summary, aliases, tags } = planned.value;
  const merged = new Set<PointId>(ids);
  const gone = new Set([...links.joined.keys(), ...links.folded].map((link) => link.id));
  const at = new Set(ids.flatMap((id) => view.linksAt(id)));
  return ok({
    links: [...at].filter((id) => !gone.has(id)).length,
    doubles: links.joined.size,
    inner: links.folded.length,
    children: ids.flatMap((id) => view.children(id)).filter((id) => !merged.has(id)).length,
    summary,
    aliases: [...new Set([...keep.aliases, ...aliases])],
    tags: [...new Set([...keep.tags, ...tags])],
  });
}
