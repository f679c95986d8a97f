import { describe, expect, it } from "vitest";
import { LONGEST_SESSION_MS, SESSION_PAUSE_MS, splitSessions, type LogMark } from "#shared/history/index.ts";

const START = 1_700_000_000_000;
const MINUTE = 60_000;
/** Marks at these minutes, in order of seq. */
const at = (...minutes: number[]): LogMark[] => minutes.map((minute, seq) => ({ seq, atMs: START + minute * MINUTE, by: "pr_me" }));
const spans = (marks: readonly LogMark[]): unknown[] => splitSessions(marks).map((span) => [span.fromSeq, span.toSeq]);

describe("splitting a log into sessions", () => {
  it("keeps work without a long pause together and says when it began and ended", () => {
    expect(splitSessions(at(0, 5, 20))).toEqual([{ fromSeq: 0, toSeq: 2, startedAtMs: START, endedAtMs: START + 20 * MINUTE, by: "pr_me", edits: 3 }]);
    expect(splitSessions([])).toEqual([]);
  });

  it("begins anew after a pause, by a hair", () => {
    const mark = (seq: number, atMs: number): LogMark => ({ seq, atMs, by: "pr_me" });
    expect(spans([mark(0, START), mark(1, START + SESSION_PAUSE_MS)])).toEqual([[0, 1]]);
    expect(spans([mark(0, START), mark(1, START + SESSION_PAUSE_MS + 1)])).toEqual([[0, 0], [1, 1]]);
  });

  it("takes what somebody did on another device of theirs for the same person's", () => {
    expect(splitSessions(at(0, 1, 2).map((mark) => (mark.seq === 1 ? { ...mark, by: "pr_me+" } : mark))).map((span) => [span.by, span.edits])).toEqual([["pr_me", 3]]);
    expect(splitSessions(at(0).map((mark) => ({ ...mark, by: "pr_me+" })))[0]?.by).toBe("pr_me");
  });

  it("begins anew when somebody else writes", () => {
    expect(splitSessions(at(0, 1, 2).map((mark) => (mark.seq === 1 ? { ...mark, by: "pr_you" } : mark))).map((span) => span.by)).toEqual(["pr_me", "pr_you", "pr_me"]);
  });

  it("is cut after two hours of work, and not at midnight", () => {
    const marks = at(...Array.from({ length: 30 }, (_, index) => index * 10));
    expect(spans(marks)).toEqual([[0, 12], [13, 25], [26, 29]]);
    expect(splitSessions(marks).every((span) => span.endedAtMs - span.startedAtMs <= LONGEST_SESSION_MS)).toBe(true);
    expect(spans(at(23 * 60 + 55, 24 * 60 + 5))).toEqual([[0, 1]]);
  });

  it("bears a clock that is put back: a little stays together, more begins anew, and the seq decides the order", () => {
    expect(splitSessions(at(10, 0, 5))).toMatchObject([{ startedAtMs: START, endedAtMs: START + 10 * MINUTE, fromSeq: 0, toSeq: 2 }]);
    expect(spans(at(100, 0, 5))).toEqual([[0, 0], [1, 2]]);
    expect(spans([...at(0, 50, 55)].reverse())).toEqual([[0, 0], [1, 2]]);
  });

  it("puts records of unknown time together with their neighbours of unknown time", () => {
    const marks = [0, 0, START, START + MINUTE, 0, 0].map((atMs, seq) => ({ seq, atMs, by: "" }));
    expect(splitSessions(marks).map((span) => [span.fromSeq, span.toSeq, span.startedAtMs])).toEqual([[0, 1, 0], [2, 3, START], [4, 5, 0]]);
  });
});
