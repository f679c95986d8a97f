import cytoscape, { type Core } from "cytoscape";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ANCHORS, anchorsOf } from "#renderer/features/graph/cytoscape/anchors.ts";
import { createMounting, nodeData, type Pace, type Painted } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const number = fc.integer({ min: 0, max: 3 });
const nodeLike: fc.Arbitrary<Painted> = fc.record({ key: fc.integer({ min: 0, max: 90 }), x: number, label: number, image: fc.boolean(), classes: fc.constantFrom("mid", "start card", "start card faint") })
  .map(({ key, x, label, image, classes }): Painted => ({ kind: "node", of: paintedNode(`n${key}`, { x: x * 10, y: 0, width: 10, height: 10 }, { classes, ...(image ? { image: `data:${label}` } : {}), paint: { label: String(label) } }) }));
const edgeLike: fc.Arbitrary<Painted> = fc.record({ key: fc.integer({ min: 0, max: 40 }), at: number, classes: fc.constantFrom("type-supports resting straight", "type-causes near bent") })
  .map(({ key, at, classes }): Painted => ({ kind: "edge", of: { key: `e${key}`, classes, source: `${at}px 0px`, target: "9px 9px", distances: String(at), weights: "" } }));
const picture = fc.uniqueArray(fc.oneof(nodeLike, edgeLike), { maxLength: 100, size: "max", selector: ({ of }) => of.key });
/** Something is shown, so many frames come, and the work of a frame takes so long. */
const history = fc.array(fc.record({ shown: picture, frames: fc.integer({ min: 0, max: 4 }), slowMs: fc.constantFrom(0, 3, 100), pace: fc.constantFrom<Pace>("soon", "smooth") }), { minLength: 1, maxLength: 8 });

const ANCHOR_IDS = ANCHORS.flatMap(({ source, target }) => [source, target]);

function expected({ kind, of }: Painted): Record<string, unknown> {
  if (kind === "node") return { ...nodeData(of), at: of.x, classes: of.classes };
  return { id: of.key, ...anchorsOf(of.key), source_at: of.source, target_at: of.target, distances: of.distances, weights: of.weights, classes: of.classes };
}

function onCanvas(cy: Core, painted: Painted): Record<string, unknown> {
  const element = cy.getElementById(painted.of.key);
  const wanted = expected(painted);
  // A picture that is no longer wanted stays among the data, where no class asks for it.
  const data: Record<string, unknown> = Object.fromEntries(Object.keys(wanted).flatMap((key) => (key === "at" || key === "classes" ? [] : [[key, element.data(key) as unknown]])));
  return { ...data, ...(painted.kind === "node" ? { at: element.position("x") } : {}), classes: element.classes().join(" ") };
}

function play(steps: readonly { readonly shown: readonly Painted[]; readonly frames: number; readonly slowMs: number; readonly pace: Pace }[], check: (cy: Core, shown: readonly Painted[], frames: FakeFrames) => void): void {
  const cy = cytoscape({ headless: true, elements: ANCHOR_IDS.map((id) => ({ data: { id } })) });
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
        expect(cy.elements().map((element) => element.id()).toSorted()).toEqual([...ANCHOR_IDS, ...shown.map(({ of }) => of.key)].toSorted());
        for (const each of shown) expect(onCanvas(cy, each)).toEqual(expected(each));
      });
    }), { numRuns: 120 });
  });

  it("never shows something that is not wanted, however few frames have come", () => {
    fc.assert(fc.property(history, (steps) => {
      play(steps, (cy, shown) => {
        const wanted = new Set([...ANCHOR_IDS, ...shown.map(({ of }) => of.key)]);
        expect(cy.elements().map((element) => element.id()).filter((id) => !wanted.has(id))).toEqual([]);
      });
    }), { numRuns: 60 });
  });
});
