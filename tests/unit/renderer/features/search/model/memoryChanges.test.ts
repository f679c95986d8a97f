import { describe, expect, it } from "vitest";
import { addRecent, clearRecent, countAsked, countLinked, dismiss, toggleSaved } from "#renderer/features/search/model/memoryChanges.ts";
import type { SearchMemory } from "#renderer/runtime/storage/searchMemory.ts";

const NOTHING: SearchMemory = { recent: [], saved: [], dismissed: {}, answers: { asked: 0, linked: 0, dismissed: 0 }, asked: {} };

describe("memoryChanges", () => {
  it("keeps the last ten searches, newest first, each once", () => {
    const many = Array.from({ length: 12 }, (_, at) => `词${at}`).reduce((memory, text) => addRecent(text)(memory), NOTHING);
    expect(many.recent).toHaveLength(10);
    expect(addRecent("词5")(many).recent.slice(0, 2)).toEqual(["词5", "词11"]);
    expect(clearRecent(many).recent).toEqual([]);
  });

  it("keeps a search and lets go of it", () => {
    expect(toggleSaved("甲")(toggleSaved("乙")(NOTHING)).saved).toEqual(["乙", "甲"]);
    expect(toggleSaved("甲")(toggleSaved("甲")(NOTHING)).saved).toEqual([]);
  });

  it("counts each proposal once and lets a refused one rest from both sides", () => {
    const asked = countAsked("pt_a", ["pt_b", "pt_c"])(NOTHING);
    expect(countAsked("pt_a", ["pt_b"])(asked)).toBe(asked);
    const after = countLinked(dismiss("pt_a", "pt_b")(asked));
    expect(after.answers).toEqual({ asked: 2, linked: 1, dismissed: 1 });
    expect(after.dismissed).toEqual({ pt_a: ["pt_b"], pt_b: ["pt_a"] });
  });
});
