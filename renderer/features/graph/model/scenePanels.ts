import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, TowerBand, TowerModule, TowerWisdom } from "#shared/tower/index.ts";
import type { SceneDraft } from "./sceneDraft.ts";

const MODULE_PAD = 10;
const NARROW_MODULE_PAD = 6;
const NARROW_MODULE_PX = 130;

/** Bands, wisdoms and modules: drawn below everything, selectable by their titles. */
export function addPanels(draft: SceneDraft): void {
  for (const band of draft.layout.bands) addBand(draft, band);
  for (const wisdom of draft.layout.wisdoms) addWisdom(draft, wisdom);
  for (const module of draft.layout.modules) addModule(draft, module);
}

function addBand(draft: SceneDraft, band: TowerBand): void {
  const { t } = draft.input;
  const { rect } = band;
  draft.boxes.push({ role: "band", key: `band:${band.key}`, rect });
  // i18n-keys: graph.layer.*
  const name = t(`graph.layer.${band.key}`);
  const upright: Rect = { x: rect.x, y: rect.y, width: draft.layout.measures.band.label, height: rect.height };
  draft.boxes.push({ role: "band-name", key: `band-name:${band.key}`, rect: upright, text: name });
  if (band.key === "understory") draft.targets.push({ rect, hit: { kind: "understory" } });
}

function addWisdom(draft: SceneDraft, wisdom: TowerWisdom): void {
  const { id, rect } = wisdom;
  const tint = wisdom.wisdom ?? "none";
  const { header: height } = draft.layout.measures.wisdom;
  const header: Rect = { x: rect.x, y: rect.y, width: rect.width, height };
  if (draft.picked.has(id) || draft.near.has(id)) {
    const frame: Rect = { x: rect.x - 5, y: rect.y + 3, width: rect.width + 10, height: rect.height + 3 };
    draft.boxes.push({ role: "frame", key: `frame:${id}`, rect: frame, picked: draft.picked.has(id) });
  }
  draft.boxes.push({ role: "glyph", key: `glyph:${id}`, rect: { x: rect.x + 2, y: rect.y + height / 2 - 7, width: 14, height: 14 }, tint });
  draft.boxes.push({
    role: "heading", key: `title:${id}`, rect: { ...header, x: rect.x + 22, width: rect.width - 26 }, title: titleOf(draft, id), domain: "",
    count: draft.input.t("graph.count", { count: wisdom.count }), tone: "wisdom", tint, area: null,
  });
  draft.targets.push({ rect, hit: { kind: "point", id, part: "panel" } }, { rect: header, hit: { kind: "point", id, part: "title" } });
  draft.places.set(id, header);
}

function addModule(draft: SceneDraft, module: TowerModule): void {
  const { id, rect } = module;
  const { view, t } = draft.input;
  draft.boxes.push({ role: "module", key: `module:${id}`, rect, tint: module.wisdom ?? "none", picked: draft.picked.has(id), near: draft.near.has(id) });
  const { header: height } = draft.layout.measures.module;
  const isNarrow = rect.width < NARROW_MODULE_PX;
  const pad = isNarrow ? NARROW_MODULE_PAD : MODULE_PAD;
  draft.boxes.push({
    role: "heading", key: `title:${id}`, rect: { x: rect.x + pad, y: rect.y + 1, width: rect.width - 2 * pad, height: height - 2 }, title: titleOf(draft, id),
    domain: view.point(id)?.domain ?? "", count: isNarrow || module.columns === 1 ? String(module.count) : t("graph.count", { count: module.count }), tone: "module", tint: module.wisdom ?? "none",
    area: { x: rect.x + 4, y: rect.y + 4, width: rect.width - 8, height: rect.height - 8 },
  });
  draft.targets.push({ rect, hit: { kind: "point", id, part: "panel" } }, { rect: { x: rect.x, y: rect.y, width: rect.width, height }, hit: { kind: "point", id, part: "title" } });
  draft.places.set(id, { x: rect.x, y: rect.y, width: rect.width, height });
}

const titleOf = (draft: SceneDraft, id: PointId): string => draft.input.view.point(id)?.title ?? "";
