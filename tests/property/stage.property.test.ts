import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import { createSpotGrid, planMount } from "#shared/mounting/index.ts";
import { grown } from "#shared/tower/index.ts";
import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import type { Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { openStage, type OpenStage } from "#tests/support/openStage.ts";

const LIMIT = 440;
const EXTENT = { width: 1000, height: 800 };
const IDS = 2600;

type Step =
  | { readonly kind: "look"; readonly view: CameraView }
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number }
  | { readonly kind: "zoom"; readonly by: number; /** The wheel is still turning. */ readonly isMoving: boolean }
  | { readonly kind: "select"; readonly numbers: readonly number[] }
  | { readonly kind: "layOut"; readonly count: number; readonly step: number; readonly from: number }
  | { readonly kind: "rest" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("look" as const), view: fc.record({ x: fc.integer({ min: -4000, max: 2000 }), y: fc.integer({ min: -20_000, max: 2000 }), zoom: fc.constantFrom(0.05, 0.3, 0.5, 0.7, 1, 1.6, 2.4) }) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pan" as const), dx: fc.integer({ min: -350, max: 350 }), dy: fc.integer({ min: -350, max: 350 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("zoom" as const), by: fc.constantFrom(0.5, 0.8, 0.94, 1.06, 1.25, 2), isMoving: fc.boolean() }) },
  fc.record({ kind: fc.constant("select" as const), numbers: fc.array(fc.integer({ min: 0, max: IDS }), { maxLength: 4 }) }),
  fc.record({ kind: fc.constant("layOut" as const), count: fc.constantFrom(0, 3, 200, 440, 441, 1500, IDS), step: fc.constantFrom(12, 40, 100, 300), from: fc.constantFrom(0, 700) }),
  fc.constant<Step>({ kind: "rest" }),
);

const seen = ({ x, y, zoom }: CameraView): { x: number; y: number; width: number; height: number } => ({ x: -x / zoom, y: -y / zoom, width: EXTENT.width / zoom, height: EXTENT.height / zoom });

/** What would be mounted if it were chosen for this camera just now. */
function planned(picture: Picture, view: CameraView, selection: readonly PointId[]): { readonly ids: readonly PointId[]; readonly isFar: boolean } {
  const part = seen(view);
  const { ids, rects } = picture.spots;
  const grid = createSpotGrid(rects);
  // As far ahead as everything there can be mounted; reckoned to the last digit as the stage does, or a point on the very edge is in the one and not in the other.
  const windows = [0.3, 0.15, 0.05, 0].map((share) => grown(part, { x: part.width * share, y: part.height * share }));
  const window = windows.find((box) => grid.touching(box).length <= LIMIT) ?? part;
  const plan = planMount({ grid, view: part, window, limit: LIMIT, must: selection.map((id) => ids.indexOf(id)), isFar: view.zoom < picture.detail.middle });
  return { ids: plan.spots.flatMap((spot) => ids[spot] ?? []), isFar: plan.isFar };
}

function apply(open: OpenStage, view: CameraView, step: Step): CameraView {
  const { stage } = open;
  switch (step.kind) {
    case "look":
      stage.look(step.view, false);
      return step.view;
    case "pan": {
      const next = { ...view, x: view.x + step.dx, y: view.y + step.dy };
      stage.look(next, true);
      return next;
    }
    case "zoom": {
      const next = { ...view, zoom: view.zoom * step.by };
      stage.look(next, step.isMoving);
      return next;
    }
    case "select":
      open.selection = step.numbers.map((number): PointId => `pt_${number}` as const);
      stage.dress();
      return view;
    case "layOut":
      open.picture = fakePicture(gridOf(step.count, { step: step.step, from: step.from }));
      stage.layOut();
      return view;
    case "rest":
      stage.rest();
      return view;
  }
}

const start: CameraView = { x: 0, y: 0, zoom: 1 };
const first = (): Picture => fakePicture(gridOf(1500));
const history = fc.array(step, { minLength: 1, maxLength: 25 });

/** Lives through histories, and looks at the stage after each step. */
function live(numRuns: number, check: (open: OpenStage, view: CameraView, step: Step, dressings: number) => void): void {
  fc.assert(fc.property(history, (steps) => {
    const open = openStage(first());
    let view = start;
    open.stage.look(view, false);
    for (const each of steps) {
      const before = open.dressed.length;
      view = apply(open, view, each);
      check(open, view, each, open.dressed.length - before);
    }
  }), { numRuns });
}

describe("the stage over any history of camera moves, zooms, selections and new pictures", () => {
  it("mounts what the planner says whenever it dresses, and dresses with exactly that", () => {
    live(150, (open, view, _step, dressings) => {
      expect(dressings).toBeLessThanOrEqual(1);
      if (dressings === 0) return;
      const { ids, isFar } = planned(open.picture, view, open.selection.filter((id): id is PointId => id.startsWith("pt_")));
      expect([...open.stage.mounted]).toEqual(ids);
      const input = open.dressed.at(-1);
      expect([input?.mounted === open.stage.mounted, input?.detail, input?.zoom]).toEqual([true, open.stage.detail, view.zoom]);
      expect(open.stage.detail === "far").toBe(isFar);
    });
  });

  it("never mounts more than the limit and the selection, and always what is selected and stands", () => {
    live(150, (open) => {
      const standing = open.selection.filter((id): id is PointId => open.picture.spots.ids.some((spot) => spot === id));
      expect(open.stage.mounted.size).toBeLessThanOrEqual(LIMIT + standing.length);
      for (const id of standing) expect(open.stage.mounted.has(id)).toBe(true);
    });
  });

  it("tells the lens of a large picture which part to name things in, and that part holds all that is seen", () => {
    live(150, (open, view, step) => {
      if (step.kind === "zoom" && step.isMoving) return;
      const part = open.dressed.at(-1)?.part;
      const { x, y, width, height } = seen(view);
      const isSmall = open.picture.spots.ids.length <= LIMIT;
      expect(part === undefined).toBe(isSmall);
      if (part !== undefined) expect([part.x <= x, part.y <= y, part.x + part.width >= x + width, part.y + part.height >= y + height]).toEqual([true, true, true, true]);
    });
  });

  it("has no hole in what is seen unless the wheel still turns: all of it is mounted, or all of it is shapes", () => {
    live(200, (open, view, step) => {
      if (open.stage.detail === "far" || (step.kind === "zoom" && step.isMoving)) return;
      const { ids, rects } = open.picture.spots;
      const missing = createSpotGrid(rects).touching(seen(view)).flatMap((spot) => ids[spot] ?? []).filter((id) => !open.stage.mounted.has(id));
      expect(missing).toEqual([]);
    });
  });
});
