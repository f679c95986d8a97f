import cytoscape, { type Core } from "cytoscape";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ANCHORS, createMounting, type Mounting, type Pace, type Painted } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedText } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

let frames: FakeFrames;
let cy: Core;
let mounting: Mounting;
beforeEach(() => {
  cy = cytoscape({ headless: true, elements: [{ data: { id: ANCHORS.source } }, { data: { id: ANCHORS.target } }] });
  frames = fakeFrames();
  mounting = createMounting(cy);
});
afterEach(() => {
  cy.destroy();
  vi.unstubAllGlobals();
});

const node = (key: string, label = key, x = 0): Painted => ({ kind: "node", of: paintedText({ key, label, rect: { x, y: 0, width: 10, height: 10 }, ink: "#000000", size: 12 }) });
const edge = (key: string, classes = "resting"): Painted => ({ kind: "edge", of: { key, classes, source: "0px 0px", target: "9px 9px", distances: "", weights: "" } });
const many = (count: number): Painted[] => Array.from({ length: count }, (_, i) => node(`n${i}`));
const mounted = (): number => cy.elements().length - 2;

/** Adding and changing takes so long from now on. */
function slowBy(ms: number): void {
  const { batch } = cy;
  vi.spyOn(cy, "batch").mockImplementation((work) => {
    frames.spend(ms);
    return batch.call(cy, work);
  });
}

describe("mounting", () => {
  it("mounts a first picture at once as far as its time goes, and the rest in the next frames", () => {
    slowBy(10);
    mounting.show(many(400), "smooth");
    const first = mounted();
    const steps: number[] = [];
    while (frames.waiting > 0) {
      const before = mounted();
      frames.next();
      steps.push(mounted() - before);
    }
    expect([mounted(), steps.length > 1, steps.every((step) => step > 0 && step < first / 3)]).toEqual([400, true, true]);
  });

  it("takes longer for a change somebody waits to see than while the camera moves", () => {
    slowBy(10);
    const soonAfter = (pace: Pace): number => {
      mounting.show(many(10), "soon");
      mounting.show(many(500), pace);
      return mounted();
    };
    expect(soonAfter("smooth")).toBeLessThan(soonAfter("soon"));
  });

  it("mounts all at once where that is quick, and waits for nothing", () => {
    mounting.show(many(300), "smooth");
    expect([mounted(), frames.waiting]).toEqual([300, 0]);
  });

  it("removes what is gone at once, even while others still wait", () => {
    mounting.show(many(10), "smooth");
    slowBy(10);
    mounting.show([...many(5), ...Array.from({ length: 100 }, (_, i) => node(`late${i}`))], "smooth");
    expect([cy.getElementById("n4").length, cy.getElementById("n5").length, frames.waiting]).toEqual([1, 0, 1]);
  });

  it("changes only what differs", () => {
    mounting.show([node("a"), node("b"), edge("e")], "smooth");
    const changed: string[] = [];
    cy.on("data position", "node, edge", ({ target }) => { changed.push((target as { id(): string }).id()); });
    const added = vi.spyOn(cy, "add");
    mounting.show([node("a"), node("b", "other"), edge("e")], "smooth");
    expect([[...new Set(changed)], added.mock.calls.length, cy.getElementById("b").data("label")]).toEqual([["b"], 0, "other"]);
  });

  it("moves, renames and restyles in place", () => {
    mounting.show([node("a"), edge("e")], "smooth");
    const kept = cy.getElementById("a");
    mounting.show([node("a", "new", 90), edge("e", "near dimmed")], "smooth");
    expect([kept.inside(), kept.position("x"), kept.data("label"), cy.getElementById("e").classes()]).toEqual([true, 95, "new", ["near", "dimmed"]]);
  });

  it("hangs every line between the two anchors", () => {
    mounting.show([edge("e")], "smooth");
    const line = cy.getElementById("e");
    expect([line.data("source"), line.data("target"), line.data("source_at"), line.data("target_at")]).toEqual([ANCHORS.source, ANCHORS.target, "0px 0px", "9px 9px"]);
  });

  it("forgets what was still waiting when something else is shown", () => {
    slowBy(100);
    mounting.show(many(300), "smooth");
    mounting.show(many(30), "smooth");
    frames.all();
    expect(mounted()).toBe(30);
  });

  it("waits for no frame any more in the end", () => {
    slowBy(100);
    mounting.show(many(300), "smooth");
    mounting.destroy();
    expect(frames.waiting).toBe(0);
  });
});
