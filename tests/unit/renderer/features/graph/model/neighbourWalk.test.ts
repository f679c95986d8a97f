import { describe, expect, it } from "vitest";
import { addPoint, createForest, linkPoints, type Forest } from "#shared/forest/index.ts";
import { invariant, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { createNeighbourWalk } from "#renderer/features/graph/model/neighbourWalk.ts";

function forestOf(): { forest: Forest; add(title: string): PointId; link(from: PointId, to: PointId): LinkId } {
  let made = 0;
  const forest = createForest({ clock: { now: () => 1 }, ids: { newPointId: () => `pt_${(made += 1)}` as const, newLinkId: () => `ln_${(made += 1)}` as const, newMilestoneId: () => `ms_${(made += 1)}` as const, newViewId: () => `vw_${(made += 1)}` as const, newThreadId: () => "th_1", newCommentId: () => "cm_1" }, author: "pr_me" });
  return {
    forest,
    add(title) {
      const added = addPoint(forest, { title, parentId: null });
      invariant(added.ok, "the point was added");
      return added.value;
    },
    link(from, to) {
      const linked = linkPoints(forest, { from, to, type: "supports" });
      invariant(linked.ok, "the link was made");
      return linked.value;
    },
  };
}

describe("the walk around neighbours", () => {
  it("goes round all neighbours of the point it started from, in both directions", () => {
    const { forest, add, link } = forestOf();
    const [hub, a, b, c] = [add("hub"), add("a"), add("b"), add("c")];
    link(hub, a); link(b, hub); link(hub, c);
    const walk = createNeighbourWalk();
    const first = walk.step(forest.view, hub, 1);
    const second = first === null ? null : walk.step(forest.view, first.id, 1);
    const third = second === null ? null : walk.step(forest.view, second.id, 1);
    expect([first?.id, second?.id, third?.id]).toEqual([a, b, c]);
    expect(walk.step(forest.view, c, 1)?.id).toBe(a);
    expect(walk.step(forest.view, a, -1)?.id).toBe(c);
  });

  it("starts anew when something else has been selected meanwhile", () => {
    const { forest, add, link } = forestOf();
    const [hub, a, other, far] = [add("hub"), add("a"), add("other"), add("far")];
    link(hub, a); link(other, far);
    const walk = createNeighbourWalk();
    walk.step(forest.view, hub, 1);
    expect(walk.step(forest.view, other, 1)?.id).toBe(far);
  });

  it("knows the link that leads there, and which of how many it is", () => {
    const { forest, add, link } = forestOf();
    const [hub, a, b] = [add("hub"), add("a"), add("b")];
    link(hub, a);
    const back = link(b, hub);
    link(hub, b);
    expect(createNeighbourWalk().step(forest.view, hub, -1)).toEqual({ id: b, via: back, at: 2, count: 2 });
  });

  it("goes from a link to its own ends", () => {
    const { forest, add, link } = forestOf();
    const [a, b] = [add("a"), add("b")];
    const via = link(a, b);
    const walk = createNeighbourWalk();
    expect([walk.step(forest.view, via, 1)?.id, walk.step(forest.view, a, 1)?.id]).toEqual([a, b]);
  });

  it("leads nowhere from a point without links", () => {
    const { forest, add } = forestOf();
    expect(createNeighbourWalk().step(forest.view, add("alone"), 1)).toBeNull();
  });
});
