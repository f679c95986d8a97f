import { expect, it } from "vitest";
import { discussionFor } from "#shared/discussion/index.ts";
import { addPoint, linkPoints, removePoints, sharePoint } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("talks of private things, own sheets and what nobody knows with oneself only", () => {
  const forest = testForest();
  const shared = must(addPoint(forest, { title: "大家的", parentId: null }));
  const own = must(addPoint(forest, { title: "我的案例", parentId: null, kind: "case" }));
  const link = must(linkPoints(forest, { from: own, to: shared, type: "illustrates" }));
  const choose = (at: Parameters<typeof discussionFor>[1]): string => discussionFor(forest.view, at);
  expect([choose(shared), choose(`note:${shared}`)]).toEqual(["discussion", "discussion"]);
  expect([choose(own), choose(link), choose(`note:${own}`), choose(`my:note:${shared}`), choose("pt_gone"), choose("ln_gone")]).toEqual(Array(6).fill("my:discussion"));
  must(sharePoint(forest, { id: own }));
  expect([choose(own), choose(link)]).toEqual(["discussion", "discussion"]);
  must(removePoints(forest, { ids: [shared], branch: false }));
  expect(choose(shared)).toBe("discussion");
});
