import { describe, expect, it } from "vitest";
import { addPoint, addView, createCommandHistory, describePoint, LIMITS, linkPoints, mergePoints, removeLinks, removePoints, removeView, restoreLinks, restorePoints, reviewLink, setAliases, setOpposing, setTags, sharePoint, type AddPointInput } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));
const link = (forest: TestForest, from: EndId, to: EndId, reason = ""): LinkId => must(linkPoints(forest, { from, to, type: "supports", reason }));
const phrased = (forest: TestForest, from: EndId, to: EndId, phrase: string): LinkId => must(linkPoints(forest, { from, to, type: "supports", phrase }));

describe("mergePoints: what points say", () => {
  it("makes names of the titles, unites tags and joins the texts", () => {
    const forest = testForest();
    const keep = add(forest, "光合作用", { summary: "第一段" });
    const other = add(forest, "光合", { summary: "第二段" });
    const same = add(forest, "光合作用", { summary: "第一段" });
    must(setTags(forest, { id: other, tags: ["生物"] }));
    must(setAliases(forest, { id: same, aliases: ["photosynthesis"] }));
    oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [keep, other, same] }));
    expect(forest.view.point(keep)).toMatchObject({ title: "光合作用", aliases: ["photosynthesis", "光合"], tags: ["生物"], summary: "第一段\n\n第二段" });
    expect(forest.view.trashedPoints().map((point) => point.id).sort()).toEqual([other, same].sort());
    must(restorePoints(forest, { ids: [other] }));
    expect(forest.view.point(other)).toMatchObject({ title: "光合", summary: "第二段", tags: ["生物"] });
  });

  it("keeps a title that is too long for a name at the head of its text", () => {
    const forest = testForest();
    const long = "很长的标题".repeat(20);
    const keep = add(forest, "短");
    const other = add(forest, long, { summary: "说明" });
    must(mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(forest.view.point(keep)).toMatchObject({ aliases: [], summary: `${long}\n说明` });
  });

  it("refuses rather than cuts", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲", { summary: "字".repeat(12_000) }), add(forest, "乙", { summary: "词".repeat(12_000) })];
    expect(refusedWhole(forest, () => mergePoints(forest, { keepId: a, ids: [b] }))).toBe("summary-too-long");
    must(describePoint(forest, { id: b, summary: "" }));
    const x = add(forest, "丙");
    link(forest, a, x, "因".repeat(1500));
    link(forest, b, x, "果".repeat(1500));
    expect(refusedWhole(forest, () => mergePoints(forest, { keepId: a, ids: [b] }))).toBe("reason-too-long");
  });

  it("refuses a missing point, one point alone, and private together with shared", () => {
    const forest = testForest();
    const a = add(forest, "甲");
    const own = add(forest, "私", { kind: "case" });
    expect(refusedWhole(forest, () => mergePoints(forest, { keepId: a, ids: ["pt_none"] }))).toBe("point-missing");
    expect(refusedWhole(forest, () => mergePoints(forest, { keepId: "pt_none", ids: [a] }))).toBe("point-missing");
    expect(refusedWhole(forest, () => mergePoints(forest, { keepId: a, ids: [a] }))).toBe("nothing-to-merge");
    expect(refusedWhole(forest, () => mergePoints(forest, { keepId: a, ids: [] }))).toBe("nothing-to-merge");
    for (const [keepId, other] of [[a, own], [own, a]] as const) expect(refusedWhole(forest, () => mergePoints(forest, { keepId, ids: [other] }))).toBe("mixed-privacy");
  });

  it("merges private points among themselves, and nothing of it is shared", () => {
    const forest = testForest();
    const [one, two] = [add(forest, "私一", { kind: "case" }), add(forest, "私二", { kind: "case", summary: "秘密" })];
    const open = add(forest, "开");
    const own = link(forest, two, open);
    must(mergePoints(forest, { keepId: one, ids: [two] }));
    expect([forest.view.link(own), forest.view.point(one)]).toMatchObject([{ from: one, doc: "personal" }, { doc: "personal", summary: "秘密" }]);
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain(one);
  });
});

