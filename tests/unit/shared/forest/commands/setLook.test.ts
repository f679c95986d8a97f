import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, NO_LOOK, setKindLook, setLook, sharePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

describe("the look of points", () => {
  it("is set for several at once, part by part, and taken back in one step", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const ids = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null })));
    const looks = (): unknown[] => ids.map((id) => forest.view.point(id)?.look);
    must(setLook(forest, { ids, color: "moss", icon: "heart" }));
    must(setLook(forest, { ids: ids.slice(1), icon: null, shape: "diamond" }));
    expect(looks()).toEqual([{ color: "moss", icon: "heart", shape: null }, { color: "moss", icon: null, shape: "diamond" }]);
    history.undo();
    history.undo();
    expect(looks()).toEqual([NO_LOOK, NO_LOOK]);
    history.redo();
    expect(looks()[1]).toEqual({ color: "moss", icon: "heart", shape: null });
  });

  it("leaves nothing stored when it is cleared, and writes nothing that is there already", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    const before = forest.docs.forest.toJSON() as unknown;
    must(setLook(forest, { ids: [id], color: "moss" }));
    let updates = 0;
    forest.docs.forest.on("update", () => updates++);
    must(setLook(forest, { ids: [id], color: "moss" }));
    must(setLook(forest, { ids: [id] }));
    expect(updates).toBe(0);
    must(setLook(forest, { ids: [id], color: null, icon: null, shape: null }));
    expect(forest.docs.forest.toJSON()).toEqual(before);
  });

  it("goes along when a point is shared", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "案", kind: "case", parentId: null }));
    must(setLook(forest, { ids: [id], color: "rust" }));
    must(sharePoint(forest, { id }));
    expect(forest.view.point(id)).toMatchObject({ doc: "forest", look: { color: "rust" } });
  });

  it("is refused for what nobody knows", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    const strange: { readonly ids: PointId[]; readonly color: "moss" } = JSON.parse(`{"ids":["${id}"],"color":"ultraviolet"}`);
    expect([refusal(setLook(forest, strange)), refusal(setLook(forest, { ids: [id, "pt_none"], color: "moss" })), refusal(setLook(forest, { ids: [] }))]).toEqual(["unknown-look", "point-missing", "point-missing"]);
    expect(forest.view.point(id)?.look).toBe(NO_LOOK);
  });
});

describe("the look of a kind", () => {
  it("is said for everybody, told once, and taken back by undo", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const heard: boolean[] = [];
    forest.view.onChange((change) => heard.push(change.meta));
    must(setKindLook(forest, { kind: "case", color: "amber", icon: "book" }));
    expect([forest.view.meta.kindLooks, heard]).toEqual([{ case: { color: "amber", icon: "book", shape: null } }, [true]]);
    must(setKindLook(forest, { kind: "case", color: null }));
    expect(forest.view.meta.kindLooks.case).toEqual({ color: null, icon: "book", shape: null });
    history.undo();
    history.undo();
    expect(forest.view.meta.kindLooks).toEqual({});
    expect(forest.docs.personal.getMap("meta").size).toBe(0);
  });

  it("is refused for what nobody knows", () => {
    const forest = testForest();
    const strange: { readonly kind: "case"; readonly shape: "star" }[] = JSON.parse('[{"kind":"hologram","shape":"star"},{"kind":"case","shape":"blob"}]');
    expect(strange.map((input) => refusal(setKindLook(forest, input)))).toEqual(["unknown-kind", "unknown-look"]);
    forest.docs.forest.getMap("meta").set("minReader", 9);
    expect([refusal(setKindLook(forest, { kind: "case" })), refusal(setLook(forest, { ids: ["pt_a"] }))]).toEqual(["read-only", "read-only"]);
  });
});
