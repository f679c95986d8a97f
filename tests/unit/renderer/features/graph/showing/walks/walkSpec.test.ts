import { describe, expect, it } from "vitest";
import { LIMITS } from "#shared/forest/index.ts";
import { parseWalk, WALK_LIMITS, walkSpec } from "#renderer/features/graph/showing/walks/walkSpec.ts";

const stop = { ids: ["pt_1", "ln_2"], note: "看这里" } as const;

describe("a walk as it is saved", () => {
  it("comes back as it was", () => {
    const spec = walkSpec({ stops: [stop, { ids: ["pt_3"], note: "" }] });
    expect(parseWalk(spec ?? "")).toEqual({ stops: [stop, { ids: ["pt_3"], note: "" }] });
  });

  it("knows each end of a stop once", () => {
    expect(parseWalk(JSON.stringify({ version: 1, stops: [{ ids: ["pt_1", "pt_1", "ln_2"], note: "" }] }))?.stops[0]?.ids).toEqual(["pt_1", "ln_2"]);
  });

  it.each(["", "{", "null", "[]", '{"version":2,"stops":[]}', '{"version":1}', '{"version":1,"stops":[{"ids":[],"note":""}]}', '{"version":1,"stops":[{"ids":["x"],"note":""}]}', '{"version":1,"stops":[{"ids":["pt_1"]}]}', '{"version":1,"stops":"a"}'])(
    "is not read from %j", (spec) => {
      expect(parseWalk(spec)).toBeNull();
    });

  it("keeps unknown words of a newer version out, but reads what it knows", () => {
    expect(parseWalk(JSON.stringify({ version: 1, theme: "x", stops: [{ ...stop, seconds: 3 }] }))).toEqual({ stops: [stop] });
  });

  it("refuses what cannot be kept", () => {
    const many = Array.from({ length: WALK_LIMITS.stops + 1 }, () => stop);
    expect(walkSpec({ stops: many })).toBeNull();
    expect(walkSpec({ stops: [{ ...stop, note: "长".repeat(WALK_LIMITS.note + 1) }] })).toBeNull();
    const long = Array.from({ length: 40 }, () => ({ ...stop, note: "长".repeat(WALK_LIMITS.note) }));
    expect(JSON.stringify(long).length).toBeGreaterThan(LIMITS.viewSpec);
    expect(walkSpec({ stops: long })).toBeNull();
  });
});