describe("mergePoints: where points stand", () => {
  it("moves children below the kept point, after its own, and leaves out those that are merged", () => {
    const forest = testForest();
    const [keep, other] = [add(forest, "留"), add(forest, "并")];
    const mine = add(forest, "原有", { parentId: keep });
    const [c1, c2] = [add(forest, "一", { parentId: other }), add(forest, "二", { parentId: other })];
    const third = add(forest, "三", { parentId: other });
    const below = add(forest, "三下", { parentId: third });
    const own = add(forest, "案例", { parentId: other, kind: "case" });
    oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [other, third] }));
    expect(forest.view.children(keep)).toEqual([mine, c1, c2, own, below]);
    expect(forest.view.children(null)).toEqual([keep]);
  });

  it("lifts the kept point out of those it stood below, to the place of the highest", () => {
    const forest = testForest();
    const root = add(forest, "根");
    const first = add(forest, "前", { parentId: root });
    const high = add(forest, "高", { parentId: root });
    const last = add(forest, "后", { parentId: root });
    const between = add(forest, "之间", { parentId: high });
    const low = add(forest, "低", { parentId: between });
    const keep = add(forest, "留", { parentId: low });
    oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [low, high] }));
    expect(forest.view.children(root)).toEqual([first, keep, last]);
    expect(forest.view.children(keep)).toEqual([between]);
    expect(forest.view.problems()).toEqual([]);
  });
});

describe("mergePoints: links", () => {
  it("go to the kept point, with those on links untouched and hidden or trashed ones following", () => {
    const forest = testForest();
    const [keep, other, x, y] = [add(forest, "留"), add(forest, "并"), add(forest, "甲"), add(forest, "乙")];
    const out = link(forest, other, x);
    const into = link(forest, y, other);
    const trashed = phrased(forest, other, x, "别的");
    const hidden = link(forest, other, y);
    const about = link(forest, x, into);
    must(removeLinks(forest, { ids: [trashed] }));
    must(removePoints(forest, { ids: [y], branch: false }));
    const merged = oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(merged).toMatchObject({ id: keep, moved: [out], joined: [], folded: [] });
    must(restorePoints(forest, { ids: [y] }));
    must(restoreLinks(forest, { ids: [trashed] }));
    expect([out, into, trashed, hidden, about].map((id) => forest.view.link(id))).toMatchObject([{ from: keep, to: x }, { from: y, to: keep }, { from: keep, to: x }, { from: keep, to: y }, { from: x, to: into }]);
  });

  it("that would say the same are joined, with their reasons and all that stands on them", () => {
    const forest = testForest();
    const [keep, other, x, c] = [add(forest, "留"), add(forest, "并"), add(forest, "甲"), add(forest, "案例", { kind: "case" })];
    const kept = link(forest, keep, x, "先说的");
    const double = link(forest, other, x, "后说的");
    const otherWords = phrased(forest, other, x, "换个说法");
    const onDouble = link(forest, c, double);
    const against = link(forest, x, other, "相反");
    must(setOpposing(forest, { a: double, b: against, opposing: true }));
    const merged = oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(merged).toMatchObject({ moved: [otherWords, against, onDouble], joined: [double], folded: [] });
    expect(forest.view.link(kept)).toMatchObject({ reason: "先说的\n\n后说的", opposes: [against] });
    expect([forest.view.link(onDouble), forest.view.link(otherWords)]).toMatchObject([{ from: c, to: kept }, { from: keep, to: x }]);
    expect(forest.view.trashedLink(double)).toMatchObject({ reason: "后说的" });
  });

  it("between the merged points go to the trash, and what stood on them stands on the kept point", () => {
    const forest = testForest();
    const [keep, other, c] = [add(forest, "留"), add(forest, "并"), add(forest, "案例", { kind: "case" })];
    const inner = link(forest, keep, other, "为什么");
    const about = link(forest, c, inner);
    const odd = link(forest, other, inner);
    const merged = oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(merged).toMatchObject({ moved: [about], joined: [], folded: [inner, odd] });
    expect(forest.view.link(about)).toMatchObject({ from: c, to: keep });
    expect(forest.view.trashedLinks().map((one) => one.id).sort()).toEqual([inner, odd].sort());
  });

  it("are followed through every storey of links on links", () => {
    const forest = testForest();
    const [keep, other, x, y] = [add(forest, "留"), add(forest, "并"), add(forest, "甲"), add(forest, "乙")];
    const [low, lowTwin] = [link(forest, keep, x, "一"), link(forest, other, x, "二")];
    const [mid, midTwin] = [link(forest, y, low, "三"), link(forest, y, lowTwin, "四")];
    const [top, topTwin] = [link(forest, x, mid, "五"), link(forest, x, midTwin, "六")];
    const onTop = link(forest, y, topTwin);
    oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [other] }));
    expect([low, mid, top].map((id) => forest.view.link(id)?.reason)).toEqual(["一\n\n二", "三\n\n四", "五\n\n六"]);
    expect([lowTwin, midTwin, topTwin].map((id) => forest.view.trashedLink(id)?.id)).toEqual([lowTwin, midTwin, topTwin]);
    expect(forest.view.link(onTop)).toMatchObject({ from: y, to: top });
  });

  it("a private one and a shared one never become one", () => {
    const forest = testForest();
    const [keep, other, own] = [add(forest, "留"), add(forest, "并"), add(forest, "私", { kind: "case" })];
    const shared = link(forest, keep, other, "");
    must(removeLinks(forest, { ids: [shared] }));
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    const open = link(forest, keep, a, "公开的理由");
    const privateOne = link(forest, own, b, "私下的理由");
    // SAFETY: a private link between shared points is what is left when its private end is exchanged.
    const stored = forest.docs.personal.getMap("links").get(privateOne) as { set(key: string, value: string): void };
    stored.set("from", other);
    stored.set("to", a);
    must(mergePoints(forest, { keepId: keep, ids: [other] }));
    expect([forest.view.link(open), forest.view.link(privateOne)]).toMatchObject([{ doc: "forest", reason: "公开的理由" }, { doc: "personal", from: keep, to: a }]);
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain("私下的理由");
  });

  it("a suggestion becomes a person's own when a person has drawn the same", () => {
    const forest = testForest();
    const [keep, other, x] = [add(forest, "留"), add(forest, "并"), add(forest, "甲")];
    const suggested = link(forest, keep, x);
    // SAFETY: a record of the test's own making.
    (forest.docs.forest.getMap("links").get(suggested) as { set(key: string, value: boolean): void }).set("suggested", true);
    link(forest, other, x);
    must(mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(forest.view.link(suggested)?.suggested).toBe(false);
  });
});

