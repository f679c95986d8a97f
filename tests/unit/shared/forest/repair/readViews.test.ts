import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { LIMITS } from "#shared/forest/index.ts";
import { readViews } from "#shared/forest/repair/readViews.ts";

function read(stored: Readonly<Record<string, unknown>>): ReturnType<typeof readViews> {
  const doc = new Y.Doc();
  for (const [id, fields] of Object.entries(stored)) doc.getMap("views").set(id, typeof fields === "object" && fields !== null ? new Y.Map(Object.entries(fields)) : fields);
  return readViews(doc, "forest");
}
const view = (order: string, more: object = {}): object => ({ kind: "view", name: order, spec: "{}", order, createdAtMs: 1, createdBy: "pr_a", ...more });

describe("reading saved views", () => {
  it("repairs what it can, reports it and skips what it cannot read", () => {
    const { records, problems } = read({ vw_1: { kind: "walk", name: 7, spec: 3, createdBy: "nobody" }, vw_2: view("a1", { name: "长".repeat(200) }), vw_3: "text", pt_1: view("a0"), vw_4: view("a0", { kind: "hologram" }) });
    expect(records).toEqual([
      { id: "vw_1", kind: "walk", name: "", spec: "", orderKey: "a0", createdAtMs: 0, createdBy: null },
      { id: "vw_2", kind: "view", name: "长".repeat(120), spec: "{}", orderKey: "a1", createdAtMs: 1, createdBy: "pr_a" },
    ]);
    expect(problems.map((problem) => `${problem.id} ${problem.code} ${problem.field ?? ""}`).sort()).toEqual([
      "pt_1 unreadable-record ", "vw_1 bad-field createdAtMs", "vw_1 bad-field createdBy", "vw_1 bad-field name", "vw_1 bad-field order", "vw_1 bad-field spec", "vw_2 bad-field name", "vw_3 unreadable-record ", "vw_4 unreadable-record kind",
    ]);
  });

  it("does not cut a spec that is too long, for half of it would say something else", () => {
    const { records, problems } = read({ vw_1: view("a0", { spec: `"${"x".repeat(LIMITS.viewSpec)}"` }), vw_2: view("a1", { spec: `"${"x".repeat(LIMITS.viewSpec - 2)}"` }) });
    expect(records.map(({ spec }) => spec.length)).toEqual([0, LIMITS.viewSpec]);
    expect(problems).toEqual([{ doc: "forest", id: "vw_1", code: "bad-field", field: "spec" }]);
  });

  it("orders them by key and then by id, leaves out void ones, and lists those removed last first", () => {
    const { records, trashed } = read({ vw_c: view("a1"), vw_b: view("a0"), vw_a: view("a1"), vw_d: view("a0", { void: true }), vw_e: view("a0", { deletedAtMs: 3 }), vw_f: view("a0", { deletedAtMs: 9 }) });
    expect([records.map(({ id }) => id), trashed.map(({ id }) => id)]).toEqual([["vw_b", "vw_a", "vw_c"], ["vw_f", "vw_e"]]);
  });
});
