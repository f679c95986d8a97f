import type * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, applyRemote, createCommandHistory, linkPoints, rawRecords, removeLinks, removePoints, restorePoints, reviewLink, setOpposing, sharePoint, type Forest, type LinkType } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import { must, refusal, testForest, type TestForest } from "#tests/support/testForest.ts";
import { deliverAll, peer } from "#tests/support/twoPeers.ts";

function linked(forest: Forest, ...types: LinkType[]): { readonly points: readonly [PointId, PointId]; readonly links: LinkId[] } {
  const a = must(addPoint(forest, { title: "甲", parentId: null }));
  const b = must(addPoint(forest, { title: "乙", parentId: null }));
  return { points: [a, b], links: types.map((type) => must(linkPoints(forest, { from: a, to: b, type }))) };
}
const opposites = (forest: Forest, ids: readonly LinkId[]): unknown[] => ids.map((id) => forest.view.link(id)?.opposes);

describe("reviews of a link", () => {
  it("are one per person, changed and taken back", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const [id = "ln_none"] = linked(forest, "supports").links;
    must(reviewLink(forest, { id, verdict: "agreed" }));
    must(reviewLink(forest, { id, verdict: "doubted" }));
    expect(forest.view.link(id)?.reviews).toEqual([{ personId: "pr_me", verdict: "doubted" }]);
    must(reviewLink(forest, { id, verdict: null }));
    expect(forest.view.link(id)?.reviews).toEqual([]);
    history.undo();
    history.undo();
    expect(forest.view.link(id)?.reviews).toEqual([{ personId: "pr_me", verdict: "agreed" }]);
  });

  it("stand beside each other when two people say theirs at the same time", () => {
    const [a, b] = [peer("a", 1), peer("b", 2)];
    const [id = "ln_none"] = linked(a.forest, "supports").links;
    deliverAll([a, b]);
    must(reviewLink(a.forest, { id, verdict: "agreed" }));
    must(reviewLink(b.forest, { id, verdict: "doubted" }));
    deliverAll([a, b]);
    const both = [{ personId: "pr_a", verdict: "agreed" }, { personId: "pr_b", verdict: "doubted" }];
    expect([a.forest.view.link(id)?.reviews, b.forest.view.link(id)?.reviews]).toEqual([both, both]);
  });

  it("are refused for a link that is not there and a verdict nobody knows", () => {
    const forest = testForest();
    const [id = "ln_none"] = linked(forest, "supports").links;
    const strange: { readonly id: LinkId; readonly verdict: "agreed" } = JSON.parse(`{"id":"${id}","verdict":"perhaps"}`);
    expect([refusal(reviewLink(forest, { id: "ln_none", verdict: "agreed" })), refusal(reviewLink(forest, strange))]).toEqual(["link-missing", "unknown-verdict"]);
    forest.docs.forest.getMap("meta").set("minReader", 9);
    expect([refusal(reviewLink(forest, { id, verdict: null })), refusal(setOpposing(forest, { a: id, b: id, opposing: true }))]).toEqual(["read-only", "read-only"]);
  });
});

