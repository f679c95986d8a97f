import { gatherTower, type TowerContent } from "./gatherTower.ts";
import { layerWidth, placeLayer, sealDraft, type TowerDraft } from "./placeTower.ts";
import { isUnderstoryEmpty, placeUnderstory } from "./placeUnderstory.ts";
import { planLayers, tallest } from "./planLayers.ts";
import { moduleWidth, planModule } from "./planModule.ts";
import { planWisdom } from "./planWisdom.ts";
import { TOWER_MEASURES, type TowerMeasures } from "./towerMeasures.ts";
import type { TowerLayout, TowerOptions, TowerSource } from "./towerTypes.ts";

/** Where everything stands in the tower. The same forest always gives the same places; nothing is ever simulated. */
export function layoutTower(view: TowerSource, options: TowerOptions = {}): TowerLayout {
  const content = gatherTower(view);
  const measures = TOWER_MEASURES[options.size ?? "broad"];
  const { band, corridor, wisdom } = measures;
  const planned = planLayers(content, measures);
  const narrowest = band.label + 2 * wisdom.minWidth + wisdom.gap + band.padRight;
  const width = Math.max(narrowest, ...planned.map(({ plans }) => layerWidth(measures, plans)), understoryWidth(content, measures));
  const draft: TowerDraft = { measures, bands: [], wisdoms: [], modules: [], cards: [], vacancies: [] };
  const least = nameRoom({ width, height: planned.reduce((sum, { plans }) => sum + tallest(plans), 0) }, measures);
  let y = 0;
  for (const { layer, plans } of planned) {
    if (draft.bands.length > 0) y += Math.max(least, layer === "base" ? corridor.lower : corridor.upper);
    y = placeLayer(draft, layer, plans, { centerX: width / 2, y });
  }
  if (!isUnderstoryEmpty(content)) {
    if (draft.bands.length > 0) y += Math.max(least, corridor.understory);
    placeUnderstory(draft, content, { centerX: width / 2, y, width });
  }
  return sealDraft(draft, width);
}

/**
 * Where all of a tower is in view, names keep the size that can be read and the tower does not: those of its wisdoms grow upwards out of their headers, and find
 * room between the layers instead of lying over the modules above.
 */
function nameRoom({ width, height }: { readonly width: number; readonly height: number }, { wisdom }: TowerMeasures): number {
  return Math.max(width, height) * NAME_SHARE - wisdom.header;
}

/** A line of 12 px letters, a step larger, on a canvas of 600 px. */
const NAME_SHARE = 0.028;

/** A meadow of thousands is as wide as it is tall, not a ribbon. */
function understoryWidth({ understory }: TowerContent, measures: TowerMeasures): number {
  const { card, shapes, band } = measures;
  const cards = understory.loose.length + understory.modules.reduce((sum, each) => sum + each.points.length, 0);
  const asGrid = Math.sqrt(1.4 * cards * card.pitch * (shapes.wide.cardWidth + shapes.wide.columnGap));
  const widest = Math.max(0, ...understory.modules.map((each) => planModule(each, "wide", measures).width));
  return Math.max(asGrid > moduleWidth(measures, "wide", 12) ? asGrid : 0, widest + band.label + band.padRight, ...understory.wisdoms.map((each) => layerWidth(measures, [planWisdom(each, "wide", measures)])));
}
