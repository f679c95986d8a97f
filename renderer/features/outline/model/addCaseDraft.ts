import { isLinkId, isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { childDraft } from "./newPointDraft.ts";
import type { OutlineDraft } from "./outlineSession.ts";

/** One case: it grows at the point it is about. For a link it grows at the link's first point and illustrates the link itself. */
export function addCaseDraft(view: ForestView, primary: EndId | undefined): OutlineDraft {
  if (primary === undefined || !isLinkId(primary)) return { ...childDraft(view, primary !== undefined && isPointId(primary) ? primary : null, "case"), once: true };
  const link = view.link(primary);
  const parentId: PointId | null = link === undefined ? null : [link.from, link.to].find(isPointId) ?? null;
  return { ...childDraft(view, parentId, "case"), illustrates: primary, once: true };
}
