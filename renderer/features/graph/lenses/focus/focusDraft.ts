import type { EndId, LinkId } from "#shared/kernel/index.ts";
import type { FocusLayout } from "#shared/focus/index.ts";
import type { DressInput, GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLine, SceneTarget } from "#renderer/features/graph/model/sceneTypes.ts";
import type { Wording } from "./focusWords.ts";

/** What everyone who dresses a focus shares. */
export interface FocusDraft {
  readonly input: DressInput;
  readonly layout: FocusLayout;
  readonly wording: Wording;
  readonly picked: ReadonlySet<EndId>;
  /** Links that are drawn as those of the selection. */
  readonly nearLinks: ReadonlySet<LinkId>;
  readonly boxes: SceneBox[];
  readonly lines: SceneLine[];
  readonly targets: SceneTarget[];
  readonly shapes: GroundShape[];
}
