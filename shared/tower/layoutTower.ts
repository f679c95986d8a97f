import type { Layer } from "#shared/forest/index.ts";
import { cardsPerModule } from "./boundTower.ts";
import { gatherTower, type TowerContent } from "./gatherTower.ts";
import type { Bounds } from "./planModule.ts";
import { planWisdom, type WisdomPlan } from "./planWisdom.ts";
import { layerWidth, placeLayer, sealDraft, type TowerDraft } from "./placeTower.ts";
import { isUnderstoryEmpty, placeUnderstory } from "./placeUnderstory.ts";
import { TOWER_LIMITS, TOWER_MEASURES } from "./towerMeasures.ts";
import type { TowerLayout, TowerOptions, TowerSource } from "./towerTypes.ts";

/** From the sky to the ground. */
const LAYERS_DOWNWARD: readonly Layer[] = ["top", "middle", "base"];

/** Where everything stands in the tower. The same forest always gives the same places; nothing is ever simulated. */
export function layoutTower(view: TowerSource, options: TowerOptions = {}): TowerLayout {
  const content = gatherTower(view);
  const measures = TOWER_MEASURES[options.size ?? "broad"];
  const { band, corridor, wisdom } = measures;
  const bounds: Bounds = {
    measures,
    cardsPerModule: cardsPerModule(content, options.cardBudget ?? TOWER_LIMITS.cardBudget),
    mustShow: options.mustShow ?? new Set(),
  };
  const planned = planLayers(content, bounds);
  const narrowest = band.label + 2 * wisdom.minWidth + wisdom.gap + band.padRight;
  const width = Math.max(narrowest, ...planned.map(({ plans }) => layerWidth(measures, plans)), ...content.understory.wisdoms.map((each) => layerWidth(measures, [planWisdom(each, "wide", bounds)])));
  const draft: TowerDraft = { measures, bands: [], wisdoms: [], modules: [], cards: [], vacancies: [], rests: [] };
  let y = 0;
  for (const { layer, plans } of planned) {
    if (draft.bands.length > 0) y += layer === "base" ? corridor.lower : corridor.upper;
    y = placeLayer(draft, layer, plans, { centerX: width / 2, y });
  }
  if (!isUnderstoryEmpty(content)) {
    if (draft.bands.length > 0) y += corridor.understory;
    placeUnderstory(draft, content, { bounds, centerX: width / 2, y, width });
  }
  return sealDraft(draft, width);
}

function planLayers(content: TowerContent, bounds: Bounds): { layer: Layer; plans: WisdomPlan[] }[] {
  return LAYERS_DOWNWARD.filter((layer) => content.layers[layer].length > 0).map((layer) => ({
    layer,
    plans: content.layers[layer].map((each) => planWisdom(each, layer === "base" ? "narrow" : "wide", bounds)),
  }));
}
