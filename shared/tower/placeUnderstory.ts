import type { TowerContent } from "./gatherTower.ts";
import { placeCards, placeModule, placeWisdom, type TowerDraft } from "./placeTower.ts";
import { planModule } from "./planModule.ts";
import { flowRows, planWisdom } from "./planWisdom.ts";

export function isUnderstoryEmpty({ understory }: TowerContent): boolean {
  return understory.wisdoms.length + understory.modules.length + understory.loose.length === 0;
}

/** The lowest band: loose cards first, then modules without a wisdom, then wisdoms without a layer. */
export function placeUnderstory(draft: TowerDraft, content: TowerContent, at: { centerX: number; y: number; width: number }): void {
  const { measures } = draft;
  const { band, card, module, shapes, wisdom: panel } = measures;
  const { wide } = shapes;
  const index = draft.bands.length;
  const left = at.centerX - at.width / 2;
  const x = left + band.label;
  const inner = at.width - band.label - band.padRight;
  let y = at.y + module.padBottom;

  const columns = Math.max(1, Math.floor((inner + wide.columnGap) / (wide.cardWidth + wide.columnGap)));
  const { loose } = content.understory;
  placeCards(draft, loose, { origin: { x, y }, columns, shape: "wide", band: index, moduleId: null });
  if (loose.length > 0) y += (Math.ceil(loose.length / columns) - 1) * card.pitch + card.height + module.padBottom;

  const plans = content.understory.modules.map((each) => planModule(each, "wide", measures));
  for (const row of flowRows(plans, inner, wide.gap)) {
    let moduleX = x;
    for (const plan of row.modules) {
      placeModule(draft, plan, { x: moduleX, y, band: index, height: row.height });
      moduleX += plan.width + wide.gap;
    }
    y += row.height + module.rowGap;
  }
  for (const each of content.understory.wisdoms) {
    const plan = planWisdom(each, "wide", measures);
    placeWisdom(draft, plan, { x, y, band: index, height: plan.height });
    y += plan.height + panel.padBottom;
  }
  draft.bands.push({ key: "understory", rect: { x: left, y: at.y, width: at.width, height: y - at.y } });
}
