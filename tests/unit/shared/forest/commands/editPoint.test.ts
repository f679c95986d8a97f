import { describe, expect, it } from "vitest";
import { addPoint, describePoint, rekindPoints, renamePoint, setAliases, setDomain, setTags } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

describe("edits of one point", () => {
  it("change one field each", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    must(renamePoint(forest, { id, title: "新题" }));
    must(describePoint(forest, { id, summary: "第一行\r\n第二行" }));
    must(rekindPoints(forest, { ids: [id], kind: "module" }));
    must(setDomain(forest, { id, domain: "认知" }));
    must(setAliases(forest, { id, aliases: ["别名", "别名", " ", "alias"] }));
    must(setTags(forest, { id, tags: ["甲"] }));
    expect(forest.view.point(id)).toMatchObject({ title: "新题", summary: "第一行\n第二行", kind: "module", domain: "认知", aliases: ["alias", "别名"], tags: ["甲"] });
    must(setAliases(forest, { id, aliases: [] }));
    must(describePoint(forest, { id, summary: "" }));
    expect(forest.view.point(id)).toMatchObject({ summary: "", aliases: [] });
  });

  it("refuse a missing point and a bad value", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    expect(refusal(renamePoint(forest, { id: "pt_none", title: "题" }))).toBe("point-missing");
    expect(refusal(renamePoint(forest, { id, title: " " }))).toBe("invalid-title");
    expect(refusal(setDomain(forest, { id, domain: "字".repeat(61) }))).toBe("too-long");
    expect(refusal(setTags(forest, { id, tags: ["字".repeat(41)] }))).toBe("too-long");
    // SAFETY: what untyped code might pass.
    expect(refusal(rekindPoints(forest, { ids: [id], kind: "tree" as "point" }))).toBe("unknown-kind");
  });

  it("write nothing when nothing changes", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    let updates = 0;
    let steps = 0;
    forest.docs.forest.on("update", () => updates++);
    forest.onStep(() => steps++);
    must(renamePoint(forest, { id, title: "题" }));
    expect([updates, steps]).toEqual([0, 0]);
  });

  it("merge tags that two people set at the same time", () => {
    const { a, b, deliver } = twoPeers();
    const id = must(addPoint(a.forest, { title: "题", parentId: null }));
    deliver();
    must(setTags(a.forest, { id, tags: ["甲"] }));
    must(setTags(b.forest, { id, tags: ["乙"] }));
    deliver();
    expect([a.forest.view.point(id)?.tags, b.forest.view.point(id)?.tags]).toEqual([["乙", "甲"], ["乙", "甲"]]);
  });
});
