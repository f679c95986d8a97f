import { beforeEach, describe, expect, it } from "vitest";
import { mayCreate, searchMentions } from "#renderer/features/notes/model/searchMentions.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { addPoint, setAliases, type Forest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

let forest: Forest;
let own: PointId;
const titles = (query: string, sheet: "shared" | "own" = "shared"): string[] =>
  searchMentions(forest.view, { query, own, sheet, readings: readingsOf, limit: 7 }).map(({ point }) => point.title);

beforeEach(() => {
  forest = testForest();
  own = must(addPoint(forest, { title: "自我成功路径", parentId: null }));
  must(addPoint(forest, { title: "客户成功路径", parentId: null }));
  must(addPoint(forest, { title: "成功", parentId: null }));
  const other = must(addPoint(forest, { title: "解决问题式对话", parentId: null }));
  must(setAliases(forest, { id: other, aliases: ["SPIN"] }));
  must(addPoint(forest, { title: "成功的代价", parentId: null, kind: "case" }));
});

describe("searchMentions", () => {
  it("puts what is called just so first, then what begins so, then what contains it, never the note's own point", () => {
    expect(titles("成功")).toEqual(["成功", "客户成功路径"]);
  });

  it("finds by another name, by pinyin and by initials", () => {
    expect(titles("spin")).toEqual(["解决问题式对话"]);
    expect(titles("jiejue")).toEqual(["解决问题式对话"]);
    expect(titles("khcg")).toEqual(["客户成功路径"]);
  });

  it("offers private points in a private note only: a shared one would carry their titles to everybody", () => {
    expect(titles("代价")).toEqual([]);
    expect(titles("代价", "own")).toEqual(["成功的代价"]);
  });

  it("offers to make a point that is not there by just this title", () => {
    const found = searchMentions(forest.view, { query: "成功", own, sheet: "shared", readings: null, limit: 7 });
    expect([mayCreate(found, "成功"), mayCreate(found, "成功学"), mayCreate(found, "  ")]).toEqual([false, true, false]);
  });
});
