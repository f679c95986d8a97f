import type { OpenReport } from "#renderer/runtime/index.ts";

/** Whether opening had nothing to say. */
export function isOpeningFine(report: OpenReport): boolean {
  const found = report.damage.length + report.missing.length + report.filledFrom.length + report.waiting;
  return found === 0 && !report.recoveredFromMirror && !report.mirrorUnavailable && report.readOnlyBecause === null;
}
