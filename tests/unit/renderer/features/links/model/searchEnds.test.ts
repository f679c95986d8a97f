import { describe, expect, it } from "vitest";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import { searchEnds } from "#renderer/features/links/model/searchEnds.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("searching an end of a link", () => {
  const forest = testForest();
  const root = must(addPoint(forest, { title: "溯本认知", parentId: null }));
  const path = must(addPoint(forest, { title: "客户成功路径", parentId: null }));
  const link = must(linkPoints(forest, { from: root, to: path, type: "supports" }));

  it("finds points first, then links that name them, and never the other end", () => {
    expect(searchEnds(forest.view, "认知", null)).toEqual([root, link]);
    expect(searchEnds(forest.view, "认知", root)).toEqual([link]);
    expect(searchEnds(forest.view, " ", null)).toEqual([]);
  });

  it("finds points by pinyin and initials once the readings are there", () => {
    expect(searchEnds(forest.view, "sbrz", null)).toEqual([]);
    expect([searchEnds(forest.view, "sbrz", null, readingsOf), searchEnds(forest.view, "kehu", null, readingsOf), searchEnds(forest.view, "sbrz", root, readingsOf)]).toEqual([[root], [path], []]);
  });

  it("puts what is written so before what is read so", () => {
    const latin = must(addPoint(forest, { title: "SBRZ 法", parentId: null }));
    expect(searchEnds(forest.view, "sbrz", null, readingsOf)).toEqual([latin, root]);
  });
});
