import cytoscape, { type Core } from "cytoscape";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMounting, nodeData, type Pace } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedNode, type PaintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const number = fc.integer({ min: 0, max: 3 });
const nodeLike: fc.Arbitrary<PaintedNode> = fc.record({ key: fc.integer({ min: 0, max: 120 }), x: number, label: number, image: fc.boolean(), classes: fc.constantFrom("mid", "start card", "start card faint") })
  .map(({ key, x, label, image, classes }) => paintedNode(`n${key}`, { x: x * 10, y: 0, width: 10, height: 10 }, { classes, ...(image ? { image: `data:${label}` } : {}), paint: { label: String(label) } }));
const picture = fc.uniqueArray(nodeLike, { maxLength: 100, size: "max", selector: ({ key }) => key });
/** Something is shown, so many frames come, and the work of a frame takes so long. */
const history = fc.array(fc.record({ shown: picture, frames: fc.integer({ min: 0, max: 4 }), slowMs: fc.constantFrom(0, 3, 100), pace: fc.constantFrom<Pace>("soon", "smooth") }), { minLength: 1, maxLength: 8 });

const expected = (node: PaintedNode): Record<string, unknown> => ({ ...nodeData(node), at: node.x, classes: node.classes });

function onCanvas(cy: Core, painted: PaintedNode): Record<string, unknown> {
  const element = cy.getElementById(painted.key);
  // A picture that is no longer wanted stays among the data, where no class asks for it.
  const data: Record<string, unknown> = Object.fromEntries(Object.keys(nodeData(painted)).map((key) => [key, element.data(key) as unknown]));
  return { ...data, at: element.position("x"), classes: element.classes().join(" ") };
}

function play(steps: readonly { readonly shown: readonly PaintedNode[]; readonly frames: number; readonly slowMs: number; readonly pace: Pace }[], check: (cy: Core, shown: readonly PaintedNode[], frames: FakeFrames) => void): void {
  const cy = cytoscape({ headless: true });
  const frames = fakeFrames();
  const mounting = createMounting(cy);
  const { batch } = cy;
  let slowMs = 0;
  cy.batch = (work) => { frames.spend(slowMs); return batch.call(cy, work); };
  for (const step of steps) {
    slowMs = step.slowMs;
    mounting.show(step.shown, step.pace);
    for (let i = 0; i < step.frames; i += 1) frames.next();
    check(cy, step.shown, frames);
  }
  mounting.destroy();
  cy.destroy();
  vi.restoreAllMocks();
}

describe("mounting over any history of pictures and frames", () => {
  it("shows exactly what was shown last, once all frames have come", () => {
    fc.assert(fc.property(history, (steps) => {
      const last = steps.at(-1);
      play(steps, (cy, shown, frames) => {
        if (shown !== last?.shown) return;
        frames.all();
        expect(frames.waiting).toBe(0);
        expect(cy.elements().map((element) => element.id()).toSorted()).toEqual(shown.map(({ key }) => key).toSorted());
        for (const each of shown) expect(onCanvas(cy, each)).toEqual(expected(each));
      });
    }), { numRuns: 120 });
  });

  it("never shows something that is not wanted, however few frames have come", () => {
    fc.assert(fc.property(history, (steps) => {
      play(steps, (cy, shown) => {
        const wanted = new Set(shown.map(({ key }) => key));
        expect(cy.elements().map((element) => element.id()).filter((id) => !wanted.has(id))).toEqual([]);
      });
    }), { numRuns: 60 });
  });
});
