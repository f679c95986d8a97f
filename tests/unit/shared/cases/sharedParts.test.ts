import { describe, expect, it } from "vitest";
import { sharedParts, textsOf } from "#shared/cases/index.ts";
import { addPoint, linkPoints, rawRecords, sharePoint } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("sharedParts", () => {
  it("names exactly the records that sharing puts into the shared document", () => {
    const forest = testForest();
    const point = must(addPoint(forest, { title: "原理", parentId: null }));
    const own = must(addPoint(forest, { title: "案例", parentId: null, kind: "case", summary: "经过", fields: { "case.who": "周敏", "case.template": "vw_x" } }));
    const other = must(addPoint(forest, { title: "别的", parentId: own, kind: "case" }));
    const toPoint = must(linkPoints(forest, { from: own, to: point, type: "illustrates", reason: "因为", passage: "那一句" }));
    must(linkPoints(forest, { from: point, to: toPoint, type: "supports", phrase: "说明" }));
    must(linkPoints(forest, { from: own, to: other, type: "resembles" }));
    const parts = sharedParts(forest.view, own);
    expect(parts).toMatchObject({ staying: 1, privateBelow: 1, fields: [["case.template", "vw_x"], ["case.who", "周敏"]] });
    expect(parts === null ? [] : textsOf(parts)).toEqual(["案例", "经过", "周敏", "因为", "那一句", "说明"]);
    const before = new Set([...rawRecords(forest.docs).links].filter(([, { doc }]) => doc === "forest").map(([id]) => id));
    must(sharePoint(forest, { id: own }));
    const shared = [...rawRecords(forest.docs).links].filter(([id, { doc }]) => doc === "forest" && !before.has(id)).map(([id]) => id);
    expect(parts?.links.map(({ id }) => id).sort()).toEqual(shared.sort());
  });

  it("is nothing for what is shared already or not there", () => {
    const forest = testForest();
    expect(sharedParts(forest.view, must(addPoint(forest, { title: "开", parentId: null })))).toBeNull();
    expect(sharedParts(forest.view, "pt_none")).toBeNull();
  });
});
