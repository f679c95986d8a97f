// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openPainter, type Painter } from "#renderer/features/graph/cytoscape/openPainter.ts";
import { createGround, type Ground } from "#renderer/features/graph/ground/createGround.ts";
import { createPainting, type Painting } from "#renderer/features/graph/model/createPainting.ts";
import type { Stage } from "#renderer/features/graph/model/createStage.ts";
import type { FilterLight } from "#renderer/features/graph/model/lensTypes.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";

vi.mock("#renderer/features/graph/cytoscape/openPainter.ts", () => ({ openPainter: vi.fn() }));
vi.mock("#renderer/features/graph/ground/createGround.ts", () => ({ createGround: vi.fn() }));

const LIGHT: FilterLight = { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true };
const VIEW = { x: 1, y: 2, zoom: 0.5 };

let done: unknown[][];
let painting: Painting;
beforeEach(() => {
  done = [];
  const noting = (what: string) => (...given: unknown[]): void => { done.push([what, ...given]); };
  const unheard = (): (() => void) => () => undefined;
  const ground: Ground = { announce: noting("ground.announce"), show: noting("ground.show"), look: noting("ground.look"), resize: noting("ground.resize"), retheme: noting("ground.retheme"), onChange: unheard, drawSmall: () => undefined, destroy: noting("ground.destroy") };
  const painter: Painter = { paint: noting("painter.paint"), look: noting("painter.look"), resize: noting("painter.resize"), retheme: noting("painter.retheme"), elementCount: () => 7, onDrawn: unheard, destroy: noting("painter.destroy") };
  vi.mocked(createGround).mockReturnValue(ground);
  vi.mocked(openPainter).mockReturnValue(painter);
  painting = createPainting(document.createElement("div"), (text) => text.length);
});

const whatWas = (): unknown[] => done.map(([what]) => what);

describe("createPainting", () => {
  it("shows the ground before it mounts anything: the worker draws meanwhile; and hands the zoom on", () => {
    const picture = fakePicture(gridOf(3));
    const dressing = { boxes: [], lines: [], targets: [] };
    // SAFETY: a painting reads nothing else of a stage.
    painting.show({ picture, dressing, detail: "near" } as unknown as Stage, LIGHT, "soon", 0.5);
    expect(done).toEqual([["ground.show", picture, LIGHT, []], ["painter.paint", dressing, "near", "soon", 0.5]]);
  });

  it("announces another picture to the ground, whose worker draws while all else is dressed", () => {
    const picture = fakePicture(gridOf(3));
    painting.announce(picture, LIGHT);
    expect(done).toEqual([["ground.announce", picture, LIGHT]]);
  });

  it("aims with the ground alone, and looks with everything", () => {
    painting.aim(VIEW, true);
    expect(done).toEqual([["ground.look", VIEW, true]]);
    painting.look(VIEW, false);
    expect(done.slice(1)).toEqual([["ground.look", VIEW, false], ["painter.look", VIEW, false]]);
  });

  it("resizes, takes other colours and ends as one", () => {
    painting.resize();
    painting.retheme();
    painting.destroy();
    expect(whatWas()).toEqual(["painter.resize", "ground.resize", "ground.retheme", "painter.retheme", "painter.destroy", "ground.destroy"]);
    expect(painting.elementCount()).toBe(7);
  });
});
