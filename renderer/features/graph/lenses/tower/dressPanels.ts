import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, TowerBand, TowerModule, TowerWisdom } from "#shared/tower/index.ts";
import { isInPart } from "./isInPart.ts";
import type { TowerDraft } from "./towerDraft.ts";

const MODULE_PAD = 10;
const NARROW_MODULE_PAD = 6;
const NARROW_MODULE_PX = 130;
/** Behind the sign of a wisdom. */
const NAME_START_PX = 22;
const NAME_END_PX = 4;

/** Room for the name of a wisdom on its panel. */
export const nameWidth = ({ width }: Rect): number => width - NAME_START_PX - NAME_END_PX;

/** Names of bands, wisdoms and modules, which are selectable by their titles. Their panels lie on the ground. */
export function dressPanels(draft: TowerDraft): void {
  const { layout } = draft.tower;
  for (const band of layout.bands) addBand(draft, band);
  for (const wisdom of layout.wisdoms) if (isNamed(draft, wisdom)) addWisdom(draft, wisdom);
  for (const module of layout.modules) if (isNamed(draft, module)) addModule(draft, module);
}

/** What the selection brings out is named wherever it stands. */
function isNamed(draft: TowerDraft, { id, rect }: TowerModule | TowerWisdom): boolean {
  return draft.picked.has(id) || draft.near.has(id) || isInPart(draft, rect);
}

function addBand(draft: TowerDraft, band: TowerBand): void {
  const { t } = draft.input;
  const { rect } = band;
  // i18n-keys: graph.layer.*
  const name = t(`graph.layer.${band.key}`);
  const upright: Rect = { x: rect.x, y: rect.y, width: draft.tower.layout.measures.band.label, height: rect.height };
  draft.boxes.push({ role: "band-name", key: `band-name:${band.key}`, rect: upright, text: name });
  if (band.key === "understory") draft.targets.push({ rect, hit: { kind: "understory" } });
}

function addWisdom(draft: TowerDraft, wisdom: TowerWisdom): void {
  const { id, rect } = wisdom;
  const tint = wisdom.wisdom ?? "none";
  const { header: height } = draft.tower.layout.measures.wisdom;
  const header: Rect = { x: rect.x, y: rect.y, width: rect.width, height };
  if (draft.picked.has(id) || draft.near.has(id)) {
    const frame: Rect = { x: rect.x - 5, y: rect.y + 3, width: rect.width + 10, height: rect.height + 3 };
    draft.boxes.push({ role: "frame", key: `frame:${id}`, rect: frame, picked: draft.picked.has(id) });
  }
  draft.boxes.push({ role: "glyph", key: `glyph:${id}`, rect: { x: rect.x + 2, y: rect.y + height / 2 - 7, width: 14, height: 14 }, tint });
  draft.boxes.push({
    role: "heading", key: `title:${id}`, rect: { ...header, x: rect.x + NAME_START_PX, width: nameWidth(rect) }, title: titleOf(draft, id), domain: "",
    count: draft.input.t("graph.count", { count: wisdom.count }), tone: "wisdom", tint, area: null, nameRoom: draft.tower.wisdomNameRoom,
  });
  draft.targets.push({ rect, hit: { kind: "point", id, part: "panel" } }, { rect: header, hit: { kind: "point", id, part: "title" } });
}

function addModule(draft: TowerDraft, module: TowerModule): void {
  const { id, rect } = module;
  const { view } = draft.input;
  if (draft.picked.has(id) || draft.near.has(id)) draft.boxes.push({ role: "frame", key: `frame:${id}`, rect, picked: draft.picked.has(id), radius: 12 });
  const { header: height } = draft.tower.layout.measures.module;
  const isNarrow = rect.width < NARROW_MODULE_PX;
  const pad = isNarrow ? NARROW_MODULE_PAD : MODULE_PAD;
  draft.boxes.push({
    role: "heading", key: `title:${id}`, rect: { x: rect.x + pad, y: rect.y + 1, width: rect.width - 2 * pad, height: height - 2 }, title: titleOf(draft, id),
    domain: view.point(id)?.domain ?? "", count: countOf(draft, module, isNarrow), tone: "module", tint: module.wisdom ?? "none",
    area: { x: rect.x + 4, y: rect.y + 4, width: rect.width - 8, height: rect.height - 8 },
  });
  draft.targets.push({ rect, hit: { kind: "point", id, part: "panel" } }, { rect: { x: rect.x, y: rect.y, width: rect.width, height }, hit: { kind: "point", id, part: "title" } });
}

const titleOf = (draft: TowerDraft, id: PointId): string => draft.input.view.point(id)?.title ?? "";

/** How many points, and where there is room, how many of them came since the last visit. */
function countOf(draft: TowerDraft, { id, count, columns }: TowerModule, isNarrow: boolean): string {
  const grown = grownIn(draft).get(id) ?? 0;
  if (isNarrow || columns === 1) return grown === 0 ? String(count) : `${count} +${grown}`;
  return grown === 0 ? draft.input.t("graph.count", { count }) : draft.input.t("graph.countGrown", { count, grown });
}

const grownBefore = new WeakMap<TowerDraft, ReadonlyMap<PointId, number>>();

function grownIn(draft: TowerDraft): ReadonlyMap<PointId, number> {
  const before = grownBefore.get(draft);
  if (before !== undefined) return before;
  const counts = new Map<PointId, number>();
  for (const id of draft.input.light.fresh) {
    const moduleId = draft.tower.cardOf(id)?.moduleId ?? null;
    if (moduleId !== null) counts.set(moduleId, (counts.get(moduleId) ?? 0) + 1);
  }
  grownBefore.set(draft, counts);
  return counts;
}
