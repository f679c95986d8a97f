import { beforeAll, describe, expect, it } from "vitest";
import { applyPlan, type PlannedPoint } from "#shared/forest/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";
import { paintBox } from "#renderer/features/graph/cytoscape/paintBox.ts";
import type { PaintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { layOutTower } from "#renderer/features/graph/lenses/tower/layOutTower.ts";
import { createStage, type Stage } from "#renderer/features/graph/model/createStage.ts";
import type { Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { NAMED_THEME, squareLetters } from "#tests/support/sceneBoxes.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const CANVASES = { broad: { width: 1200, height: 900 }, slim: { width: 620, height: 740 } } as const;
const TITLES = ["溯本法", "反过来想，怎样一定会教不好", "Root-tracing cognition in practice", "整体", "从客户的角度重新描述这个问题", "赋权"];
const SUMMARY = "先说清楚要解决的问题，再去找它的原因；原因往往不在看得见的地方。";

/** Three layers of two modules each, with so many points in each module. */
function planted(count: number): TestForest {
  const forest = testForest();
  const points: PlannedPoint[] = [];
  for (const [layer, wisdom] of [["top", "education"], ["middle", "people"], ["base", "logic"]] as const) {
    points.push({ ref: layer, parentRef: null, kind: "wisdom", title: `${layer} 智慧`, layer, wisdom });
    for (let module = 0; module < 2; module += 1) {
      const ref = `${layer}${module}`;
      points.push({ ref, parentRef: layer, kind: "module", title: TITLES[(module + 1) % TITLES.length] ?? ref });
      for (let i = 0; i < count; i += 1) points.push({ ref: `${ref}.${i}`, parentRef: i % 5 === 4 ? `${ref}.${i - 1}` : ref, title: TITLES[i % TITLES.length] ?? ref, summary: SUMMARY });
    }
  }
  must(applyPlan(forest, { command: "plant", plan: { points, links: [] } }));
  return forest;
}

/** The box of the letters a node says (one em high, lines 1.25 em apart), where cytoscape sets them; null when it says nothing. */
function wordsOf({ x, y, classes, paint }: PaintedNode): Rect | null {
  if (paint.label === "") return null;
  const names = classes.split(" ");
  const lines = paint.label.split("\n");
  const long = Math.min(Math.max(...lines.map((line) => squareLetters(line, paint.size))), paint.room);
  const high = paint.size * (1 + (lines.length - 1) * 1.25);
  if (names.includes("turned")) return { x: x - high / 2, y: y - long / 2, width: high, height: long };
  // Words that begin at the right of their node are pulled back over it, and the other way round.
  const left = names.includes("start") ? x + paint.w / 2 + paint.shiftX : names.includes("end") ? x - paint.w / 2 + paint.shiftX - long : x - long / 2;
  return { x: left, y: y - high / 2, width: long, height: high };
}

interface Said { readonly key: string; readonly rect: Rect }

function said({ dressing, detail }: Stage, zoom: number): Said[] {
  const letters = { leastPx: leastLetterPx(zoom), silent: detail === "far", measure: squareLetters };
  return dressing.boxes.flatMap((box) => paintBox(box, NAMED_THEME, letters)).flatMap((node) => {
    const rect = wordsOf(node);
    return rect === null ? [] : [{ key: `${node.key} ${node.paint.label}`, rect }];
  });
}

/** Words may touch: a hair is rounding. */
const HAIR = 0.5;
const overlap = (a: Rect, b: Rect): boolean => a.x + HAIR < b.x + b.width && b.x + HAIR < a.x + a.width && a.y + HAIR < b.y + b.height && b.y + HAIR < a.y + a.height;

function overlapping(words: readonly Said[]): string[] {
  const sorted = [...words].sort((a, b) => a.rect.x - b.rect.x);
  return sorted.flatMap((a, index) => {
    const found: string[] = [];
    for (const b of sorted.slice(index + 1)) {
      if (b.rect.x >= a.rect.x + a.rect.width) break;
      if (overlap(a.rect, b.rect)) found.push(`${a.key} / ${b.key}`);
    }
    return found;
  });
}

const towers = [1, 9, 100, 1000].flatMap((count) => (["broad", "slim"] as const).map((size) => [count, size] as const));

describe.each(towers)("a tower of %i points per module on a %s canvas", (count, size) => {
  const extent = CANVASES[size];
  let picture: Picture;
  let stage: Stage;
  beforeAll(() => {
    const { view } = planted(count);
    const parts = { view, t: (key: string) => key.split(".").at(-1) ?? key, measure: squareLetters };
    picture = layOutTower({ ...parts, room: extent, isReadOnly: false });
    stage = createStage({
      ...parts, isReadOnly: () => false, selection: () => [], light: () => ({ points: null, linkTypes: null, fresh: new Set(), showsDisputes: true }), layOut: () => picture, extent: () => extent, textScale: () => 1, onLaidOut: () => undefined, onDressed: () => undefined,
    });
  });

  it.each(["middle", "full size", "near"] as const)("lays no words over words at the %s zoom, wherever one looks", (name) => {
    const zoom = { middle: picture.detail.middle, "full size": 1, near: picture.detail.near }[name];
    const { bounds } = picture;
    for (const share of [0, 0.5, 1]) {
      const at = { x: bounds.x + share * Math.max(0, bounds.width - extent.width / zoom), y: bounds.y + share * Math.max(0, bounds.height - extent.height / zoom) };
      stage.look({ x: -at.x * zoom, y: -at.y * zoom, zoom }, false);
      const words = said(stage, zoom);
      expect(words.length).toBeGreaterThan(0);
      expect(overlapping(words), `looking at ${share}`).toEqual([]);
    }
  });
});
