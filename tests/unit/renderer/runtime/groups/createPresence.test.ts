import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPresence } from "#renderer/runtime/groups/createPresence.ts";
import type { Presence } from "#shared/sync/index.ts";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe("what others see of this person", () => {
  it("leaves at once, then at most every 80 ms, with the newest only", () => {
    const sent: Presence[] = [];
    const own = createPresence((presence) => sent.push(presence));
    own.set({ at: "pt_a" });
    own.set({ docId: "note:pt_a" });
    own.set({ head: "1" });
    expect(sent.map(({ head }) => head)).toEqual([null]);
    vi.advanceTimersByTime(80);
    expect(sent.at(-1)).toEqual({ at: "pt_a", docId: "note:pt_a", anchor: null, head: "1", dragged: [] });
    expect(sent).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(2);
  });

  it("says that somebody is here before they look at anything", () => {
    const sent: Presence[] = [];
    const own = createPresence((presence) => sent.push(presence));
    own.set({ at: null });
    expect(sent).toEqual([]);
    own.again();
    expect(sent).toEqual([{ at: null, docId: null, anchor: null, head: null, dragged: [] }]);
  });

  it("is not said twice, except to somebody who has heard nothing, and never after the end", () => {
    const sent: Presence[] = [];
    const own = createPresence((presence) => sent.push(presence));
    own.set({ at: "pt_a" });
    own.set({ at: "pt_a" });
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(1);
    own.again();
    expect(sent).toHaveLength(2);
    own.set({ at: "pt_b" });
    own.stop();
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(2);
  });
});
