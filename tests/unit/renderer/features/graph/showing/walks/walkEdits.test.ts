import type { Walk } from "#renderer/features/graph/showing/walks/walkSpec.ts";
import { describe, expect, it } from "vitest";
import { withNote, withoutStop, withStop, withStopMoved } from "#renderer/features/graph/showing/walks/walkEdits.ts";

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
});
