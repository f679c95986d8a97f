import { describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { searchEnds } from "#renderer/features/cases/model/searchEnds.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("searching what a case illustrates", () => {
  const forest = testForest();
  const root = must(addPoint(forest, { title: "溯本认知", parentId: null }));
  const path = must(addPoint(forest, { title: "客户成功路径", parentId: null }));

  it("finds a point by a part of its name", () => {
    expect(searchEnds(forest.view, "成功", new Set())).toEqual([path]);
  });

  it("finds a point by its pinyin and by its initials once the readings are there", () => {
    expect(searchEnds(forest.view, "sbrz", new Set())).toEqual([]);
    expect(searchEnds(forest.view, "sbrz", new Set(), readingsOf)).toEqual([root]);
    expect(searchEnds(forest.view, "kehu", new Set(), readingsOf)).toEqual([path]);
  });

  it("leaves out what the case already speaks of", () => {
    expect(searchEnds(forest.view, "sbrz", new Set([root]), readingsOf)).toEqual([]);
  });
});
