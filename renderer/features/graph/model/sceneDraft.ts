import type { EndId, LinkId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { Rect, TowerLayout, TowerSize } from "#shared/tower/index.ts";
import type { SceneBox, SceneLine, SceneTarget } from "./sceneTypes.ts";

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export interface SceneInput {
  /** Nothing may be changed: no card invites to add a point. */
  readonly isReadOnly?: boolean;
  readonly view: ForestView;
  readonly selection: readonly EndId[];
  readonly t: Translate;
  readonly size: TowerSize;
  /** Width of a text at zoom 1. */
  readonly measure: (text: string, sizePx: number, weight: number) => number;
}

/** What everyone who adds to a scene shares. */
export interface SceneDraft {
  readonly input: SceneInput;
  readonly layout: TowerLayout;
  readonly picked: ReadonlySet<EndId>;
  /** Ends of links of the selection. */
  readonly near: ReadonlySet<EndId>;
  readonly selectedLinks: ReadonlySet<LinkId>;
  readonly boxes: SceneBox[];
  readonly lines: SceneLine[];
  readonly targets: SceneTarget[];
  readonly places: Map<EndId, Rect>;
}
