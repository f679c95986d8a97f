import { describe, expect, it } from "vitest";
import { addPoint, addView, createCommandHistory, editView, LIMITS, moveView, removeView, restoreView, sharePoint, type Forest } from "#shared/forest/index.ts";
import type { ViewId } from "#shared/kernel/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { deliverAll, peer } from "#tests/support/twoPeers.ts";

const save = (forest: Forest, ...names: string[]): ViewId[] => names.map((name) => must(addView(forest, { kind: "view", name, spec: "{}" })));
const names = (forest: Forest): string => forest.view.views().map((view) => view.name).join("");

describe("saved views", () => {
  it("are kept for everybody, with what their owner wrote, one after the other", () => {
    const forest = testForest();
    const heard: boolean[] = [];
    forest.view.onChange((change) => heard.push(change.meta));
    const spec = JSON.stringify({ lens: "grove", half: "\ud83d" });
    const walk = must(addView(forest, { kind: "walk", name: " 第一课 ", spec }));
    const [view] = save(forest, "近处");
    expect(forest.view.views()).toEqual([
      { id: walk, kind: "walk", name: "第一课", spec, orderKey: "a0", createdAtMs: forest.clock.now(), createdBy: "pr_me" },
      { id: view, kind: "view", name: "近处", spec: "{}", orderKey: "a1", createdAtMs: forest.clock.now(), createdBy: "pr_me" },
    ]);
    expect([forest.docs.personal.getMap("views").size, heard]).toEqual([0, [true, true]]);
  });

  it("keep their records while only other facts change", () => {
    const forest = testForest();
    save(forest, "甲");
    const before = forest.view.views();
    forest.docs.forest.getMap("meta").set("name", "新名");
    expect(forest.view.views()).toBe(before);
  });

  it("are edited, removed and restored in one step each, and undo takes it back", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const [id = "vw_none"] = save(forest, "甲", "乙");
    must(editView(forest, { id, name: "丙", spec: "[1]" }));
    must(removeView(forest, { id }));
    expect([names(forest), forest.view.trashedViews().map(({ name, spec }) => name + spec)]).toEqual(["乙", ["丙[1]"]]);
    must(restoreView(forest, { id }));
    const seen = [names(forest)];
    for (let step = 0; step < 5; step++) {
      history.undo();
      seen.push(names(forest));
    }
    expect(seen).toEqual(["丙乙", "乙", "丙乙", "甲乙", "甲", ""]);
    expect(forest.view.trashedViews()).toEqual([]);
  });

  it("are moved, and what is there already is not written", () => {
    const forest = testForest();
    const [a = "vw_none", b = "vw_none", c = "vw_none"] = save(forest, "甲", "乙", "丙");
    must(moveView(forest, { id: c, afterId: null }));
    expect(names(forest)).toBe("丙甲乙");
    must(moveView(forest, { id: c, afterId: a }));
    expect(names(forest)).toBe("甲丙乙");
    let updates = 0;
    forest.docs.forest.on("update", () => updates++);
    for (const [id, afterId] of [[a, null], [c, a], [b, c], [b, b]] as const) must(moveView(forest, { id, afterId }));
    expect([names(forest), updates]).toEqual(["甲丙乙", 0]);
  });

  it("find room between two that were put at the same place by two people", () => {
    const [one, two] = [peer("a", 1), peer("b", 2)];
    save(one.forest, "甲");
    deliverAll([one, two]);
    save(one.forest, "乙");
    save(two.forest, "丙");
    deliverAll([one, two]);
    expect(names(one.forest)).toBe(names(two.forest));
    const [, second, third] = one.forest.view.views();
    const between = must(addView(one.forest, { kind: "view", name: "中", spec: "{}" }));
    must(moveView(one.forest, { id: between, afterId: second?.id ?? null }));
    expect(one.forest.view.views().map(({ id }) => id).slice(1)).toEqual([second?.id, between, third?.id]);
  });

  it("are refused without a name, with a text that is no JSON or too long, and when they are not there", () => {
    const forest = testForest();
    const [id = "vw_none"] = save(forest, "甲");
    const add = (name: string, spec: string): string => refusal(addView(forest, { kind: "view", name, spec }));
    expect([add("  ", "{}"), add("长".repeat(121), "{}"), add("名", "{"), add("名", `"${"x".repeat(LIMITS.viewSpec)}"`), add("名", '"\ud83d"')]).toEqual(["invalid-name", "invalid-name", "invalid-spec", "invalid-spec", "invalid-spec"]);
    expect(refusal(addView(forest, JSON.parse('{"kind":"hologram","name":"名","spec":"{}"}') as { kind: "view"; name: string; spec: string }))).toBe("unknown-kind");
    expect([refusal(editView(forest, { id, name: "" })), refusal(editView(forest, { id, spec: "" })), refusal(editView(forest, { id: "vw_none", name: "名" }))]).toEqual(["invalid-name", "invalid-spec", "view-missing"]);
    expect([refusal(restoreView(forest, { id })), refusal(moveView(forest, { id, afterId: "vw_none" })), refusal(moveView(forest, { id: "vw_none", afterId: null }))]).toEqual(["view-missing", "view-missing", "view-missing"]);
    must(removeView(forest, { id }));
    expect([refusal(removeView(forest, { id })), refusal(editView(forest, { id, name: "名" }))]).toEqual(["view-missing", "view-missing"]);
  });

  it("are refused when they name what only this person has, in the trash or not", () => {
    const forest = testForest();
    const own = must(addPoint(forest, { title: "案", kind: "case", parentId: null }));
    const shared = must(addPoint(forest, { title: "点", parentId: null }));
    const [id = "vw_none"] = save(forest, "甲");
    const walk = (...steps: string[]): { readonly kind: "walk"; readonly name: string; readonly spec: string } => ({ kind: "walk", name: "路", spec: JSON.stringify({ steps }) });
    expect([refusal(addView(forest, walk(shared, own))), refusal(editView(forest, { id, spec: `["${own}"]` })), JSON.stringify(forest.docs.forest.toJSON()).includes(own)]).toEqual(["names-private", "names-private", false]);
    must(addView(forest, walk(shared, `${own}x`, "pt_none")));
    must(sharePoint(forest, { id: own }));
    must(addView(forest, walk(shared, own)));
    expect(forest.view.views()).toHaveLength(3);
  });

  it("are refused in a forest that may only be read", () => {
    const forest = testForest();
    const [id = "vw_none"] = save(forest, "甲");
    forest.docs.forest.getMap("meta").set("minReader", 9);
    expect([refusal(addView(forest, { kind: "view", name: "名", spec: "{}" })), refusal(editView(forest, { id })), refusal(removeView(forest, { id })), refusal(restoreView(forest, { id })), refusal(moveView(forest, { id, afterId: null }))]).toEqual(Array.from({ length: 5 }, () => "read-only"));
  });
});
