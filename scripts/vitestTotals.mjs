import { existsSync, readFileSync } from "node:fs";

/**
 * Adds up a vitest JSON report. A run that failed without a failed test (a file that could not be loaded, an unhandled error, no report at all)
 * counts as one failure, so that a broken run can never look green.
 * @param {string} path @param {number | null} exitCode
 */
export function vitestTotals(path, exitCode) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, "utf8"));
  const failed = report.numFailedTests === 0 && (exitCode !== 0 || report.success !== true) ? 1 : report.numFailedTests;
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}