describe("mergePoints: what people thought of links", () => {
  it("is kept with the one that stays, where each has said nothing of that one", () => {
    const { a, b, deliver } = twoPeers();
    const [keep, other, x] = [add(a.forest, "留"), add(a.forest, "并"), add(a.forest, "甲")];
    const [kept, double] = [link(a.forest, keep, x), link(a.forest, other, x)];
    must(reviewLink(a.forest, { id: kept, verdict: "agreed" }));
    must(reviewLink(a.forest, { id: double, verdict: "doubted" }));
    deliver();
    must(reviewLink(b.forest, { id: double, verdict: "doubted" }));
    deliver();
    oneStep(a.forest, "mergePoints", () => mergePoints(a.forest, { keepId: keep, ids: [other] }));
    expect(a.forest.view.link(kept)?.reviews).toEqual([{ personId: "pr_a", verdict: "agreed" }, { personId: "pr_b", verdict: "doubted" }]);
    expect(a.forest.view.trashedLink(double)?.reviews).toHaveLength(2);
  });

  it("comes from the first of several that say the same", () => {
    const { a, b, deliver } = twoPeers();
    const [keep, one, two, x] = [add(a.forest, "留"), add(a.forest, "一"), add(a.forest, "二"), add(a.forest, "甲")];
    const [first, second, third] = [link(a.forest, keep, x), link(a.forest, one, x), link(a.forest, two, x)];
    deliver();
    must(reviewLink(b.forest, { id: second, verdict: "agreed" }));
    must(reviewLink(b.forest, { id: third, verdict: "doubted" }));
    deliver();
    must(mergePoints(a.forest, { keepId: keep, ids: [one, two] }));
    expect(a.forest.view.link(first)?.reviews).toEqual([{ personId: "pr_b", verdict: "agreed" }]);
  });
});

