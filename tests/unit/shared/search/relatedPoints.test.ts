import { describe, expect, it } from "vitest";
import { relatedPoints } from "#shared/search/relatedPoints.ts";
import { groveForest } from "#tests/support/groveForest.ts";
import { pt } from "#tests/support/plainForest.ts";
import type { ForestView } from "#shared/forest/index.ts";

// a–b and c–b and d–b are linked; e stands below a; f is alone.
const grove = groveForest([{ id: "m", kind: "module" }, { id: "a", parent: "m" }, { id: "b", parent: "m" }, { id: "c", parent: "m" }, { id: "d", parent: "m" }, { id: "e", parent: "a" }, { id: "f", parent: "m" }],
  [["a", "b"], ["c", "b"], ["d", "b"]]);
// SAFETY: what is asked of the view here is all there.
const view = Object.assign(grove, { linkCountAt: (end: never) => grove.linksAt(end).length }) as unknown as ForestView;
const ids = (found: ReturnType<typeof relatedPoints>): readonly string[] => found.map(({ pointId }) => pointId);

describe("relatedPoints", () => {
  it("proposes what is linked to the same points and what is alike, the stronger reason first", () => {
    const found = relatedPoints(view, pt("a"), { similar: [{ pointId: pt("f"), similarity: 0.9 }, { pointId: pt("c"), similarity: 0.2 }], limit: 5, dismissed: new Set() });
    expect(ids(found)).toEqual([pt("f"), pt("c"), pt("d")]);
    expect(found[1]?.shared).toEqual([pt("b")]);
  });

  it("never proposes itself, what is linked already, what stands above or below, or what somebody has said no to", () => {
    const similar = ["a", "b", "m", "e", "f", "gone"].map((name) => ({ pointId: pt(name), similarity: 1 }));
    expect(ids(relatedPoints(view, pt("a"), { similar, limit: 9, dismissed: new Set([pt("f"), pt("c")]) }))).toEqual([pt("d")]);
  });

  it("proposes no more than it was asked for, and nothing for a point that is not there", () => {
    expect(relatedPoints(view, pt("a"), { similar: [], limit: 1, dismissed: new Set() })).toHaveLength(1);
    expect(relatedPoints(view, pt("nobody"), { similar: [], limit: 5, dismissed: new Set() })).toEqual([]);
  });
});
