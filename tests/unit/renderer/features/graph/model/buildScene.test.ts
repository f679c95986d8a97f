import { describe, expect, it } from "vitest";
import { applyPlan, createForest, linkPoints, type Forest } from "#shared/forest/index.ts";
import { invariant, type EndId, type PointId } from "#shared/kernel/index.ts";
import { buildScene } from "#renderer/features/graph/model/buildScene.ts";
import type { Scene, SceneCard } from "#renderer/features/graph/model/sceneTypes.ts";

type Planted = { readonly forest: Forest; readonly id: (ref: string) => PointId; scene(...selection: EndId[]): Scene };

function planted(moduleCount: number, pointsEach: number): Planted {
  let made = 0;
  const forest = createForest({ clock: { now: () => 1 }, ids: { newPointId: () => `pt_${(made += 1)}` as const, newLinkId: () => `ln_${(made += 1)}` as const, newMilestoneId: () => `ms_${(made += 1)}` as const }, author: "pr_me" });
  const modules = Array.from({ length: moduleCount }, (_, i) => `m${i}`);
  const applied = applyPlan(forest, {
    command: "plant",
    plan: {
      points: [
        { ref: "w", parentRef: null, kind: "wisdom", title: "逻辑智慧", layer: "base", wisdom: "logic" },
        ...modules.map((ref) => ({ ref, parentRef: "w", kind: "module" as const, title: ref })),
        ...modules.flatMap((module) => Array.from({ length: pointsEach }, (_, i) => ({ ref: `${module}.${i}`, parentRef: module, title: `${module}.${i}` }))),
      ],
      links: [],
    },
  });
  invariant(applied.ok, "the plan was applied");
  const { points } = applied.value;
  return {
    forest,
    id(ref) {
      const id = points.get(ref);
      invariant(id !== undefined, `the plan has ${ref}`);
      return id;
    },
    scene: (...selection) => buildScene({ view: forest.view, selection, t: (key) => key, size: "broad", measure: (text, sizePx) => text.length * sizePx }),
  };
}

const cardOf = (scene: Scene, id: PointId): SceneCard | undefined => scene.boxes.find((box): box is SceneCard => box.role === "card" && box.id === id);

describe("buildScene", () => {
  it("marks the selection and its neighbours, and draws their links above the resting ones", () => {
    const { forest, id, scene } = planted(2, 3);
    const near = linkPoints(forest, { from: id("m0.0"), to: id("m1.2"), type: "supports", phrase: "托起" });
    const resting = linkPoints(forest, { from: id("m0.1"), to: id("m1.1"), type: "causes" });
    invariant(near.ok && resting.ok, "both links were made");
    const drawn = scene(id("m0.0"));
    expect([cardOf(drawn, id("m0.0"))?.picked, cardOf(drawn, id("m1.2"))?.near, cardOf(drawn, id("m1.1"))?.near]).toEqual([true, true, false]);
    expect(drawn.lines.map((line) => [line.id, line.state, line.dimmed])).toEqual([[resting.value, "resting", true], [near.value, "near", false]]);
  });

  it("ends a link about a link at the middle of that line, and says the phrase of a selected link", () => {
    const { forest, id, scene } = planted(2, 3);
    const about = linkPoints(forest, { from: id("m0.0"), to: id("m1.2"), type: "supports", phrase: "托起" });
    invariant(about.ok, "the link was made");
    const proof = linkPoints(forest, { from: id("m0.2"), to: about.value, type: "illustrates" });
    invariant(proof.ok, "the link about the link was made");
    const middle = scene().places.get(about.value);
    const endOf = (drawn: Scene): unknown => drawn.lines.find((line) => line.id === proof.value)?.points.at(-1);
    expect(endOf(scene())).toEqual({ x: (middle?.x ?? 0) + 8, y: (middle?.y ?? 0) + 8 });
    const chip = scene(about.value).boxes.find((box) => box.role === "chip");
    expect(chip).toMatchObject({ text: "托起", danger: false });
    const end = scene(about.value).lines.find((line) => line.id === proof.value)?.points.at(-1);
    expect(chip !== undefined && end !== undefined && [end.x - chip.rect.x, chip.rect.x + chip.rect.width - end.x, end.y - chip.rect.y, chip.rect.y + chip.rect.height - end.y].some((gap) => Math.abs(gap) < 0.01)).toBe(true);
  });

  it("brings a hidden neighbour of the selection out of its bounded module", () => {
    const { forest, id, scene } = planted(2, 60);
    expect(linkPoints(forest, { from: id("m0.0"), to: id("m1.59"), type: "supports" }).ok).toBe(true);
    expect(cardOf(scene(), id("m1.59"))).toBeUndefined();
    expect(cardOf(scene(id("m0.0")), id("m1.59"))?.near).toBe(true);
  });

  it("keeps the number of things bounded for ten thousand points", () => {
    const { scene } = planted(9, 1100);
    const drawn = scene();
    expect(drawn.boxes.length + drawn.lines.length).toBeLessThanOrEqual(600);
  });

  it("invites nobody to add a point where nothing may be changed", () => {
    const { forest } = planted(1, 0);
    const vacancies = (isReadOnly: boolean): number => buildScene({ view: forest.view, selection: [], t: (key) => key, size: "broad", measure: () => 10, isReadOnly }).boxes.filter(({ role }) => role === "vacancy").length;
    expect([vacancies(false) > 0, vacancies(true)]).toEqual([true, 0]);
  });

  it("says when there is nothing to show", () => {
    expect(planted(0, 0).scene().empty).toBe(false);
    const bare = createForest({ clock: { now: () => 1 }, ids: { newPointId: () => "pt_1", newLinkId: () => "ln_1", newMilestoneId: () => "ms_1" }, author: "pr_me" });
    expect(buildScene({ view: bare.view, selection: [], t: (key) => key, size: "broad", measure: () => 10 }).empty).toBe(true);
  });
});
