import { describe, expect, it } from "vitest";
import { addPoint, duplicatePoints, linkPoints, pinPoints, plantOutline, reviewLink, setLook, setTags, type AddPointInput } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));
const link = (forest: TestForest, from: EndId, to: EndId): LinkId => must(linkPoints(forest, { from, to, type: "supports", reason: "因为" }));
const titlesBelow = (forest: TestForest, id: PointId | null): (string | undefined)[] => forest.view.children(id).map((child) => forest.view.point(child)?.title);

describe("duplicatePoints", () => {
  it("copies branches in order, right after the last original, with suffix on their heads only", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲", { summary: "说明" }), add(forest, "乙")];
    add(forest, "丙");
    for (const title of ["一", "二", "三"]) add(forest, title, { parentId: a });
    must(setTags(forest, { id: a, tags: ["标"] }));
    must(setLook(forest, { ids: [a], color: "teal" }));
    const { ids } = oneStep(forest, "duplicatePoints", () => duplicatePoints(forest, { ids: [b, a], withLinks: false, suffix: " 副本" }));
    expect(titlesBelow(forest, null)).toEqual(["甲", "乙", "甲 副本", "乙 副本", "丙"]);
    expect(ids.map((id) => forest.view.point(id))).toMatchObject([{ title: "乙 副本" }, { title: "甲 副本", summary: "说明", tags: ["标"], look: { color: "teal" }, createdAtMs: forest.clock.now() }]);
    expect(titlesBelow(forest, ids[1] ?? null)).toEqual(["一", "二", "三"]);
  });

  it("copies the links inside, also those on links; links to others only when asked", () => {
    const forest = testForest();
    const [root, outside] = [add(forest, "根"), add(forest, "外")];
    const [x, y] = [add(forest, "甲", { parentId: root }), add(forest, "乙", { parentId: root })];
    const inner = link(forest, x, y);
    const about = link(forest, root, inner);
    link(forest, x, outside);
    link(forest, outside, inner);
    must(reviewLink(forest, { id: inner, verdict: "agreed" }));
    const plain = oneStep(forest, "duplicatePoints", () => duplicatePoints(forest, { ids: [root, x], withLinks: false }));
    const [innerCopy, aboutCopy] = plain.links.map((id) => forest.view.link(id));
    expect(plain.links).toHaveLength(2);
    expect(innerCopy).toMatchObject({ from: plain.copyOf.get(x), to: plain.copyOf.get(y), reason: "因为", reviews: [] });
    expect(aboutCopy).toMatchObject({ from: plain.copyOf.get(root), to: innerCopy?.id });
    const full = oneStep(forest, "duplicatePoints", () => duplicatePoints(forest, { ids: [root], withLinks: true }));
    expect(full.links).toHaveLength(4);
    expect(forest.view.linksAt(outside)).toHaveLength(4);
    expect(forest.view.link(about)).toMatchObject({ from: root, to: inner });
  });

  it("keeps what is private private, in one document each", () => {
    const forest = testForest();
    const root = add(forest, "根");
    const own = add(forest, "案例", { kind: "case", parentId: root });
    link(forest, own, root);
    const { copyOf, links } = must(duplicatePoints(forest, { ids: [root], withLinks: false }));
    expect([forest.view.point(copyOf.get(root) ?? root)?.doc, forest.view.point(copyOf.get(own) ?? own)?.doc, links.map((id) => forest.view.link(id)?.doc)]).toEqual(["forest", "personal", ["personal"]]);
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain(copyOf.get(own));
  });

  it("keeps pins inside a copied tree, and no others", () => {
    const forest = testForest();
    const tree = add(forest, "模块", { kind: "module" });
    const leaf = add(forest, "点", { parentId: tree });
    must(pinPoints(forest, { pins: [{ id: tree, pos: [10, 20] }, { id: leaf, pos: [1, 2] }] }));
    const whole = must(duplicatePoints(forest, { ids: [tree], withLinks: false }));
    expect([tree, leaf].map((id) => forest.view.point(whole.copyOf.get(id) ?? id)?.pos)).toEqual([null, [1, 2]]);
    const part = must(duplicatePoints(forest, { ids: [leaf], withLinks: false }));
    expect(forest.view.point(part.copyOf.get(leaf) ?? leaf)?.pos).toBeNull();
  });

  it("leaves the suffix out where there is no room for it", () => {
    const forest = testForest();
    const id = add(forest, "字".repeat(199));
    const { ids } = must(duplicatePoints(forest, { ids: [id], withLinks: false, suffix: " 副本" }));
    expect(forest.view.point(ids[0] ?? id)?.title).toBe("字".repeat(199));
  });

  it("refuses a missing point, and more than two thousand at once", () => {
    const forest = testForest();
    const root = add(forest, "根");
    expect(refusedWhole(forest, () => duplicatePoints(forest, { ids: [root, "pt_none"], withLinks: false }))).toBe("point-missing");
    expect(refusedWhole(forest, () => duplicatePoints(forest, { ids: [], withLinks: false }))).toBe("point-missing");
    must(plantOutline(forest, { parentId: root, nodes: Array.from({ length: 2000 }, (_, index) => ({ title: `${index}` })) }));
    expect(refusedWhole(forest, () => duplicatePoints(forest, { ids: [root], withLinks: false }))).toBe("too-many");
  });
});
