import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, Roads, TowerCard, TowerLayout } from "#shared/tower/index.ts";
import type { DressInput, Spots } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLine, SceneTarget } from "#renderer/features/graph/model/sceneTypes.ts";
import type { AroundSelection } from "../aroundSelection.ts";

/** A laid-out tower with what is looked up in it again and again. */
export interface StandingTower {
  readonly layout: TowerLayout;
  /** The cards, in the order of the layout. */
  readonly spots: Spots;
  /** The headers of wisdoms and modules, in this order. */
  readonly panels: ReadonlyMap<PointId, Rect>;
  /** Room for the name of the narrowest wisdom in which something stands: from afar all are named, or none. */
  readonly wisdomNameRoom: number;
  readonly roads: Roads;
  readonly cardOf: (id: PointId) => TowerCard | undefined;
  /** Where a point, or the header of its panel, stands. */
  readonly placeOf: (id: PointId) => Rect | undefined;
}

/** What everyone who dresses a tower shares. */
export interface TowerDraft extends AroundSelection {
  readonly input: DressInput;
  readonly tower: StandingTower;
  /** So few links that all of them may be drawn, however far one looks from. */
  readonly hasFewLinks: boolean;
  /** So many that resting lines must be quiet. */
  readonly isDense: boolean;
  readonly boxes: SceneBox[];
  readonly lines: SceneLine[];
  readonly targets: SceneTarget[];
}
