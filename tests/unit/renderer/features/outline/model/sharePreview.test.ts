import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, sharePoint } from "#shared/forest/index.ts";
import { sharePreview } from "#renderer/features/outline/model/sharePreview.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("sharePreview", () => {
  it("promises exactly the links that sharing then makes visible", () => {
    const forest = testForest();
    const shared = must(addPoint(forest, { title: "共享的", parentId: null }));
    const secret = must(addPoint(forest, { title: "案例", parentId: shared, kind: "case" }));
    const other = must(addPoint(forest, { title: "另一个案例", parentId: null, kind: "case" }));
    must(addPoint(forest, { title: "细节", parentId: secret }));
    const toShared = must(linkPoints(forest, { from: secret, to: shared, type: "illustrates" }));
    const upon = must(linkPoints(forest, { from: shared, to: toShared, type: "supports" }));
    const toOther = must(linkPoints(forest, { from: secret, to: other, type: "resembles" }));
    const point = forest.view.point(secret);
    if (point === undefined) throw new Error("not planted");
    expect(sharePreview(forest.view, point)).toMatchObject({ sharedLinks: 2, privateLinks: 1, privateBelow: 1 });
    must(sharePoint(forest, { id: secret }));
    expect([toShared, upon, toOther].map((id) => forest.view.link(id)?.doc)).toEqual(["forest", "forest", "personal"]);
  });
});
