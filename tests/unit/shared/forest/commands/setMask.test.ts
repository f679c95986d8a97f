import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addPoint, editLink, linkPoints, setAliases, setMask, setTags, sharePoint } from "#shared/forest/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

describe("setMask", () => {
  it("keeps names and aliases in the personal document only, and takes them away", () => {
    const forest = testForest();
    const before = Y.encodeStateAsUpdate(forest.docs.forest);
    must(setMask(forest, { name: " 赵经理 ", alias: "甲方" }));
    must(setMask(forest, { name: "华宁机械", alias: "某厂" }));
    expect(forest.view.masks()).toEqual([{ name: "华宁机械", alias: "某厂" }, { name: "赵经理", alias: "甲方" }]);
    expect(Y.encodeStateAsUpdate(forest.docs.forest)).toEqual(before);
    must(setMask(forest, { name: "赵经理", alias: null }));
    expect(forest.view.masks()).toEqual([{ name: "华宁机械", alias: "某厂" }]);
  });

  it("refuses an empty name and an alias that is the name", () => {
    const forest = testForest();
    expect(refusedWhole(forest, () => setMask(forest, { name: "  ", alias: "甲" }))).toBe("invalid-mask");
    expect(refusedWhole(forest, () => setMask(forest, { name: "甲", alias: "甲" }))).toBe("same-name");
    expect(refusedWhole(forest, () => setMask(forest, { name: "甲".repeat(61), alias: "乙" }))).toBe("invalid-mask");
  });

  it("leaves out what cannot be read, without naming the person in the report", () => {
    const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
    docs.personal.getMap("meta").set("mask:赵经理", 7);
    docs.forest.getMap("meta").set("mask:李", "别人写的");
    const forest = testForest({ docs });
    expect(forest.view.masks()).toEqual([]);
    expect(JSON.stringify(forest.view.problems())).not.toContain("赵经理");
  });
});

describe("sharing with masks", () => {
  it("sends aliases for names everywhere, in one step, and nothing that goes out holds a name", () => {
    const { a, b, deliver } = twoPeers();
    const point = must(addPoint(a.forest, { title: "原理", parentId: null }));
    const own = must(addPoint(a.forest, { title: "赵经理沉默了", parentId: null, kind: "case", summary: "给赵经理报价", fields: { "case.who": "赵经理、周敏", "case.template": "turnaround" } }));
    must(setTags(a.forest, { id: own, tags: ["赵经理"] }));
    must(setAliases(a.forest, { id: own, aliases: ["赵经理的事"] }));
    const link = must(linkPoints(a.forest, { from: own, to: point, type: "illustrates", reason: "赵经理自己着急", passage: "赵经理停了很久" }));
    const masks = [{ name: "赵经理", alias: "甲方经理" }];
    oneStep(a.forest, "sharePoint", () => sharePoint(a.forest, { id: own, masks }));
    deliver();
    expect(b.forest.view.point(own)).toMatchObject({ title: "甲方经理沉默了", summary: "给甲方经理报价", tags: ["甲方经理"], aliases: ["甲方经理的事"] });
    expect(b.forest.view.point(own)?.fields).toEqual({ "case.who": "甲方经理、周敏", "case.template": "turnaround" });
    expect(b.forest.view.link(link)).toMatchObject({ reason: "甲方经理自己着急", passage: "甲方经理停了很久" });
    expect(JSON.stringify(a.forest.docs.forest.toJSON())).not.toContain("赵经理");
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(a.forest.docs.forest))).not.toContain("赵经理");
  });

  it("refuses rather than cuts when an alias makes a text too long", () => {
    const forest = testForest();
    const own = must(addPoint(forest, { title: "甲".repeat(200), parentId: null, kind: "case" }));
    expect(refusal(sharePoint(forest, { id: own, masks: [{ name: "甲", alias: "某甲" }] }))).toBe("too-long");
    expect(forest.view.point(own)?.doc).toBe("personal");
    const link = must(linkPoints(forest, { from: own, to: must(addPoint(forest, { title: "点", parentId: null })), type: "illustrates", reason: "因" }));
    must(editLink(forest, { id: link, reason: "乙".repeat(1500) }));
    expect(refusal(sharePoint(forest, { id: own, masks: [{ name: "乙", alias: "某乙" }] }))).toBe("too-long");
    expect(refusal(sharePoint(forest, { id: own, masks: [{ name: "", alias: "空" }] }))).toBe("invalid-mask");
  });
});
