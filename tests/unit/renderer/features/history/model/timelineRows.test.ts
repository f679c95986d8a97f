import { describe, expect, it } from "vitest";
import { emptySummary, type HistorySession } from "#shared/history/index.ts";
import { timelineDays, type TimelineRow } from "#renderer/features/history/model/timelineRows.ts";

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const session = (fromSeq: number, toSeq: number, endedAtMs: number, part: Partial<HistorySession> = {}): HistorySession => ({ fromSeq, toSeq, startedAtMs: endedAtMs, endedAtMs, by: "pr_me", edits: 1, changes: emptySummary(), milestones: [], ...part });
const words = (rows: readonly TimelineRow[]): string[] => rows.map(({ key }) => key);
const parts = { openKeys: new Set<string>(), stepsOf: new Map(), limit: 100, milestones: [] };

describe("timelineDays", () => {
  it("groups sessions by day, newest first, and keeps what has no time at the end", () => {
    const timeline = { throughSeq: 9, missing: [], sessions: [session(0, 1, 0), session(2, 3, at(14, 9)), session(4, 6, at(15, 9)), session(7, 9, at(15, 20))] };
    expect(timelineDays({ ...parts, timeline }).map(({ startMs, rows }) => [startMs, words(rows)])).toEqual([
      [at(15, 0), ["session-7", "session-4"]], [at(14, 0), ["session-2"]], [null, ["session-0"]],
    ]);
  });

  it("puts milestones under their session with their present name, and leaves out those taken away", () => {
    const milestones = [{ id: "ms_1", name: "旧名", seq: 2, atMs: at(14, 9) }, { id: "ms_2", name: "没了", seq: 3, atMs: at(14, 9) }];
    const [day] = timelineDays({ ...parts, timeline: { throughSeq: 3, missing: [], sessions: [session(0, 3, at(14, 9), { milestones })] }, milestones: [{ id: "ms_1", name: "新名" }] });
    expect(day?.rows.map((row) => (row.kind === "milestone" ? row.milestone.name : row.kind))).toEqual(["session", "新名"]);
  });

  it("shows the steps of an unfolded session, newest first, or that they are on their way", () => {
    const timeline = { throughSeq: 3, missing: [], sessions: [session(0, 3, at(14, 9))] };
    const steps = [1, 3].map((seq) => ({ fromSeq: seq, seq, atMs: at(14, 9), by: "", changes: emptySummary() }));
    const openKeys = new Set(["session-0"]);
    expect(words(timelineDays({ ...parts, timeline, openKeys }).flatMap(({ rows }) => rows))).toEqual(["session-0", "session-0-pending"]);
    expect(words(timelineDays({ ...parts, timeline, openKeys, stepsOf: new Map([["session-0", { kind: "ready", steps }]]) }).flatMap(({ rows }) => rows))).toEqual(["session-0", "step-3", "step-1"]);
  });

  it("names a missing stretch where it lies, and only among what is listed", () => {
    const timeline = { throughSeq: 9, missing: [{ fromSeq: 2, toSeq: 4, afterMs: 0, beforeMs: 0 }], sessions: [session(0, 1, at(13, 9)), session(5, 9, at(15, 9))] };
    const all = timelineDays({ ...parts, timeline }).flatMap(({ rows }) => rows);
    expect(words(all)).toEqual(["session-5", "missing-2", "session-0"]);
    expect(all[1]).toMatchObject({ edits: 3 });
    expect(words(timelineDays({ ...parts, timeline, limit: 1 }).flatMap(({ rows }) => rows))).toEqual(["session-5"]);
  });
});
