import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { vitestTotals } from "#scripts/vitestTotals.mjs";

describe("the totals of a test run", () => {
  let dir = "";
  beforeEach(() => { dir = mkdtempSync(join(tmpdir(), "forest-totals-")); });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const report = (success: boolean, failed: number): string => {
    const path = join(dir, "report.json");
    writeFileSync(path, JSON.stringify({ success, numPassedTests: 7, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0 }));
    return path;
  };

  it("are the report's", () => {
    expect(vitestTotals(report(true, 0), 0)).toEqual({ passed: 7, failed: 0, skipped: 1 });
    expect(vitestTotals(report(false, 2), 1)).toEqual({ passed: 7, failed: 2, skipped: 1 });
  });

  it("count a run that failed outside its tests as one failure", () => {
    expect(vitestTotals(report(false, 0), 1).failed).toBe(1);
    expect(vitestTotals(report(true, 0), 1).failed).toBe(1);
  });

  it("count a run without a report as one failure", () => {
    expect(vitestTotals(join(dir, "none.json"), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
