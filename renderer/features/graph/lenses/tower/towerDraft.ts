import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, Roads, TowerCard, TowerLayout } from "#shared/tower/index.ts";
import type { DressInput } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLine, SceneTarget } from "#renderer/features/graph/model/sceneTypes.ts";
import type { AroundSelection } from "../aroundSelection.ts";

/** A laid-out tower with what is looked up in it again and again. */
export interface StandingTower {
  readonly layout: TowerLayout;
  readonly roads: Roads;
  readonly cards: ReadonlyMap<PointId, TowerCard>;
  /** Where each point, or the header of its panel, stands. */
  readonly places: ReadonlyMap<PointId, Rect>;
  /** So few links that all of them may be drawn, however far one looks from. */
  readonly hasFewLinks: boolean;
  /** So many that resting lines must be quiet. */
  readonly isDense: boolean;
}

/** What everyone who dresses a tower shares. */
export interface TowerDraft extends AroundSelection {
  readonly input: DressInput;
  readonly tower: StandingTower;
  readonly boxes: SceneBox[];
  readonly lines: SceneLine[];
  readonly targets: SceneTarget[];
}
