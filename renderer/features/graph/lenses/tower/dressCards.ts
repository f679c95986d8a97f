import type { PointId } from "#shared/kernel/index.ts";
import { casesOf, lookOf, type PointRecord } from "#shared/forest/index.ts";
import type { TowerCard } from "#shared/tower/index.ts";
import { isNarrowCard } from "#renderer/features/graph/model/cardText.ts";
import type { SceneBox } from "#renderer/features/graph/model/sceneTypes.ts";
import { wrapTitle } from "#renderer/features/graph/model/wrapTitle.ts";
import { isInPart } from "./isInPart.ts";
import type { TowerDraft } from "./towerDraft.ts";

/** From this zoom on a card has room for the beginning of its summary. */
export const NEAR_ZOOM = 1.6;
/** 16 and 12.8 px on the screen at that zoom. */
const NEAR_LETTERS = { titlePx: 10, linePx: 8 } as const;
const NEAR_PAD = { side: 8, sign: 16 } as const;
const NEAR_LINES = 2;

/** Points as cards, and invitations to add one. */
export function dressCards(draft: TowerDraft): void {
  const { tower: { layout, cardOf }, input, boxes, targets } = draft;
  const { view, t } = input;
  // Where nothing may be added nothing invites to it; from afar nobody could read it.
  for (const { parentId, rect, adds } of input.isReadOnly || (input.detail === "far" && layout.cards.length > 0) ? [] : layout.vacancies) {
    if (!isInPart(draft, rect)) continue;
    boxes.push({ role: "vacancy", key: `vacancy:${parentId}`, rect, text: adds === "module" ? t("graph.newModule") : t("graph.newPoint") });
    targets.push({ rect, hit: { kind: "vacancy", parentId } });
  }
  for (const id of draft.shown) {
    const card = cardOf(id);
    const record = view.point(id);
    if (card === undefined || record === undefined) continue;
    boxes.push(input.detail === "near" && !isNarrowCard(card.rect.width) ? sheet(draft, card, record) : plainCard(draft, card, record));
    targets.push({ rect: card.rect, hit: { kind: "point", id, part: "card" } });
  }
}

function stateOf({ picked, near, input }: TowerDraft, id: PointId): { readonly picked: boolean; readonly near: boolean; readonly dimmed: boolean } {
  return { picked: picked.has(id), near: near.has(id), dimmed: input.light.points !== null && !input.light.points.has(id) };
}

function plainCard(draft: TowerDraft, { id, rect, wisdom }: TowerCard, record: PointRecord): SceneBox {
  return {
    role: "card", key: `card:${id}`, id, rect, text: record.title, kind: record.kind, tint: wisdom ?? "none", isPrivate: record.doc === "personal",
    cases: record.kind === "case" ? 0 : casesOf(draft.input.view, id).length, isNarrow: isNarrowCard(rect.width), look: lookOf(draft.input.view, record), ...stateOf(draft, id),
  };
}

function sheet(draft: TowerDraft, { id, rect, wisdom }: TowerCard, record: PointRecord): SceneBox {
  const { measure, view } = draft.input;
  const { titlePx, linePx } = NEAR_LETTERS;
  const width = rect.width - 2 * NEAR_PAD.side;
  const [title = ""] = wrapTitle(record.title, { width: width - NEAR_PAD.sign, lines: 1, measure: (piece) => measure(piece, titlePx, 600) });
  const lines = wrapTitle(record.summary.replaceAll(/\s+/gu, " "), { width, lines: NEAR_LINES, measure: (piece) => measure(piece, linePx, 400) });
  return {
    role: "sheet", key: `card:${id}`, id, rect, size: "plain", title, lines, foot: "", kind: record.kind, tint: wisdom ?? "none", isPrivate: record.doc === "personal",
    cases: record.kind === "case" ? 0 : casesOf(view, id).length, danger: false, letters: NEAR_LETTERS, look: lookOf(view, record), ...stateOf(draft, id),
  };
}
