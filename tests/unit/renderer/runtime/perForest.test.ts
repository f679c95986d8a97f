import { describe, expect, it, vi } from "vitest";
import { perForest, type OpenForest } from "#renderer/runtime/index.ts";

describe("what there is once for each open forest", () => {
  it("is made for whoever asks first, the same for the others, and another one in another forest", () => {
    const [forest, other] = [{ id: "fr_1" } as unknown as OpenForest, { id: "fr_2" } as unknown as OpenForest];
    const create = vi.fn(({ id }: OpenForest) => (id === "fr_1" ? { id } : undefined));
    const thingOf = perForest(create);
    expect(thingOf(forest)).toEqual({ id: "fr_1" });
    expect(thingOf(forest)).toBe(thingOf(forest));
    expect([thingOf(other), thingOf(other)]).toEqual([undefined, undefined]);
    expect(create).toHaveBeenCalledTimes(2);
  });
});
