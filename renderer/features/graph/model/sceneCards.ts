import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { isNarrowCard } from "./cardText.ts";
import type { SceneDraft } from "./sceneDraft.ts";

/** Points as cards, invitations to add one, and notices of what a panel does not show. */
export function addCards(draft: SceneDraft): void {
  const { layout, input, boxes, targets, places, picked, near } = draft;
  const { view, t } = input;
  // Where nothing may be added nothing invites to it.
  for (const vacancy of input.isReadOnly === true ? [] : layout.vacancies) {
    const { parentId, rect } = vacancy;
    boxes.push({ role: "vacancy", key: `vacancy:${parentId}`, rect, text: vacancy.adds === "module" ? t("graph.newModule") : t("graph.newPoint") });
    targets.push({ rect, hit: { kind: "vacancy", parentId } });
  }
  layout.rests.forEach((rest, index) => {
    boxes.push({ role: "rest", key: `rest:${rest.parentId ?? "understory"}:${index}`, rect: rest.rect, text: t("graph.more", { count: rest.hidden }) });
    targets.push({ rect: rest.rect, hit: { kind: "rest", parentId: rest.parentId, hidden: rest.hidden } });
  });
  for (const card of layout.cards) {
    const record = view.point(card.id);
    if (record === undefined) continue;
    boxes.push({
      role: "card",
      key: `card:${card.id}`,
      id: card.id,
      rect: card.rect,
      text: record.title,
      kind: record.kind,
      tint: card.wisdom ?? "none",
      isPrivate: record.doc === "personal",
      cases: record.kind === "case" ? 0 : countCases(view, card.id),
      picked: picked.has(card.id),
      near: near.has(card.id),
      isNarrow: isNarrowCard(card.rect.width),
    });
    targets.push({ rect: card.rect, hit: { kind: "point", id: card.id, part: "card" } });
    places.set(card.id, card.rect);
  }
}

/** Cases that stand below this point or are linked with it. */
function countCases(view: ForestView, id: PointId): number {
  const cases = new Set<PointId>(view.children(id).filter((child) => view.point(child)?.kind === "case"));
  for (const linkId of view.linksAt(id)) {
    const link = view.link(linkId);
    const other = link === undefined ? undefined : link.from === id ? link.to : link.from;
    if (other !== undefined && isPointId(other) && view.point(other)?.kind === "case") cases.add(other);
  }
  return cases.size;
}
