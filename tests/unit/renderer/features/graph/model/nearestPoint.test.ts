import { describe, expect, it } from "vitest";
import type { EndId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { nearestPoint } from "#renderer/features/graph/model/nearestPoint.ts";

const card = (x: number, y: number): Rect => ({ x, y, width: 100, height: 34 });
const places = new Map<EndId, Rect>([
  ["pt_title", { x: 0, y: 0, width: 340, height: 40 }],
  ["pt_a", card(0, 40)], ["pt_b", card(120, 40)], ["pt_c", card(240, 40)],
  ["pt_d", card(0, 84)], ["pt_e", card(120, 84)],
  ["ln_line", { x: 105, y: 50, width: 10, height: 10 }],
]);

describe("nearestPoint", () => {
  it("goes along rows and columns", () => {
    expect(nearestPoint(places, "pt_a", "right")).toBe("pt_b");
    expect(nearestPoint(places, "pt_b", "left")).toBe("pt_a");
    expect(nearestPoint(places, "pt_b", "down")).toBe("pt_e");
    expect(nearestPoint(places, "pt_e", "up")).toBe("pt_b");
  });

  it("reaches the title of a panel from its first row, and its cards from the title", () => {
    expect(nearestPoint(places, "pt_c", "up")).toBe("pt_title");
    expect(nearestPoint(places, "pt_title", "down")).toBe("pt_b");
  });

  it("stays where nothing lies ahead", () => {
    expect(nearestPoint(places, "pt_c", "right")).toBeNull();
    expect(nearestPoint(places, "pt_title", "up")).toBeNull();
  });

  it("starts at the top left when nothing is selected", () => {
    expect(nearestPoint(places, null, "down")).toBe("pt_title");
    expect(nearestPoint(new Map(), null, "down")).toBeNull();
  });
});
