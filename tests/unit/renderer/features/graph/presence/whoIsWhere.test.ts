import { describe, expect, it } from "vitest";
import type { PeerPresence, Presence } from "#shared/sync/index.ts";
import { draggedPins, onlookersByPoint } from "#renderer/features/graph/presence/whoIsWhere.ts";

const nowhere: Presence = { at: null, docId: null, anchor: null, head: null, dragged: [] };
const peer = (name: string, presence: Partial<Presence> | null, device = "A"): PeerPresence => ({ personId: `pr_${name}`, deviceKey: device.repeat(43), name, presence: presence === null ? null : { ...nowhere, ...presence } });

describe("who is where", () => {
  it("gathers people by the point they look at, or whose note they have open, each once", () => {
    const found = onlookersByPoint([
      peer("chen", { at: "pt_a" }), peer("chen", { at: "pt_a" }, "B"), peer("he", { at: "pt_a", docId: "note:pt_a" }), peer("su", { at: "pt_a", docId: "note:pt_b" }), peer("wu", null), peer("xu", {}),
    ]);
    expect([...found].map(([id, people]) => [id, people.map(({ name }) => name)])).toEqual([["pt_a", ["chen", "he", "su"]], ["pt_b", ["su"]]]);
  });

  it("takes nothing for a point that is none", () => {
    expect(onlookersByPoint([peer("chen", { at: "../x", docId: "forest" })]).size).toBe(0);
    expect(draggedPins([peer("chen", { dragged: [{ pointId: "lk_1", x: 1, y: 2 }] })])).toEqual([]);
  });

  it("names who drags on the first of what they drag", () => {
    expect(draggedPins([peer("chen", { dragged: [{ pointId: "pt_a", x: 1, y: 2 }, { pointId: "pt_b", x: 3, y: 4 }] })]).map(({ pin, isFirst, who }) => [pin.id, ...pin.pos, isFirst, who.name])).toEqual([["pt_a", 1, 2, true, "chen"], ["pt_b", 3, 4, false, "chen"]]);
  });
});