describe("mergePoints: saved views and walks", () => {
  const walk = (stops: readonly (readonly [readonly EndId[], string])[]): string => JSON.stringify({ version: 1, stops: stops.map(([ids, note]) => ({ ids, note })) });

  it("name the kept point and the kept link, in the trash as well, and halt once where they halted twice without a word", () => {
    const forest = testForest();
    const [keep, other, x] = [add(forest, "留"), add(forest, "并"), add(forest, "甲")];
    const [kept, double, inner] = [link(forest, keep, x), link(forest, other, x), link(forest, keep, other)];
    must(addView(forest, { kind: "walk", name: "路", spec: walk([[[keep], ""], [[other], ""], [[other, x], "还要说"], [[double], ""], [[inner], "之间"]]) }));
    must(addView(forest, { kind: "view", name: "图", spec: `{ "filter": {"modules": ["${other}"], "text":"${other} "} }` }));
    const gone = must(addView(forest, { kind: "walk", name: "旧路", spec: walk([[[other], ""]]) }));
    must(removeView(forest, { id: gone }));
    oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [other] }));
    expect(forest.view.views().map(({ spec }) => spec)).toEqual([walk([[[keep], ""], [[keep, x], "还要说"], [[kept], ""], [[keep], "之间"]]), `{ "filter": {"modules": ["${keep}"], "text":"${other} "} }`]);
    expect(forest.view.trashedViews()[0]?.spec).toBe(walk([[[keep], ""]]));
  });

  it("stay as they are when they cannot be read, would be too long to be read, or name none of it", () => {
    const forest = testForest();
    // The tenth id is longer than the ninth.
    const [x = "pt_none", other = "pt_none", keep = "pt_none"] = Array.from({ length: 10 }, (_, index) => add(forest, `点${index}`)).filter((_, index) => index === 0 || index >= 8);
    const full = JSON.stringify([other]).padEnd(LIMITS.viewSpec);
    const specs = ["{}", walk([[[x], ""]]), full];
    const [broken = "vw_none"] = specs.map((spec) => must(addView(forest, { kind: "walk", name: "路", spec })));
    // SAFETY: a record of the test's own making; a peer may have written anything.
    (forest.docs.forest.getMap("views").get(broken) as { set(key: string, value: string): void }).set("spec", `{"stops":[{"ids":["${other}"`);
    let updates = 0;
    forest.docs.forest.getMap("views").observeDeep(() => updates++);
    must(mergePoints(forest, { keepId: keep, ids: [other] }));
    expect([updates, forest.view.views().map(({ spec }) => spec)]).toEqual([0, [`{"stops":[{"ids":["${other}"`, ...specs.slice(1)]]);
  });
});

describe("mergePoints: what was shared and is private again", () => {
  it("leaves links that others drew to it, or on its links, where they are", () => {
    const { a, b, deliver } = twoPeers();
    const history = createCommandHistory(a.forest);
    const [open, was, own] = [add(a.forest, "开"), add(a.forest, "曾共享", { kind: "case" }), add(a.forest, "私", { kind: "case" })];
    const [kept, double] = [link(a.forest, own, open), link(a.forest, was, open)];
    const walk = JSON.stringify({ version: 1, stops: [{ ids: [was], note: "" }, { ids: [double], note: "" }] });
    must(sharePoint(a.forest, { id: was }));
    deliver();
    const [drawn, onLink] = [phrased(b.forest, was, open, "他人所画"), link(b.forest, open, double)];
    must(addView(b.forest, { kind: "walk", name: "路", spec: walk }));
    must(removeLinks(b.forest, { ids: [link(b.forest, open, was)] }));
    deliver();
    history.undo();
    const before = JSON.stringify(a.forest.docs.forest.toJSON());
    expect([a.forest.view.point(was)?.doc, a.forest.view.link(double)?.doc, a.forest.view.link(drawn)]).toEqual(["personal", "personal", undefined]);
    must(mergePoints(a.forest, { keepId: own, ids: [was] }));
    expect(a.forest.view.trashedLink(double)).toBeDefined();
    expect([JSON.stringify(a.forest.docs.forest.toJSON()) === before, before.includes(own), before.includes(kept), before.includes(onLink)]).toEqual([true, false, false, true]);
  });

  it("lets the other end of such a link follow where that is shared", () => {
    const { a, b, deliver } = twoPeers();
    const history = createCommandHistory(a.forest);
    const [open, next, was] = [add(a.forest, "开"), add(a.forest, "同"), add(a.forest, "曾共享", { kind: "case" })];
    must(sharePoint(a.forest, { id: was }));
    deliver();
    const drawn = link(b.forest, was, open);
    deliver();
    history.undo();
    must(mergePoints(a.forest, { keepId: next, ids: [open] }));
    must(sharePoint(a.forest, { id: was }));
    expect(a.forest.view.link(drawn)).toMatchObject({ from: was, to: next });
  });

  it("writes a mark between a private link and a shared one on the private one, wherever it stood", () => {
    const { a, b, deliver } = twoPeers();
    const [open, was, own] = [add(a.forest, "开"), add(a.forest, "曾共享", { kind: "case" }), add(a.forest, "私", { kind: "case" })];
    const against = link(a.forest, open, add(a.forest, "另"));
    const [kept, double] = [link(a.forest, own, open), link(a.forest, was, open)];
    const history = createCommandHistory(a.forest);
    must(sharePoint(a.forest, { id: was }));
    deliver();
    // Of two shared links the one with the smaller id carries the mark.
    must(setOpposing(b.forest, { a: against, b: double, opposing: true }));
    deliver();
    history.undo();
    must(mergePoints(a.forest, { keepId: own, ids: [was] }));
    expect(a.forest.view.link(kept)?.opposes).toEqual([against]);
    expect(JSON.stringify(a.forest.docs.forest.toJSON())).not.toContain(kept);
  });
});
