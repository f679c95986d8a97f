import { expect, it } from "vitest";
import { addPoint, ancestorsOf, descendantsOf, endTitle, isPrivate, linkPoints, moduleOf, neighboursOf, understoryOf, wisdomOf } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("answers by position: ancestors, module, wisdom, understory, descendants, neighbours, titles", () => {
  const forest = testForest();
  const { view } = forest;
  const wisdom = must(addPoint(forest, { title: "逻辑", parentId: null, kind: "wisdom", wisdom: "logic", layer: "base" }));
  const module = must(addPoint(forest, { title: "模块", parentId: wisdom, kind: "module" }));
  const point = must(addPoint(forest, { title: "点", parentId: module }));
  const deep = must(addPoint(forest, { title: "深", parentId: point }));
  const loose = must(addPoint(forest, { title: "林下", parentId: null }));
  const own = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
  expect(ancestorsOf(view, deep).map((record) => record.id)).toEqual([point, module, wisdom]);
  expect([moduleOf(view, deep)?.id, moduleOf(view, module)?.id, moduleOf(view, loose)]).toEqual([module, module, undefined]);
  expect([wisdomOf(view, deep), wisdomOf(view, wisdom), wisdomOf(view, loose), wisdomOf(view, "pt_none")]).toEqual(["logic", "logic", undefined, undefined]);
  expect(descendantsOf(view, wisdom)).toEqual([module, point, deep]);
  expect(understoryOf(view)).toEqual([loose, own]);
  const link = must(linkPoints(forest, { from: deep, to: loose, type: "supports" }));
  const onLink = must(linkPoints(forest, { from: own, to: link, type: "illustrates" }));
  expect([neighboursOf(view, loose), neighboursOf(view, link), neighboursOf(view, own)]).toEqual([[deep], [own], [link]]);
  expect([endTitle(view, link), endTitle(view, onLink), endTitle(view, "pt_none")]).toEqual(["深 → 林下", "案例 → 深 → 林下", undefined]);
  expect([view.point(own), view.link(onLink), view.point(deep)].map((record) => record !== undefined && isPrivate(record))).toEqual([true, true, false]);
});
