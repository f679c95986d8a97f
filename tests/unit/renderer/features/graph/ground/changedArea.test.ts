import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { changedArea } from "#renderer/features/graph/ground/changedArea.ts";
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

describe("changedArea", () => {
  it("is nothing when both look the same, in whatever order they stand", () => {
    const spots = spotsOf(before);
    expect([changedArea(spots, spots), changedArea(spots, spotsOf(new Map(before))), changedArea(spots, spotsOf(new Map([...before].reverse()))), changedArea(spotsOf(new Map()), spotsOf(new Map()))]).toEqual(["nothing", "nothing", "nothing", "nothing"]);
  });

  it("is the box of what came or went", () => {
    const rect = { x: 500, y: 900, width: 30, height: 20 };
    expect([changedArea(spotsOf(before), spotsOf(but("pt_new", rect))), changedArea(spotsOf(but("pt_new", rect)), spotsOf(before))]).toEqual([rect, rect]);
  });

  it("holds the old and the new place of what moved", () => {
    expect(changedArea(spotsOf(before), spotsOf(but("pt_0", { x: 300, y: 200, width: 80, height: 40 })))).toEqual({ x: 0, y: 0, width: 380, height: 240 });
  });

  it("sees another colour and another size", () => {
    const tints = new Uint8Array(20);
    tints[1] = 3;
    expect(changedArea(spotsOf(before), spotsOf(before, { tints }))).toEqual({ x: 100, y: 0, width: 80, height: 40 });
    expect(changedArea(spotsOf(before), spotsOf(but("pt_1", { x: 100, y: 0, width: 60, height: 40 })))).toEqual({ x: 100, y: 0, width: 80, height: 40 });
  });

  it("is everything when spots are drawn as something else", () => {
    expect(changedArea(spotsOf(before), spotsOf(before, { shape: "leaf" }))).toBeNull();
  });

  it("does not care who is mounted first", () => {
    expect(changedArea(spotsOf(before), spotsOf(before, { ranks: new Float32Array(20).fill(2) }))).toBe("nothing");
  });
});