describe("links that stand against each other", () => {
  function threeLinks(): { forest: TestForest; points: readonly [PointId, PointId]; links: LinkId[] } {
    const forest = testForest();
    return { forest, ...linked(forest, "supports", "contrasts", "refutes") };
  }

  it("are told by both, whichever was named first, and both are said to have changed", () => {
    const { forest, links } = threeLinks();
    const [a = "ln_none", b = "ln_none", c = "ln_none"] = links;
    const heard: string[][] = [];
    forest.view.onChange((change) => heard.push([...change.links].sort()));
    must(setOpposing(forest, { a: c, b: a, opposing: true }));
    must(setOpposing(forest, { a, b, opposing: true }));
    expect(opposites(forest, links)).toEqual([[b, c], [a], [a]]);
    expect(heard).toEqual([[a, c], [a, b]]);
    expect(forest.view.link(forest.view.linksAt(forest.view.link(a)?.from ?? "pt_none")[0] ?? "ln_none")).toBe(forest.view.link(a));
    let updates = 0;
    forest.docs.forest.on("update", () => updates++);
    must(setOpposing(forest, { a: b, b: a, opposing: true }));
    expect(updates).toBe(0);
    must(setOpposing(forest, { a: b, b: a, opposing: false }));
    expect(opposites(forest, links)).toEqual([[c], [], [a]]);
  });

  it("are told only while both are live, without a new record where nothing changes", () => {
    const { forest, points, links } = threeLinks();
    const [a = "ln_none", b = "ln_none", c = "ln_none"] = links;
    must(setOpposing(forest, { a, b, opposing: true }));
    must(setOpposing(forest, { a, b: c, opposing: true }));
    const before = forest.view.link(c);
    must(removeLinks(forest, { ids: [b] }));
    expect(opposites(forest, [a, c])).toEqual([[c], [a]]);
    expect(forest.view.link(c)).toBe(before);
    must(removePoints(forest, { ids: [points[0]], branch: false }));
    expect(opposites(forest, links)).toEqual([undefined, undefined, undefined]);
    must(restorePoints(forest, { ids: [points[0]] }));
    expect(opposites(forest, links)).toEqual([[c], undefined, [a]]);
  });

  it("are said once by two who say it at once, and taken back wherever the mark stands", () => {
    const [one, two] = [peer("a", 1), peer("b", 2)];
    const { links: [a = "ln_none", b = "ln_none"] } = linked(one.forest, "supports", "refutes");
    deliverAll([one, two]);
    must(setOpposing(one.forest, { a, b, opposing: true }));
    must(setOpposing(two.forest, { a: b, b: a, opposing: true }));
    deliverAll([one, two]);
    expect([opposites(one.forest, [a, b]), opposites(two.forest, [a, b])]).toEqual([[[b], [a]], [[b], [a]]]);
    for (const id of [a, b]) one.forest.docs.forest.getMap<Y.Map<unknown>>("links").get(id)?.set(`opposes:${id === a ? b : a}`, true);
    must(setOpposing(one.forest, { a, b, opposing: false }));
    expect([opposites(one.forest, [a, b]), JSON.stringify(one.forest.docs.forest.toJSON()).includes("opposes:")]).toEqual([[[], []], false]);
  });

  it("do not name a private link in a shared one, not even once it is shared itself", () => {
    const forest = testForest();
    const { points: [a, b], links: [shared = "ln_none"] } = linked(forest, "supports");
    const own = must(addPoint(forest, { title: "案", kind: "case", parentId: null }));
    const other = must(addPoint(forest, { title: "另一个案", kind: "case", parentId: null }));
    const first = must(linkPoints(forest, { from: own, to: a, type: "illustrates" }));
    const second = must(linkPoints(forest, { from: other, to: b, type: "illustrates" }));
    must(setOpposing(forest, { a: shared, b: first, opposing: true }));
    must(setOpposing(forest, { a: first, b: second, opposing: true }));
    must(reviewLink(forest, { id: first, verdict: "agreed" }));
    const sharedText = (): string => JSON.stringify(forest.docs.forest.toJSON());
    expect([sharedText().includes(first), opposites(forest, [shared, first, second])]).toEqual([false, [[first], [shared, second], [first]]]);
    const history = createCommandHistory(forest);
    must(sharePoint(forest, { id: own }));
    expect([sharedText().includes(first), sharedText().includes(second)]).toEqual([true, false]);
    expect([opposites(forest, [shared, first, second]), forest.view.link(first)?.reviews]).toEqual([[[first], [shared, second], [first]], [{ personId: "pr_me", verdict: "agreed" }]]);
    history.undo();
    expect(opposites(forest, [shared, first, second])).toEqual([[first], [shared, second], [first]]);
    expect(rawRecords(forest.docs).links.get(second)?.fields).not.toHaveProperty(`opposes:${first}`);
  });

  it("are read the same by a view that was there and by one opened afterwards", () => {
    const { forest, links } = threeLinks();
    const [a = "ln_none", b = "ln_none", c = "ln_none"] = links;
    must(setOpposing(forest, { a, b, opposing: true }));
    must(setOpposing(forest, { a: b, b: c, opposing: true }));
    const rebuilt = testForest({ docs: forest.docs });
    expect([...rebuilt.view.links()]).toEqual([...forest.view.links()]);
    expect(applyRemote(rebuilt, [], "remote")).toEqual({ rejected: 0 });
  });

  it("are refused when one is missing or both are the same", () => {
    const { forest, links: [a = "ln_none"] } = threeLinks();
    expect([refusal(setOpposing(forest, { a, b: "ln_none", opposing: true })), refusal(setOpposing(forest, { a, b: a, opposing: true }))]).toEqual(["link-missing", "same-link"]);
  });
});
