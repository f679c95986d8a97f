import { describe, expect, it } from "vitest";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import { allOthers, allPoints, inSameModule, ofSameKind, withBranches, withLinked } from "#renderer/features/building/model/selecting.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function grown() {
  const forest = testForest();
  const wisdom = must(addPoint(forest, { title: "智慧", parentId: null, kind: "wisdom" }));
  const module = must(addPoint(forest, { title: "模块", parentId: wisdom, kind: "module" }));
  const point = must(addPoint(forest, { title: "点", parentId: module }));
  const below = must(addPoint(forest, { title: "下级", parentId: point }));
  const loose = must(addPoint(forest, { title: "散落", parentId: null }));
  const link = must(linkPoints(forest, { from: point, to: loose, type: "supports" }));
  const other = must(linkPoints(forest, { from: below, to: loose, type: "supports", phrase: "也" }));
  return { view: forest.view, wisdom, module, point, below, loose, link, other };
}

describe("selecting more", () => {
  it("takes all points in the order of the outline, or all but the selected ones", () => {
    const { view, wisdom, module, point, below, loose } = grown();
    expect(allPoints(view)).toEqual([wisdom, module, point, below, loose]);
    expect(allOthers(view, [module, below])).toEqual([wisdom, point, loose]);
  });

  it("takes the same kinds of points and the same types of links", () => {
    const { view, module, point, below, loose, link, other } = grown();
    expect(ofSameKind(view, [point])).toEqual([point, below, loose]);
    expect(ofSameKind(view, [module, link])).toEqual([module, link, other]);
  });

  it("takes the whole module a point stands in, and the branch of one that stands in none", () => {
    const { view, module, point, below, loose } = grown();
    expect(inSameModule(view, [below])).toEqual([module, point, below]);
    expect(inSameModule(view, [loose])).toEqual([loose]);
    expect(withBranches(view, [point])).toEqual([point, below]);
  });

  it("adds what is linked, and the ends of a selected link", () => {
    const { view, point, loose, link } = grown();
    expect(withLinked(view, [point])).toEqual([point, loose]);
    expect(withLinked(view, [link])).toEqual([link, point, loose]);
  });
});
