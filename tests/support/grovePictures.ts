import type { ForestView } from "#shared/forest/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { layOutGrove, type GrovePicture } from "#renderer/features/graph/lenses/grove/layOutGrove.ts";
import type { Detail, Dressing, DressInput } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLeaf } from "#renderer/features/graph/model/sceneTypes.ts";
import { groveOf, type GroveForest, type GrovePoint } from "./groveForest.ts";

/** Chinese letters are square, others about half as wide. */
export const measure = (text: string, sizePx: number): number => Math.ceil([...text].reduce((width, letter) => width + (letter > "\u2e7f" ? 1 : 0.56), 0) * sizePx);
export const t: DressInput["t"] = (key, { domain = "", count = "" } = {}) => (key === "graph.grove.domainAndCount" ? `${domain} · ${count} 点` : key === "graph.grove.road" ? `${count} 条` : `${count} 点`);
export const TITLES = ["溯本法", "反过来想，怎样一定会教不好", "Root-tracing cognition in practice", "整体", "从客户的角度重新描述这个问题", "赋权"];

export const titled = (points: readonly GrovePoint[]): GrovePoint[] =>
  points.map((point, index) => ({ ...point, title: point.kind === "wisdom" ? "逻辑智慧" : TITLES[index % TITLES.length], domain: point.kind === "module" ? "认知" : "" }));

export const longNamed = (trees: number): GrovePoint[] => titled(groveOf(new Array<number>(trees).fill(3))).map((point) => (point.kind === "module" ? { ...point, title: "全局与结构化" } : point));

// SAFETY: the lens reads points, children, links, trash and the looks of kinds, which are all here.
export const viewOf = (forest: GroveForest): ForestView => ({ ...forest, meta: { kindLooks: {} } }) as unknown as ForestView;

export const pictureOf = (forest: GroveForest): GrovePicture => layOutGrove({ view: viewOf(forest), room: { width: 836, height: 852 }, t, measure, isReadOnly: false });

export function dressed(forest: GroveForest, picture: GrovePicture, more: Partial<DressInput> = {}): Dressing {
  return picture.dress({
    view: viewOf(forest), t, measure, isReadOnly: false, selection: [], mounted: new Set(picture.spots.ids), detail: "middle", light: { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true }, ...more,
  });
}

export const leavesOf = ({ boxes }: Dressing): SceneLeaf[] => boxes.filter((box): box is SceneLeaf => box.role === "leaf");
/** Dots and titles each for themselves: beside a dot there may be another one. */
export const leafRects = (dressing: Dressing): Rect[] =>
  leavesOf(dressing).flatMap(({ dot, rect, text }): Rect[] => {
    const box = { x: dot.x - dot.radius, y: dot.y - dot.radius, width: 2 * dot.radius, height: 2 * dot.radius };
    const top = dot.y + 8;
    return text === "" ? [box] : [box, { x: rect.x, y: top, width: rect.width, height: rect.y + rect.height - top }];
  });
export const wordsOf = ({ boxes }: Dressing): SceneBox[] => boxes.filter((box) => box.role === "label" || box.role === "chip");

export const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;

export function overlapping(rects: readonly Rect[]): number {
  const sorted = [...rects].sort((a, b) => a.x - b.x);
  let count = 0;
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || b.x >= a.x + a.width) break;
      if (overlaps(a, b)) count += 1;
    }
  });
  return count;
}

export const ZOOMS: readonly (readonly [Detail, number])[] = [["far", 0.3], ["middle", 0.5], ["middle", 0.72], ["middle", 1], ["near", 1.8]];
