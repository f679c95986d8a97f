import { describe, expect, it } from "vitest";
import { addPoint, applyRemote, editLink, linkPoints, removeLinks, restoreLinks } from "#shared/forest/index.ts";
import { must, refusal, testForest, type TestForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

function pair(): { forest: TestForest; a: `pt_${string}`; b: `pt_${string}` } {
  const forest = testForest();
  return { forest, a: must(addPoint(forest, { title: "甲", parentId: null })), b: must(addPoint(forest, { title: "乙", parentId: null })) };
}

describe("linkPoints", () => {
  it("joins points and links", () => {
    const { forest, a, b } = pair();
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports", reason: "因为" }));
    const own = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    const onLink = must(linkPoints(forest, { from: own, to: link, type: "illustrates" }));
    expect(forest.view.link(link)).toMatchObject({ from: a, to: b, reason: "因为", doc: "forest", live: true, suggested: false });
    expect(forest.view.link(onLink)?.doc).toBe("personal");
    expect([forest.view.linksAt(a), forest.view.linksAt(link)]).toEqual([[link], [onLink]]);
  });

  it("refuses what makes no sense", () => {
    const { forest, a, b } = pair();
    must(linkPoints(forest, { from: a, to: b, type: "free", phrase: "参见" }));
    expect(refusal(linkPoints(forest, { from: a, to: a, type: "supports" }))).toBe("same-end");
    expect(refusal(linkPoints(forest, { from: a, to: "pt_none", type: "supports" }))).toBe("end-missing");
    expect(refusal(linkPoints(forest, { from: a, to: b, type: "free", phrase: " " }))).toBe("phrase-required");
    expect(refusal(linkPoints(forest, { from: a, to: b, type: "free", phrase: "参见" }))).toBe("duplicate");
    expect(refusal(linkPoints(forest, { from: a, to: b, type: "free", phrase: "字".repeat(81) }))).toBe("too-long");
    expect(refusal(linkPoints(forest, { from: a, to: b, type: "supports", reason: "字".repeat(2001) }))).toBe("too-long");
    must(linkPoints(forest, { from: b, to: a, type: "free", phrase: "参见" }));
  });
});

describe("editLink", () => {
  it("make a suggestion one's own", () => {
    const { forest, a, b } = pair();
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    // SAFETY: a record of the test's own making.
    (forest.docs.forest.getMap("links").get(link) as { set(key: string, value: boolean): void }).set("suggested", true);
    expect(forest.view.link(link)?.suggested).toBe(true);
    must(editLink(forest, { id: link, reason: "我想过" }));
    expect(forest.view.link(link)).toMatchObject({ suggested: false, reason: "我想过", type: "supports" });
  });

  it("refuse a loop of links, a private end of a shared link, and a free type without a phrase", () => {
    const { forest, a, b } = pair();
    const low = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const high = must(linkPoints(forest, { from: a, to: low, type: "supports" }));
    const own = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    expect(refusal(editLink(forest, { id: low, to: high }))).toBe("would-cycle");
    expect(refusal(editLink(forest, { id: low, to: low }))).toBe("would-cycle");
    expect(refusal(editLink(forest, { id: low, to: own }))).toBe("end-private");
    expect(refusal(editLink(forest, { id: low, type: "free" }))).toBe("phrase-required");
    expect(refusal(editLink(forest, { id: low, to: a }))).toBe("same-end");
    expect(refusal(editLink(forest, { id: "ln_none", reason: "" }))).toBe("link-missing");
  });

  it("show neither of two links that two people hung on each other, until one lets go", () => {
    const { a, b, deliver } = twoPeers();
    const [p, q] = [must(addPoint(a.forest, { title: "p", parentId: null })), must(addPoint(a.forest, { title: "q", parentId: null }))];
    const one = must(linkPoints(a.forest, { from: p, to: q, type: "supports" }));
    const two = must(linkPoints(a.forest, { from: q, to: p, type: "supports" }));
    const above = must(linkPoints(a.forest, { from: p, to: one, type: "supports" }));
    deliver();
    must(editLink(a.forest, { id: one, to: two }));
    must(editLink(b.forest, { id: two, to: one }));
    deliver();
    for (const { forest } of [a, b]) expect([...forest.view.links()]).toEqual([]);
    applyRemote(a.forest, [], "remote");
    // SAFETY: nobody can edit a link that nobody sees; an older version, or an undo, still may.
    (b.forest.docs.forest.getMap("links").get(two) as { set(key: string, value: string): void }).set("to", p);
    deliver();
    for (const { forest } of [a, b]) expect([forest.view.linkCount, forest.view.link(above)?.live]).toEqual([3, true]);
  });
});

describe("removeLinks and restoreLinks", () => {
  it("hide what stands on a removed link, and bring it back", () => {
    const { forest, a, b } = pair();
    const low = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const high = must(linkPoints(forest, { from: a, to: low, type: "supports" }));
    must(removeLinks(forest, { ids: [low] }));
    expect([forest.view.linkCount, forest.view.trashedLinks().map((link) => link.id), forest.view.trashedLink(low)?.live]).toEqual([0, [low], false]);
    expect(refusal(removeLinks(forest, { ids: [high] }))).toBe("link-missing");
    must(restoreLinks(forest, { ids: [low] }));
    expect(forest.view.linkCount).toBe(2);
    expect(refusal(restoreLinks(forest, { ids: [low] }))).toBe("link-missing");
  });
});
