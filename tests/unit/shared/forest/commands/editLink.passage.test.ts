import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, editLink, insertPointInLink, LIMITS, linkPoints, mergePoints, sharePoint } from "#shared/forest/index.ts";
import type { LinkId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

describe("the passage of a link", () => {
  it("is written with the link, edited and taken away", () => {
    const forest = testForest();
    const [a, b] = [must(addPoint(forest, { title: "案例", parentId: null, kind: "case", isPrivate: false })), must(addPoint(forest, { title: "原理", parentId: null }))];
    const id = must(linkPoints(forest, { from: a, to: b, type: "illustrates", passage: "电话不接" }));
    expect(forest.view.link(id)?.passage).toBe("电话不接");
    oneStep(forest, "editLink", () => editLink(forest, { id, passage: "微信只回一句" }));
    expect(forest.view.link(id)).toMatchObject({ passage: "微信只回一句", type: "illustrates" });
    must(editLink(forest, { id, passage: "" }));
    expect(forest.docs.forest.getMap("links").toJSON()[id]).not.toHaveProperty("passage");
    expect(refusedWhole(forest, () => editLink(forest, { id, passage: "长".repeat(LIMITS.passage + 1) }))).toBe("too-long");
  });

  it("is read tolerantly", () => {
    const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
    const put = (root: string, id: string, raw: Record<string, unknown>): void => { docs.forest.getMap(root).set(id, new Y.Map(Object.entries(raw))); };
    for (const id of ["pt_a", "pt_b"]) put("points", id, { kind: "point", title: id, order: "a0", createdAtMs: 1 });
    put("links", "ln_a", { from: "pt_a", to: "pt_b", type: "illustrates", createdAtMs: 1, passage: 7 });
    put("links", "ln_b", { from: "pt_b", to: "pt_a", type: "illustrates", createdAtMs: 1, passage: "长".repeat(600) });
    const forest = testForest({ docs });
    expect(["ln_a", "ln_b"].map((id) => forest.view.link(id as LinkId)?.passage.length)).toEqual([0, LIMITS.passage]);
    expect(forest.view.problems().map(({ id, field }) => `${id} ${field ?? ""}`)).toEqual(["ln_a passage", "ln_b passage"]);
  });

  it("goes to the link that says the same when points are merged, unless both together are too long", () => {
    const forest = testForest();
    const point = (title: string): ReturnType<typeof must<`pt_${string}`>> => must(addPoint(forest, { title, parentId: null }));
    const [keep, other, end, far] = [point("甲"), point("乙"), point("丙"), point("丁")];
    const kept = must(linkPoints(forest, { from: keep, to: end, type: "illustrates", passage: "第一句" }));
    must(linkPoints(forest, { from: other, to: end, type: "illustrates", passage: "第二句" }));
    const long = must(linkPoints(forest, { from: keep, to: far, type: "illustrates", passage: "长".repeat(400) }));
    must(linkPoints(forest, { from: other, to: far, type: "illustrates", passage: "短".repeat(400) }));
    must(mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(forest.view.link(kept)?.passage).toBe("第一句\n\n第二句");
    expect(forest.view.link(long)?.passage).toBe("长".repeat(400));
  });

  it("stays with the first half when a point is put into the link, and goes out when the case is shared", () => {
    const { a, b, deliver } = twoPeers();
    const point = must(addPoint(a.forest, { title: "原理", parentId: null }));
    const own = must(addPoint(a.forest, { title: "案例", parentId: null, kind: "case" }));
    const link = must(linkPoints(a.forest, { from: own, to: point, type: "illustrates", passage: "那一句" }));
    const { firstId } = must(insertPointInLink(a.forest, { linkId: link, title: "中间" }));
    expect(a.forest.view.link(firstId)?.passage).toBe("那一句");
    const direct = must(linkPoints(a.forest, { from: own, to: point, type: "illustrates", passage: "另一句" }));
    must(sharePoint(a.forest, { id: own }));
    deliver();
    expect(b.forest.view.link(direct)?.passage).toBe("另一句");
  });
});
