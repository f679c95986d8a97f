import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, TowerBand, TowerModule, TowerWisdom } from "#shared/tower/index.ts";
import type { SceneDraft } from "./sceneDraft.ts";
import type { SceneBox } from "./sceneTypes.ts";

const TITLE_SIZE_PX = 14;
const QUIET_SIZE_PX = 12;

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
  const upright: Rect = { x: rect.x, y: rect.y, width: 30, height: rect.height };
  draft.boxes.push({ role: "text", key: `band-name:${band.key}`, rect: upright, text: name, tone: "quiet", tint: "none", align: "upright", room: rect.height });
  if (band.key === "understory") draft.targets.push({ rect, hit: { kind: "understory" } });
}

function addWisdom(draft: SceneDraft, wisdom: TowerWisdom): void {
  const { id, rect } = wisdom;
  const { t } = draft.input;
  const tint = wisdom.wisdom ?? "none";
  const header: Rect = { x: rect.x, y: rect.y, width: rect.width, height: 36 };
  if (draft.picked.has(id) || draft.near.has(id)) {
    const frame: Rect = { x: rect.x - 8, y: rect.y + 3, width: rect.width + 16, height: rect.height + 3 };
    draft.boxes.push({ role: "frame", key: `frame:${id}`, rect: frame, picked: draft.picked.has(id) });
  }
  draft.boxes.push({ role: "glyph", key: `glyph:${id}`, rect: { x: rect.x + 2, y: rect.y + 11, width: 14, height: 14 }, tint });
  const count = t("graph.count", { count: wisdom.count });
  const titleWidth = Math.max(40, rect.width - 36 - draft.input.measure(count, QUIET_SIZE_PX, 400));
  draft.boxes.push({ role: "text", key: `title:${id}`, rect: { ...header, x: rect.x + 22, width: titleWidth }, text: titleOf(draft, id), tone: "wisdom-title", tint, align: "start", room: rect.width - 24 });
  draft.boxes.push({ role: "text", key: `count:${id}`, rect: { ...header, width: rect.width - 4 }, text: count, tone: "quiet", tint: "none", align: "end", room: rect.width });
  draft.targets.push({ rect: header, hit: { kind: "point", id, part: "title" } });
  draft.places.set(id, header);
}

function addModule(draft: SceneDraft, module: TowerModule): void {
  const { id, rect } = module;
  const { view, t, measure } = draft.input;
  draft.boxes.push({ role: "module", key: `module:${id}`, rect, tint: module.wisdom ?? "none", picked: draft.picked.has(id), near: draft.near.has(id) });
  const header: Rect = { x: rect.x + 10, y: rect.y + 3, width: rect.width - 20, height: 36 };
  const title = titleOf(draft, id);
  const domain = view.point(id)?.domain ?? "";
  const count = module.columns > 1 ? t("graph.count", { count: module.count }) : String(module.count);
  const room = header.width - measure(count, QUIET_SIZE_PX, 400) - 8;
  const titleWidth = Math.min(measure(title, TITLE_SIZE_PX, 600) + 2, room);
  draft.boxes.push({ ...text(`title:${id}`, { ...header, width: titleWidth }, title, "title"), room: header.width });
  const domainRoom = room - titleWidth - 6;
  if (domain !== "" && domainRoom >= QUIET_SIZE_PX * 2) {
    draft.boxes.push(text(`domain:${id}`, { ...header, x: header.x + titleWidth + 6, width: domainRoom }, domain, "quiet"));
  }
  draft.boxes.push({ role: "text", key: `count:${id}`, rect: header, text: count, tone: "quiet", tint: "none", align: "end", room: rect.width });
  draft.targets.push({ rect, hit: { kind: "point", id, part: "panel" } }, { rect: { ...header, x: rect.x, width: rect.width }, hit: { kind: "point", id, part: "title" } });
  draft.places.set(id, { x: rect.x, y: rect.y, width: rect.width, height: 40 });
}

function text(key: string, rect: Rect, words: string, tone: "title" | "quiet"): Extract<SceneBox, { role: "text" }> {
  return { role: "text", key, rect, text: words, tone, tint: "none", align: "start", room: rect.width };
}

const titleOf = (draft: SceneDraft, id: PointId): string => draft.input.view.point(id)?.title ?? "";
