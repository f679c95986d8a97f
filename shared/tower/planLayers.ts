import type { Layer } from "#shared/forest/index.ts";
import type { TowerContent, WisdomContent } from "./gatherTower.ts";
import { layerWidth } from "./placeTower.ts";
import { USUAL_RATIO } from "./planModule.ts";
import { areaOf, planWisdom, type WisdomPlan } from "./planWisdom.ts";
import type { ModuleShape, TowerMeasures } from "./towerMeasures.ts";

/** From the sky to the ground. */
const LAYERS_DOWNWARD: readonly Layer[] = ["top", "middle", "base"];

export interface LayerPlan {
  readonly layer: Layer;
  readonly plans: readonly WisdomPlan[];
}

/** What stands in each layer that holds something, with its size, before it has a place. */
export function planLayers(content: TowerContent, measures: TowerMeasures): readonly LayerPlan[] {
  const layers = LAYERS_DOWNWARD.filter((layer) => content.layers[layer].length > 0).map((layer): LayerContent => ({ layer, wisdoms: content.layers[layer] }));
  // A small tower keeps the widths of its shapes; a large one takes the proportions of its canvas, so that it becomes neither a mast nor a ribbon.
  if (wholeArea(layers, shapeIn, measures) > LARGE_AREA) return planLarge(layers, measures);
  return layers.map(({ layer, wisdoms }) => ({ layer, plans: wisdoms.map((each) => planWisdom(each, shapeIn(layer), measures)) }));
}

interface LayerContent {
  readonly layer: Layer;
  readonly wisdoms: readonly WisdomContent[];
}

const shapeIn = (layer: Layer): ModuleShape => (layer === "base" ? "narrow" : "wide");

/** About a hundred and fifty cards. */
const LARGE_AREA = 1_500_000;

/** Widths are tried in fixed steps, so that a tower keeps its own while a few points come and go. */
const WIDTH_STEP = 1.12;
const STEPS_TRIED = { narrower: 4, wider: 6 } as const;
/** How wide modules may be for their height; tried only while they are so few that their rows leave much of the width empty. */
const RATIOS = [USUAL_RATIO, 1, 2, 2.8] as const;
const FEW_MODULES = 60;
/** Beyond so many, rows fill any width. */
const MOST_MODULES = 600;
/** Modules give up their usual proportions only for a layer that becomes so much lower. */
const WORTH_IT = 1.05;

interface LayerOption extends LayerPlan {
  readonly width: number;
  readonly height: number;
  /** Its height, and more where its modules are not as usual. */
  readonly cost: number;
}

interface Wish {
  readonly shape: ModuleShape;
  readonly ratio: number;
}

/** Every layer in the way that is lowest within the width at which all of the tower is seen largest. */
function planLarge(layers: readonly LayerContent[], measures: TowerMeasures): readonly LayerPlan[] {
  const modules = layers.reduce((sum, { wisdoms }) => sum + wisdoms.reduce((all, each) => all + each.modules.length, 0), 0);
  const wished = Math.sqrt(wholeArea(layers, modules <= FEW_MODULES ? shapeIn : () => "wide", measures) * measures.proportion);
  const widths = modules > MOST_MODULES ? [wished] : widthsAround(wished);
  const optionsOf = layers.map((each) => widths.flatMap((width) => wishesFor(each.layer, modules).map((wish) => planOption(each, measures, { ...wish, width }))));
  let best: readonly LayerOption[] = [];
  let bestScale = -1;
  for (const width of new Set(optionsOf.flat().map((option) => option.width))) {
    const chosen = optionsOf.flatMap((options) => lowestWithin(options, width) ?? []);
    const scale = scaleOf(chosen, measures);
    if (chosen.length < layers.length || scale <= bestScale) continue;
    best = chosen;
    bestScale = scale;
  }
  return best;
}

function widthsAround(wished: number): number[] {
  const step = Math.round(Math.log(wished) / Math.log(WIDTH_STEP)) - STEPS_TRIED.narrower;
  return Array.from({ length: STEPS_TRIED.narrower + STEPS_TRIED.wider + 1 }, (_, index) => WIDTH_STEP ** (step + index));
}

/** Many modules are seen from so far that narrow ones would have no room for their names. */
function wishesFor(layer: Layer, modules: number): readonly Wish[] {
  if (modules > FEW_MODULES) return [{ shape: "wide", ratio: USUAL_RATIO }];
  return RATIOS.map((ratio) => ({ shape: shapeIn(layer), ratio }));
}

/** Each wisdom gets as much of the width as it has of what stands in its layer. */
function planOption({ layer, wisdoms }: LayerContent, measures: TowerMeasures, { width, shape, ratio }: Wish & { readonly width: number }): LayerOption {
  const areas = wisdoms.map((each) => areaOf(each, shape, measures));
  const inLayer = areas.reduce((sum, area) => sum + area, 0);
  const share = (index: number): number => (inLayer === 0 ? 0 : (width * (areas[index] ?? 0)) / inLayer);
  const plans = wisdoms.map((each, index) => planWisdom(each, shape, measures, { leastWidth: share(index), ratio }));
  const height = tallest(plans);
  return { layer, plans, width: layerWidth(measures, plans), height, cost: height * (ratio === USUAL_RATIO ? 1 : WORTH_IT) };
}

function lowestWithin(options: readonly LayerOption[], width: number): LayerOption | null {
  return options.reduce<LayerOption | null>((best, option) => (option.width <= width && (best === null || option.cost < best.cost) ? option : best), null);
}

function wholeArea(layers: readonly LayerContent[], shapeOf: (layer: Layer) => ModuleShape, measures: TowerMeasures): number {
  return layers.reduce((sum, { layer, wisdoms }) => sum + wisdoms.reduce((all, each) => all + areaOf(each, shapeOf(layer), measures), 0), 0);
}

/** How large all of it is seen on a canvas of the tower's proportions. */
function scaleOf(layers: readonly LayerOption[], { proportion, corridor }: TowerMeasures): number {
  const width = layers.reduce((most, layer) => Math.max(most, layer.width), 0);
  const height = layers.reduce((sum, layer) => sum + layer.height + corridor.upper, 0);
  return Math.min(proportion / width, 1 / height);
}

/** One by one: a peer may make more wisdoms than a call holds arguments. */
export const tallest = (plans: readonly WisdomPlan[]): number => plans.reduce((most, { height }) => Math.max(most, height), 0);
