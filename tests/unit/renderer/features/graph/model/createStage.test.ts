import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
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

  it("asks for so much more nearness as letters are wanted larger, and sets words for that", () => {
    const usual = openStage(fakePicture(gridOf(20)));
    const large = openStage(fakePicture(gridOf(20)));
    large.textScale = 2;
    for (const zoom of [0.1, 0.4, 0.5, 0.8, 1, 2, 4]) {
      usual.stage.look(at(0, 0, zoom / 2), false);
      large.stage.look(at(0, 0, zoom), false);
      expect([large.stage.detail, large.dressed.at(-1)?.zoom]).toEqual([usual.stage.detail, usual.dressed.at(-1)?.zoom]);
    }
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

  it("announces another picture before it is dressed, unless the camera goes elsewhere with it", () => {
    const open = large();
    open.stage.look(at(0, -1000), false);
    open.picture = fakePicture(gridOf(1000, { from: 5000 }));
    open.stage.layOut();
    expect(open.announced).toEqual([["pt_5000", 1]]);
    open.stage.layOutFor(() => at(0, -500));
    open.stage.dress();
    expect([open.announced.length, open.dressed.length]).toEqual([1, 4]);
  });

  it("dresses another picture once, for the camera that is chosen when it is known where things now stand", () => {
    const open = large();
    open.stage.look(at(0, 0), false);
    open.picture = fakePicture(gridOf(1000, { from: 5000 }));
    open.stage.layOutFor(() => at(0, -(open.stage.placeOf("pt_5500")?.y ?? 0)));
    expect([open.dressed.length, open.dressed.at(-1)?.mounted.has("pt_5500"), open.stage.mounted.has("pt_5000")]).toEqual([2, true, false]);
    open.stage.look(at(0, -5000), false);
    expect(open.dressed).toHaveLength(2);
  });

  it("leaves a picture that suits the new room as it is, and lays out one that does not", () => {
    const open = large();
    const rooms: unknown[] = [];
    const suiting = (suits: boolean) => fakePicture(gridOf(3000), { suits: (room) => { rooms.push(room); return suits; } });
    open.picture = suiting(true);
    open.stage.layOut();
    const before = open.stage.picture;
    expect([open.stage.refit({ width: 700, height: 500 }), open.stage.picture === before, open.dressed.length]).toEqual([false, true, 1]);
    open.picture = suiting(false);
    open.stage.layOut();
    expect([open.stage.refit({ width: 300, height: 500 }, () => at(0, -29_500)), open.dressed.length, open.stage.mounted.has("pt_2999")]).toEqual([true, 3, true]);
    expect([open.stage.refit({ width: 300, height: 400 }), open.dressed.length, open.stage.mounted.has("pt_2999")]).toEqual([true, 4, true]);
    expect(rooms).toEqual([{ width: 700, height: 500 }, { width: 300, height: 500 }, { width: 300, height: 400 }]);
  });

  it("asks a picture neither for numbers nor for boxes as long as it is looked at from afar", () => {
    const picture = fakePicture(gridOf(3000));
    const asked: string[] = [];
    const { grid, numberOf } = picture.spots;
    const spots = {
      ...picture.spots, numberOf: (id: PointId) => { asked.push(id); return numberOf(id); },
      grid: { ...grid, touching: (box: Rect) => { asked.push("touching"); return grid.touching(box); }, countTouching: (box: Rect, limit: number) => { asked.push("counted"); return grid.countTouching(box, limit); } },
    };
    const { stage } = openStage({ ...picture, spots });
    stage.look(at(0, 0, 0.1), false);
    stage.layOut();
    stage.dress();
    expect([stage.detail, asked]).toEqual(["far", []]);
    stage.look(at(0, 0), false);
    // As far ahead as all of it can be mounted is counted; what is mounted is gathered once.
    expect([stage.detail, asked.filter((each) => each === "touching").length]).toEqual(["middle", 1]);
  });

  it("dresses for the exact zoom once the camera rests", () => {
    const open = openStage(fakePicture(gridOf(20)));
    open.stage.look(at(0, 0, 1), false);
    open.stage.look(at(0, 0, 1.2), false);
    expect(open.dressed.map(({ zoom }) => zoom)).toEqual([1]);
    open.stage.rest();
    open.stage.rest();
    expect(open.dressed.map(({ zoom }) => zoom)).toEqual([1, 1.2]);
    open.stage.look(at(0, 0, 1.21), false);
    open.stage.rest();
    expect(open.dressed).toHaveLength(2);
  });

  it("is dressed anew at rest for letters of the next size, however little the zoom has changed: words for smaller ones would be cut", () => {
    const open = openStage(fakePicture(gridOf(20)));
    // Letters are set in steps of 6 %: one of them lies at 0.4970.
    open.stage.look(at(0, 0, 0.498), false);
    open.stage.look(at(0, 0, 0.4972), false);
    open.stage.rest();
    expect(open.dressed).toHaveLength(1);
    open.stage.look(at(0, 0, 0.4965), false);
    open.stage.rest();
    expect(open.dressed.map(({ zoom }) => zoom)).toEqual([0.498, 0.4965]);
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
