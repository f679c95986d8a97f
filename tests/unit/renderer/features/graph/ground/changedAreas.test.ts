import { describe, expect, it, vi } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { changedAreas } from "#renderer/features/graph/ground/changedAreas.ts";
import type { Spots } from "#renderer/features/graph/model/lensTypes.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";

const spotsOf = (places: ReadonlyMap<PointId, Rect>, more: Partial<Spots> = {}): Spots => ({ ...fakePicture(places).spots, ...more });
const before = gridOf(20);
const but = (id: PointId, rect: Rect | null): Map<PointId, Rect> => {
  const places = new Map(before);
  if (rect === null) places.delete(id);
  else places.set(id, rect);
  return places;
};
const holds = (areas: readonly Rect[] | null, { x, y, width, height }: Rect): boolean =>
  (areas ?? []).some((area) => area.x <= x && area.y <= y && area.x + area.width >= x + width && area.y + area.height >= y + height);

describe("changedAreas", () => {
  it("are none when both look the same, in whatever order they stand", () => {
    const spots = spotsOf(before);
    const others = [spots, spotsOf(new Map(before)), spotsOf(new Map([...before].reverse()))];
    expect([...others.map((other) => changedAreas(spots, other)), changedAreas(spotsOf(new Map()), spotsOf(new Map()))]).toEqual([[], [], [], []]);
  });

  it("hold what came or went, wherever it stands in the order", () => {
    const rect = { x: 500, y: 900, width: 30, height: 20 };
    const last = spotsOf(but("pt_new", rect));
    const first = spotsOf(new Map([["pt_new", rect], ...before]));
    for (const added of [last, first]) expect([changedAreas(spotsOf(before), added), changedAreas(added, spotsOf(before))]).toEqual([[rect], [rect]]);
  });

  it("hold what went from the middle", () => {
    expect(changedAreas(spotsOf(before), spotsOf(but("pt_7", null)))).toEqual([before.get("pt_7")]);
  });

  it("hold the old and the new place of what moved, and not what lies between", () => {
    const areas = changedAreas(spotsOf(before), spotsOf(but("pt_0", { x: 3000, y: 2000, width: 80, height: 40 })));
    expect(areas).toEqual([{ x: 3000, y: 2000, width: 80, height: 40 }, { x: 0, y: 0, width: 80, height: 40 }]);
  });

  it("see another colour and another size", () => {
    const tints = new Uint8Array(20);
    tints[1] = 3;
    expect(changedAreas(spotsOf(before), spotsOf(before, { tints }))).toEqual([{ x: 100, y: 0, width: 80, height: 40 }]);
    expect(holds(changedAreas(spotsOf(before), spotsOf(but("pt_1", { x: 100, y: 0, width: 60, height: 40 }))), { x: 100, y: 0, width: 80, height: 40 })).toBe(true);
  });

  it("see what changed while others changed places in the order", () => {
    const moved = { x: 5, y: 5, width: 80, height: 40 };
    const shuffled = new Map([...[...before].slice(0, 3), ...[...before].slice(3, 12).reverse(), ...[...before].slice(12)]);
    shuffled.set("pt_5", moved);
    const areas = changedAreas(spotsOf(before), spotsOf(shuffled));
    expect([holds(areas, moved), holds(areas, before.get("pt_5") ?? moved), holds(areas, before.get("pt_15") ?? moved)]).toEqual([true, true, false]);
  });

  it("stay few, however many spots change, and hold all of them", () => {
    const many = gridOf(2000);
    const after = new Map([...many].map(([id, rect], index) => [id, index % 20 === 0 ? { ...rect, x: rect.x + 7 } : rect]));
    const areas = changedAreas(spotsOf(many), spotsOf(after));
    expect([(areas?.length ?? 0) > 8, (areas?.length ?? 0) <= 64]).toEqual([true, true]);
    for (const [id, rect] of after) if (rect !== many.get(id)) expect(holds(areas, rect) && holds(areas, many.get(id) ?? rect)).toBe(true);
  });

  it("leave most of a picture alone when a hundred spots change in two corners", () => {
    const many = gridOf(2000);
    const after = new Map([...many].map(([id, rect], index) => [id, index < 50 || index >= 1950 ? { ...rect, width: 70 } : rect]));
    const areas = changedAreas(spotsOf(many), spotsOf(after)) ?? [];
    const bounds = { x: 0, y: 0, width: 980, height: 19_940 };
    expect(areas.reduce((sum, { width, height }) => sum + width * height, 0)).toBeLessThan(0.1 * bounds.width * bounds.height);
  });

  it("are everything when spots are drawn as something else", () => {
    expect(changedAreas(spotsOf(before), spotsOf(before, { shape: "leaf" }))).toBeNull();
  });

  it("look nobody up while the order is the same", () => {
    const set = vi.spyOn(Map.prototype, "set");
    changedAreas(spotsOf(before), spotsOf(before, { tints: new Uint8Array(20) }));
    const spots = spotsOf(before);
    const other = spotsOf(before);
    set.mockClear();
    expect([changedAreas(spots, other), set.mock.calls.length]).toEqual([[], 0]);
    set.mockRestore();
  });
});
