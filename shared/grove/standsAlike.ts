import type { PointRecord } from "#shared/forest/index.ts";

/** Whether two records of one point say the same to the layout: title, summary or tags move nobody. Where it belongs is not in question here. */
export function standsAlike(a: PointRecord, b: PointRecord): boolean {
  if (a === b) return true;
  return a.kind === b.kind && a.wisdom === b.wisdom && a.createdAtMs === b.createdAtMs && a.provenance?.srcId === b.provenance?.srcId && samePlace(a.pos, b.pos) && sameSeats(a.seats, b.seats);
}

function sameSeats(a: PointRecord["seats"] = [], b: PointRecord["seats"] = []): boolean {
  return a.length === b.length && a.every(({ tree, sinceMs, branchId }, index) => b[index]?.tree === tree && b[index]?.sinceMs === sinceMs && b[index]?.branchId === branchId);
}

function samePlace(a: PointRecord["pos"], b: PointRecord["pos"]): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}
