import { describe, expect, it } from "vitest";
import { withRole } from "#renderer/app/model/roleRefusal.ts";
import { createReadable, type OpenForest, type OpenReport } from "#renderer/runtime/index.ts";
import { groupMember, sixPeople } from "#tests/support/groupStates.ts";

const text = (key: string): string => (key === "groups.role.reader" ? "只读" : key === "groups.governorSeparator" ? "或" : key);
function forestOf(readOnlyBecause: OpenReport["readOnlyBecause"]): OpenForest {
  const state = sixPeople({ myRole: "reader", members: [groupMember("He", { role: "admin" }), groupMember("Zhou", { role: "owner" }), groupMember("Xu", { role: "reader", isMe: true })] });
  // SAFETY: only its report and the state of its group are read.
  return { report: createReadable({ readOnlyBecause }), group: { state: createReadable(state) } } as unknown as OpenForest;
}
const refused = { tone: "warn", key: "graph.moveRefused.read-only" } as const;

describe("a refusal because one may only read", () => {
  it("names the role and who could change it, the owner first", () => {
    expect(withRole(refused, forestOf("role"), text)).toEqual({ tone: "warn", key: "groups.refused.by-role", values: { role: "只读", who: "Zhou或He" } });
  });

  it("stays as it is for other reasons and other messages", () => {
    expect(withRole(refused, forestOf("newer-schema"), text)).toBe(refused);
    expect(withRole(refused, null, text)).toBe(refused);
    const other = { tone: "warn", key: "graph.pinRefused" } as const;
    expect(withRole(other, forestOf("role"), text)).toBe(other);
  });
});
