import type { Walk } from "#renderer/features/graph/showing/walks/walkSpec.ts";
import { describe, expect, it } from "vitest";
import { placeOfStop, stopKeys, withNote, withoutStop, withStop, withStopMoved } from "#renderer/features/graph/showing/walks/walkEdits.ts";

const walk: Walk = { stops: (["pt_a", "pt_b", "pt_c"] as const).map((id) => ({ ids: [id], note: "" })) };
const order = ({ stops }: Walk): string => stops.map(({ ids }) => ids.join("+")).join(" ");

describe("editing a walk", () => {
  it("adds one stop for several points and links", () => {
    expect(order(withStop(walk, ["pt_d", "ln_e"]))).toBe("pt_a pt_b pt_c pt_d+ln_e");
  });

  it("moves a stop among the others, and no further than the ends", () => {
    expect(order(withStopMoved(walk, 0, 2))).toBe("pt_b pt_c pt_a");
    expect(order(withStopMoved(walk, 2, 0))).toBe("pt_c pt_a pt_b");
    expect(order(withStopMoved(walk, 1, 9))).toBe("pt_a pt_c pt_b");
    expect(order(withStopMoved(walk, 1, -4))).toBe("pt_b pt_a pt_c");
    expect(withStopMoved(walk, 7, 0)).toBe(walk);
  });

  it("takes a stop out and says something at another", () => {
    expect(order(withoutStop(walk, 1))).toBe("pt_a pt_c");
    expect(withNote(walk, 2, "最后").stops.map(({ note }) => note)).toEqual(["", "", "最后"]);
  });

  it("finds a stop again that others have moved, and none that is gone", () => {
    const seen = walk.stops[0];
    if (seen === undefined) throw new Error("no stop");
    expect(placeOfStop(walk, seen, 0)).toBe(0);
    expect(placeOfStop(withStopMoved(walk, 0, 2), seen, 0)).toBe(2);
    expect(placeOfStop(withoutStop(walk, 0), seen, 0)).toBeNull();
    // One that looks alike but says something else is another stop.
    expect(placeOfStop({ stops: [...walk.stops.slice(1), { ids: seen.ids, note: "别的" }] }, seen, 0)).toBeNull();
  });

  it("tells stops apart wherever they stand, also two that look alike", () => {
    const twice = withStop(walk, ["pt_a"]);
    expect(new Set(stopKeys(twice)).size).toBe(4);
    expect([...stopKeys(withStopMoved(walk, 0, 2))].sort()).toEqual([...stopKeys(walk)].sort());
  });
});
