import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { readMilestones } from "#shared/forest/repair/readMilestones.ts";

function read(stored: Readonly<Record<string, unknown>>): ReturnType<typeof readMilestones> {
  const doc = new Y.Doc();
  for (const [id, fields] of Object.entries(stored)) doc.getMap("milestones").set(id, typeof fields === "object" && fields !== null ? new Y.Map(Object.entries(fields)) : fields);
  return readMilestones(doc, "forest");
}

describe("reading milestones", () => {
  it("repairs what it can, reports it and skips what it cannot read", () => {
    const { records, problems } = read({ ms_1: { name: 7, createdBy: "nobody" }, ms_2: { name: "长".repeat(200), createdAtMs: 5, createdBy: "pr_a" }, pt_1: { name: "x" }, ms_3: "text" });
    expect(records).toEqual([{ id: "ms_2", name: "长".repeat(120), createdAtMs: 5, createdBy: "pr_a" }, { id: "ms_1", name: "", createdAtMs: 0, createdBy: null }]);
    expect(problems.map((problem) => `${problem.id} ${problem.code} ${problem.field ?? ""}`).sort()).toEqual(["ms_1 bad-field createdAtMs", "ms_1 bad-field createdBy", "ms_1 bad-field name", "ms_2 bad-field name", "ms_3 unreadable-record ", "pt_1 unreadable-record "]);
  });

  it("reads a moment that no calendar knows as none", () => {
    const { records, problems } = read({ ms_1: { name: "甲", createdAtMs: 1e300 }, ms_2: { name: "乙", createdAtMs: 3, deletedAtMs: -1e300 } });
    expect(records.map(({ id, createdAtMs }) => [id, createdAtMs])).toEqual([["ms_2", 3], ["ms_1", 0]]);
    expect(problems.map(({ id, field }) => `${id} ${field ?? ""}`).sort()).toEqual(["ms_1 createdAtMs", "ms_2 deletedAtMs"]);
  });

  it("leaves out those removed or void, and puts the newest first", () => {
    const at = (createdAtMs: number, more: object = {}): object => ({ name: `m${createdAtMs}`, createdAtMs, createdBy: "pr_a", ...more });
    expect(read({ ms_a: at(1), ms_b: at(3), ms_c: at(2, { deletedAtMs: 9 }), ms_d: at(4, { void: true }), ms_e: at(3) }).records.map((record) => record.id)).toEqual(["ms_e", "ms_b", "ms_a"]);
  });
});
