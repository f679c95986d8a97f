import { describe, expect, it } from "vitest";
import type { Dressing } from "#renderer/features/graph/model/lensTypes.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { openStage } from "#tests/support/openStage.ts";

const at = (x: number, y: number, zoom = 1): { x: number; y: number; zoom: number } => ({ x, y, zoom });
const large = () => openStage(fakePicture(gridOf(3000)));

describe("createStage", () => {
  it("lays out at once and dresses nothing before the camera has been placed", () => {
    const { stage, dressed } = large();
    expect([stage.picture.spots.ids.length, stage.mounted.size, dressed.length]).toEqual([3000, 0, 0]);
    stage.look(at(0, 0), false);
    expect(dressed).toHaveLength(1);
  });

  it("dresses anew only when the camera leaves what was planned", () => {
    const { stage, dressed } = large();
    stage.look(at(0, 0), false);
    stage.look(at(0, -230), false);
    expect(dressed).toHaveLength(1);
    stage.look(at(0, -250), false);
    expect(dressed).toHaveLength(2);
    stage.look(at(0, -20), false);
    expect(dressed).toHaveLength(2);
  });

  it("follows the camera: what was left behind is no longer mounted", () => {
    const { stage } = large();
    stage.look(at(0, 0), false);
    expect([stage.mounted.has("pt_0"), stage.mounted.has("pt_2999")]).toEqual([true, false]);
    stage.look(at(0, -29_500), false);
    expect([stage.mounted.has("pt_0"), stage.mounted.has("pt_2999")]).toEqual([false, true]);
  });

  it("leaves a small forest as it is dressed wherever the camera goes, as long as it shows the same detail", () => {
    const { stage, dressed } = openStage(fakePicture(gridOf(400)));
    for (const view of [at(0, 0), at(5000, 5000), at(0, 0, 0.6), at(-300, -300, 1.5)]) stage.look(view, true);
    expect([dressed.length, stage.mounted.size]).toEqual([1, 400]);
  });

  it("chooses nothing anew while the wheel turns, and once when it has come to rest", () => {
    const { stage, dressed } = large();
    stage.look(at(0, 0), false);
    for (const zoom of [0.9, 0.7, 0.5, 0.3]) stage.look(at(0, 0, zoom), true);
    expect([dressed.length, stage.detail]).toEqual([1, "middle"]);
    stage.rest();
    expect([dressed.length, stage.detail]).toEqual([2, "far"]);
    stage.rest();
    expect(dressed).toHaveLength(2);
  });

  it("looks less far ahead where the surroundings are too full, so that a pan comes upon no hole", () => {
    const { stage } = openStage(fakePicture(gridOf(3000, { step: 40 })));
    stage.look(at(0, -2000), false);
    for (let y = 2000; y > 0; y -= 20) {
      stage.look(at(0, -y), true);
      const first = Math.ceil((y - 16) / 40) * 10;
      const last = Math.floor((y + 800) / 40) * 10 + 9;
      for (const number of [first, first + 9, last - 9, last]) expect(stage.mounted.has(`pt_${number}` as const), `pt_${number} at ${y}`).toBe(true);
    }
  });

  it("shows more by zooming in and less by zooming out, once at each border", () => {
    const { stage, dressed } = openStage(fakePicture(gridOf(20)));
    const details = [0.3, 0.49, 0.5, 1, 1.59, 1.6, 2, 0.4].map((zoom) => {
      stage.look(at(0, 0, zoom), false);
      return stage.detail;
    });
    expect(details).toEqual(["far", "far", "middle", "middle", "middle", "near", "near", "far"]);
    expect(dressed.map(({ detail }) => detail)).toEqual(["far", "middle", "near", "far"]);
  });

  it("draws only shapes from afar, and what is selected all the same", () => {
    const open = large();
    open.selection = ["pt_2999", "ln_1", "pt_nowhere"];
    open.stage.look(at(0, 0, 0.2), false);
    expect([open.stage.detail, [...open.stage.mounted]]).toEqual(["far", ["pt_2999"]]);
  });

  it("draws only shapes when more is in view than can be drawn in detail", () => {
    const { stage } = openStage(fakePicture(gridOf(3000, { step: 20 })));
    stage.look(at(0, 0, 0.6), false);
    expect([stage.detail, stage.mounted.size]).toEqual(["far", 0]);
  });

  it("mounts what has just been selected, however far away it stands", () => {
    const open = large();
    open.stage.look(at(0, 0), false);
    open.selection = ["pt_2999"];
    open.stage.dress();
    expect(open.stage.mounted.has("pt_2999")).toBe(true);
  });

  it("takes another picture with the camera where it is", () => {
    const open = large();
    open.stage.look(at(0, -1000), false);
    open.picture = fakePicture(gridOf(1000, { from: 5000 }));
    open.stage.layOut();
    expect([open.stage.mounted.has("pt_5100"), open.stage.mounted.has("pt_100")]).toEqual([true, false]);
  });

  it("dresses for the exact zoom once the camera rests, only in a lens that asks for it", () => {
    const open = openStage(fakePicture(gridOf(20)));
    open.stage.look(at(0, 0, 1), false);
    open.stage.look(at(0, 0, 1.2), false);
    open.stage.rest();
    expect(open.dressed.map(({ zoom }) => zoom)).toEqual([1]);
    open.isZoomed = true;
    open.stage.rest();
    open.stage.rest();
    expect(open.dressed.map(({ zoom }) => zoom)).toEqual([1, 1.2]);
    open.stage.look(at(0, 0, 1.21), false);
    open.stage.rest();
    expect(open.dressed).toHaveLength(2);
  });

  it("says where a link can be framed: around the middle of its line, and nowhere once the line is gone", () => {
    const line = { key: "line:ln_1", id: "ln_1", points: [{ x: 0, y: 0 }, { x: 100, y: 0 }], type: "supports", suggested: false, state: "resting", dimmed: false } as const;
    const lines: { now: Dressing["lines"] } = { now: [line] };
    const { stage } = openStage(fakePicture(gridOf(4), { dress: () => ({ boxes: [], targets: [], lines: lines.now }) }));
    stage.look(at(0, 0), false);
    expect([stage.placeOf("ln_1"), stage.placeOf("ln_2")]).toEqual([{ x: 42, y: -8, width: 16, height: 16 }, undefined]);
    lines.now = [];
    stage.dress();
    expect(stage.placeOf("ln_1")).toBeUndefined();
  });

  it("says where a point stands, mounted or not", () => {
    const { stage } = large();
    expect([stage.placeOf("pt_2999"), stage.placeOf("pt_nowhere")]).toEqual([{ x: 900, y: 29_900, width: 80, height: 40 }, undefined]);
  });

  it("finds the point under a place, the topmost of several, and nothing between points", () => {
    const places = new Map([...gridOf(3000), ["pt_over", { x: 10, y: 10, width: 20, height: 20 }] as const]);
    const { stage } = openStage(fakePicture(places));
    expect([stage.spotAt({ x: 15, y: 15 })?.id, stage.spotAt({ x: 5, y: 5 })?.id, stage.spotAt({ x: 90, y: 10 }), stage.spotAt({ x: 910, y: 29_910 })?.id]).toEqual(["pt_over", "pt_0", null, "pt_2999"]);
    expect(stage.spotAt({ x: 5, y: 5 })?.rect).toEqual({ x: 0, y: 0, width: 80, height: 40 });
  });
});
