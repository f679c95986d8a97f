import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, LIMITS, movePoints, NO_LOOK, renamePoint, setTags, type Forest } from "#shared/forest/index.ts";
import { layoutGrove } from "#shared/grove/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

type Raw = Record<string, unknown>;
const good: Raw = { kind: "point", title: "好", order: "a0", createdAtMs: 1 };

function forestOf(points: Record<string, unknown>, links: Record<string, Raw> = {}): Forest {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  for (const [id, raw] of Object.entries(points)) docs.forest.getMap("points").set(id, typeof raw === "object" && raw !== null && !Array.isArray(raw) ? new Y.Map(Object.entries(raw)) : raw);
  for (const [id, raw] of Object.entries(links)) docs.forest.getMap("links").set(id, new Y.Map(Object.entries(raw)));
  return testForest({ docs });
}
const codes = (forest: Forest): string[] => forest.view.problems().map((problem) => `${problem.id} ${problem.code}${problem.field === undefined ? "" : ` ${problem.field}`}`);

describe("reading a damaged document", () => {
  it("gives every bad field its default and says which", () => {
    const forest = forestOf({
      pt_a: { kind: 7, title: 5, order: "!!", parent: "nowhere", summary: [], domain: 3, layer: "roof", wisdom: 1, pos: [1, "2"], createdAtMs: "yesterday", createdBy: "me", void: "yes", deletedAtMs: "no", "alias:": true, "tag:x": 1 },
    });
    expect(forest.view.point("pt_a")).toEqual({
      id: "pt_a", doc: "forest", kind: "point", title: "", parentId: null, orderKey: "a0", summary: "", domain: "", layer: null, wisdom: null, aliases: [], tags: [], fields: {}, pos: null, look: NO_LOOK, createdAtMs: 0, createdBy: null, provenance: null, deletedAtMs: null, deletedWith: null,
    });
    expect(codes(forest).map((line) => line.split(" ")[2])).toEqual(["alias:", "createdAtMs", "createdBy", "deletedAtMs", "domain", "kind", "layer", "order", "parent", "pos", "summary", "tag:x", "title", "void", "wisdom"]);
  });

  it("reads a good record without remark", () => {
    const forest = forestOf({ pt_a: { ...good, pos: [1, 2], "tag:甲": true, "alias:乙": true, "f:自由": "值", future: 3, src: "s", srcId: "1", srcVersion: "1", srcHash: "h" } });
    expect(codes(forest)).toEqual([]);
    expect(forest.view.point("pt_a")).toMatchObject({ pos: [1, 2], tags: ["甲"], aliases: ["乙"], provenance: { src: "s", srcId: "1", srcVersion: "1", srcHash: "h" } });
  });

  it("reads a place beyond every picture as none: a layout would count its way there for ever", () => {
    const at = (x: number, y: number): Raw => ({ ...good, pos: [x, y] });
    const forest = forestOf({ pt_a: at(1e300, 0), pt_b: at(0, -1_000_000.5), pt_c: at(Number.POSITIVE_INFINITY, 0), pt_d: at(Number.NaN, 0), pt_e: at(LIMITS.farthestPx, -LIMITS.farthestPx) });
    expect([...forest.view.points()].map(({ pos }) => pos)).toEqual([null, null, null, null, [1_000_000, -1_000_000]]);
    expect(codes(forest)).toEqual(["pt_a", "pt_b", "pt_c", "pt_d"].map((id) => `${id} bad-field pos`));
  });

  it("lays out a grove that holds such places, and the farthest that are any", () => {
    const module = (pos: readonly number[]): Raw => ({ ...good, kind: "module", pos });
    const forest = forestOf({ pt_a: module([1e300, -1e300]), pt_b: module([1_000_000, 1_000_000]), pt_c: { ...good, parent: "pt_b", pos: [-1_000_000, 0] }, pt_d: module([1e7, 0]) });
    const { trees } = layoutGrove(forest.view);
    expect(trees.filter(({ isPinned }) => isPinned).map(({ key, centre }) => [key, centre])).toEqual([["pt_b", { x: 1_000_000, y: 1_000_000 }]]);
  });

  it("reads a moment that no calendar knows as none", () => {
    const forest = forestOf({ pt_a: { ...good, createdAtMs: 1e300 }, pt_b: { ...good, createdAtMs: -8.65e15 }, pt_c: { ...good, createdAtMs: 8.64e15 }, pt_d: { ...good, deletedAtMs: 8.64e15 + 2 } }, { ln_a: { from: "pt_a", to: "pt_b", type: "supports", createdAtMs: -1e300 } });
    const moments = [...forest.view.points(), ...forest.view.links()].map(({ createdAtMs }) => createdAtMs);
    expect(moments).toEqual([0, 0, 8.64e15, 1, 0]);
    const day = new Intl.DateTimeFormat("zh-CN", { dateStyle: "medium" });
    expect(() => moments.map((atMs) => day.format(atMs))).not.toThrow();
    expect(codes(forest)).toEqual(["ln_a bad-field createdAtMs", "pt_a bad-field createdAtMs", "pt_b bad-field createdAtMs", "pt_d bad-field deletedAtMs"]);
    expect([forest.view.point("pt_d")?.deletedAtMs, forest.view.trashedPoints()]).toEqual([null, []]);
  });

  it("cuts huge texts when reading, without half a character, and leaves them stored", () => {
    const huge = "林".repeat(100_000);
    const forest = forestOf({ pt_a: { ...good, title: huge }, pt_b: { ...good, title: `${"a".repeat(199)}🌲` } });
    expect([forest.view.point("pt_a")?.title.length, forest.view.point("pt_b")?.title]).toEqual([200, "a".repeat(199)]);
    expect((forest.docs.forest.getMap("points").toJSON()["pt_a"] as Raw)["title"]).toBe(huge);
    expect(codes(forest)).toEqual(["pt_a bad-field title", "pt_b bad-field title"]);
  });

  it("skips and names what is no record, and ids that are none", () => {
    const forest = forestOf({ pt_text: "text", pt_list: [1], nonsense: good, pt_a: good });
    expect([...forest.view.points()].map((point) => point.id)).toEqual(["pt_a"]);
    expect(codes(forest)).toEqual(["nonsense unreadable-record", "pt_list unreadable-record", "pt_text unreadable-record"]);
  });

  it("shows points without a usable parent at the top level, and names the parents that are nowhere", () => {
    const forest = forestOf({ pt_a: { ...good, parent: "pt_gone" }, pt_b: { ...good, parent: "pt_trash" }, pt_trash: { ...good, deletedAtMs: 1 }, pt_c: { ...good, parent: "pt_void" }, pt_void: { ...good, void: true } });
    expect(forest.view.children(null)).toEqual(["pt_a", "pt_b", "pt_c"]);
    expect(codes(forest)).toEqual(["pt_a missing-parent parent"]);
  });

  it("cuts each loop of parents at its smallest id", () => {
    const forest = forestOf({ pt_1: { ...good, parent: "pt_1" }, pt_2: { ...good, parent: "pt_4" }, pt_3: { ...good, parent: "pt_2" }, pt_4: { ...good, parent: "pt_3" }, pt_5: { ...good, parent: "pt_4" } });
    expect(forest.view.children(null)).toEqual(["pt_1", "pt_2"]);
    expect([forest.view.children("pt_2"), forest.view.children("pt_3"), forest.view.children("pt_4")]).toEqual([["pt_3"], ["pt_4"], ["pt_5"]]);
    expect(codes(forest)).toEqual(["pt_1 cyclic-parents parent", "pt_2 cyclic-parents parent"]);
    must(movePoints(forest, { ids: ["pt_4"], parentId: null }));
    expect([forest.view.children(null), codes(forest)]).toEqual([["pt_1", "pt_4"], ["pt_1 cyclic-parents parent"]]);
    expect(forest.view.point("pt_2")?.parentId).toBe("pt_4");
  });

  it("opens a very deep and a very long chain without running out of stack", () => {
    const points: Record<string, unknown> = {};
    for (let i = 0; i < 20_000; i++) points[`pt_${i}`] = { ...good, parent: i === 0 ? undefined : `pt_${i - 1}` };
    delete (points["pt_0"] as Raw)["parent"];
    expect(forestOf(points).view.pointCount).toBe(20_000);
  });

  it("shows unknown kinds and types, and keeps them through edits", () => {
    const forest = forestOf({ pt_a: { ...good, kind: "hologram", "f:x": "keep", future: 1 }, pt_b: good }, { ln_a: { from: "pt_a", to: "pt_b", type: "entangles", createdAtMs: 1 } });
    expect([forest.view.point("pt_a")?.kind, forest.view.link("ln_a")?.type, forest.view.link("ln_a")?.phrase]).toEqual(["point", "free", "entangles"]);
    must(renamePoint(forest, { id: "pt_a", title: "新" }));
    must(setTags(forest, { id: "pt_a", tags: ["甲"] }));
    must(movePoints(forest, { ids: ["pt_a"], parentId: "pt_b" }));
    expect((forest.docs.forest.getMap("points").toJSON() as Record<PointId, Raw>)["pt_a"]).toMatchObject({ kind: "hologram", "f:x": "keep", future: 1, title: "新" });
    expect(codes(forest)).toEqual(["ln_a unknown-type type", "pt_a unknown-kind kind"]);
  });

  it("hides links whose ends cannot be: unreadable, the same, missing, or in a loop", () => {
    const link = (from: unknown, to: unknown): Raw => ({ from, to, type: "supports", createdAtMs: 1 });
    const forest = forestOf({ pt_a: good, pt_b: good }, { ln_ok: link("pt_a", "pt_b"), ln_bad: link(5, "pt_b"), ln_same: link("pt_a", "pt_a"), ln_gone: link("pt_a", "pt_gone"), ln_x: link("pt_a", "ln_y"), ln_y: link("ln_x", "pt_b"), ln_on: link("pt_a", "ln_x"), ln_up: link("pt_a", "ln_ok") });
    expect([...forest.view.links()].map((record) => record.id).sort()).toEqual(["ln_ok", "ln_up"]);
    expect(codes(forest)).toEqual(["ln_bad bad-link-end from", "ln_same bad-link-end to"]);
  });

  it("survives flat roots full of nonsense", () => {
    const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
    docs.forest.getMap("meta").set("name", 5);
    docs.forest.getMap("meta").set("schema", "one");
    docs.forest.getMap("meta").set("minReader", -3);
    docs.forest.getMap("people").set("pr_a", 7);
    docs.forest.getMap("people").set("who", "x");
    docs.forest.getMap("people").set("pr_b", "小林");
    const forest = testForest({ docs });
    expect([forest.view.meta.name, forest.view.meta.schema, forest.readOnly, forest.view.personName("pr_a"), forest.view.personName("pr_b")]).toEqual(["", 1, false, undefined, "小林"]);
    expect(forest.view.problems()).toHaveLength(5);
    must(addPoint(forest, { title: "题", parentId: null }));
  });

  it("writes nothing when a document is only opened", () => {
    const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
    docs.forest.getMap("points").set("pt_a", new Y.Map([["parent", "pt_a"]]));
    let updates = 0;
    docs.forest.on("update", () => updates++);
    docs.personal.on("update", () => updates++);
    testForest({ docs }).view.problems();
    expect(updates).toBe(0);
  });
});
