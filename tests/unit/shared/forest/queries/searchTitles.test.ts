import { expect, it } from "vitest";
import { addPoint, renamePoint, searchTitles, setAliases } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("finds any part of a title or alias, best first, whatever the case and width", () => {
  const forest = testForest();
  const add = (title: string): `pt_${string}` => must(addPoint(forest, { title, parentId: null }));
  const inside = add("论光合作用的发现");
  const start = add("光合作用与呼吸");
  const exact = add("光合作用");
  const latin = add("ＡＢＣ Analysis");
  const other = add("无关");
  must(setAliases(forest, { id: other, aliases: ["光合作用别名"] }));
  expect(searchTitles(forest.view, "光合作用", 10)).toEqual([exact, start, other, inside]);
  expect(searchTitles(forest.view, "abc ａ", 10)).toEqual([latin]);
  expect(searchTitles(forest.view, "用", 2)).toHaveLength(2);
  expect([searchTitles(forest.view, "  ", 10), searchTitles(forest.view, "没有", 10)]).toEqual([[], []]);
  must(renamePoint(forest, { id: latin, title: "换了" }));
  expect(searchTitles(forest.view, "abc", 10)).toEqual([]);
});
