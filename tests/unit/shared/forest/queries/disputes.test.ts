import { describe, expect, it } from "vitest";
import { addPoint, disputes, disputesAt, linkPoints, removeLinks, setOpposing, type LinkType } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function three(): { forest: ReturnType<typeof testForest>; a: PointId; b: PointId; c: PointId; link: (from: EndId, to: EndId, type: LinkType) => LinkId } {
  const forest = testForest();
  const [a, b, c] = ["甲", "乙", "丙"].map((title) => must(addPoint(forest, { title, parentId: null }))) as [PointId, PointId, PointId];
  const link = (from: EndId, to: EndId, type: LinkType): LinkId => {
    forest.clock.advance(1);
    return must(linkPoints(forest, { from, to, type }));
  };
  return { forest, a, b, c, link };
}

describe("disputes", () => {
  it("are where one link refutes and another between the same two ends does not, in either direction", () => {
    const { forest, a, b, c, link } = three();
    const supports = link(a, b, "supports");
    const causes = link(b, a, "causes");
    link(a, c, "refutes");
    expect(disputes(forest.view)).toEqual([]);
    const refutes = link(b, a, "refutes");
    const alsoRefutes = link(a, b, "refutes");
    const found = [
      { a: refutes, b: supports, ends: [b, a], why: "refutes" }, { a: refutes, b: causes, ends: [b, a], why: "refutes" },
      { a: alsoRefutes, b: supports, ends: [a, b], why: "refutes" }, { a: alsoRefutes, b: causes, ends: [a, b], why: "refutes" },
    ];
    expect(disputes(forest.view)).toEqual(found);
    expect([disputesAt(forest.view, a), disputesAt(forest.view, b), disputesAt(forest.view, c)]).toEqual([found, found, []]);
    expect(disputesAt(forest.view, causes)).toEqual([found[1], found[3]]);
    must(removeLinks(forest, { ids: [refutes, alsoRefutes] }));
    expect([disputes(forest.view), disputesAt(forest.view, a)]).toEqual([[], []]);
  });

  it("are where two links are marked as opposing, whatever they join; the older one first, each pair once", () => {
    const { forest, a, b, c, link } = three();
    const older = link(a, b, "supports");
    const newer = link(c, b, "supports");
    must(setOpposing(forest, { a: newer, b: older, opposing: true }));
    const found = [{ a: older, b: newer, ends: [a, b], why: "opposing" }];
    expect(disputes(forest.view)).toEqual(found);
    expect([a, b, c, older, newer].map((end) => disputesAt(forest.view, end))).toEqual([found, found, found, found, found]);
  });

  it("of both sorts between one pair are one dispute", () => {
    const { forest, a, b, link } = three();
    const one = link(a, b, "supports");
    const two = link(a, b, "refutes");
    must(setOpposing(forest, { a: one, b: two, opposing: true }));
    expect(disputes(forest.view)).toEqual([{ a: two, b: one, ends: [a, b], why: "refutes" }]);
  });

  it("are found between links on links", () => {
    const { forest, a, b, c, link } = three();
    const low = link(a, b, "supports");
    const pro = link(c, low, "illustrates");
    const contra = link(c, low, "refutes");
    expect(disputes(forest.view)).toEqual([{ a: contra, b: pro, ends: [c, low], why: "refutes" }]);
    expect(disputesAt(forest.view, low)).toHaveLength(1);
  });
});
