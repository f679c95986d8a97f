import { describe, expect, it } from "vitest";
import { placeBeside, placeOfStep } from "#renderer/features/finding/model/movedView.ts";

const all = [{ id: "vw_a" }, { id: "vw_walk" }, { id: "vw_b" }, { id: "vw_c" }] as const;
const shown = ["vw_a", "vw_b", "vw_c"] as const;

describe("placeOfStep", () => {
  it.each([["vw_a", 1, "vw_b"], ["vw_b", -1, null], ["vw_c", -1, "vw_walk"], ["vw_b", 1, "vw_c"]] as const)("moves %s by %d behind %s", (id, step, afterId) => {
    expect(placeOfStep(all, shown, id, step)).toBe(afterId);
  });

  it.each([["vw_a", -1], ["vw_c", 1], ["vw_gone", 1]] as const)("has nowhere to go for %s by %d", (id, step) => {
    expect(placeOfStep(all, shown, id, step)).toBeUndefined();
  });
});

describe("placeBeside", () => {
  it("does not move what stands there already", () => {
    expect([placeBeside(all, "vw_c", "vw_b", "after"), placeBeside(all, "vw_b", "vw_b", "before"), placeBeside(all, "vw_a", "vw_walk", "before")]).toEqual([undefined, undefined, undefined]);
  });
});
