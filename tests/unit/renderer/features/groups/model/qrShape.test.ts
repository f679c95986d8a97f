import { describe, expect, it } from "vitest";
import { qrShape } from "#renderer/features/groups/model/qrShape.ts";

/** The dark modules of a path, as "x,y". */
function modules(path: string): ReadonlySet<string> {
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step},${Number(y)}`);
  }
  return dark;
}

describe("an invite as a QR code", () => {
  it("has its three corners, and a quiet edge of two modules around them", () => {
    const shape = qrShape("zhishisenlin://join/1.q7fk-2m9x-c4te");
    const dark = modules(shape?.path ?? "");
    const end = (shape?.size ?? 0) - 1;
    expect(dark.size).toBeGreaterThan(200);
    expect([...dark].every((place) => place.split(",").every((at) => Number(at) >= 2 && Number(at) <= end - 2))).toBe(true);
    for (const [x, y] of [[2, 2], [end - 8, 2], [2, end - 8]] as const) {
      for (let step = 0; step < 7; step += 1) expect([dark.has(`${x + step},${y}`), dark.has(`${x},${y + step}`), dark.has(`${x + 3},${y + 3}`), dark.has(`${x + 1},${y + 1}`)]).toEqual([true, true, true, false]);
    }
  });

  it("holds the longest link there can be, or says that it cannot", () => {
    expect(qrShape("x".repeat(2_000))).not.toBeNull();
    expect(qrShape("x".repeat(4_000))).toBeNull();
  });
});
