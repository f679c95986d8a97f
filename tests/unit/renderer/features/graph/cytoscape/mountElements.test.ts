import cytoscape, { type CollectionReturnValue, type Core } from "cytoscape";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ANCHORS, anchorsOf } from "#renderer/features/graph/cytoscape/anchors.ts";
import { createMounting, type Mounting, type Pace, type Painted } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedNode, paintedText } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

let frames: FakeFrames;
let cy: Core;
let mounting: Mounting;
beforeEach(() => {
  cy = cytoscape({ headless: true, elements: ANCHORS.flatMap(({ source, target }) => [{ data: { id: source } }, { data: { id: target } }]) });
  frames = fakeFrames();
  mounting = createMounting(cy);
});
afterEach(() => {
  cy.destroy();
  vi.unstubAllGlobals();
});

const node = (key: string, label = key, x = 0): Painted => ({ kind: "node", of: paintedText({ key, label, rect: { x, y: 0, width: 10, height: 10 }, ink: "#000000", size: 12 }) });
const edge = (key: string, classes = "resting", source = "0px 0px"): Painted => ({ kind: "edge", of: { key, classes, source, target: "9px 9px", distances: "", weights: "" } });
const card = (key: string, image: string, x = 0): Painted => ({ kind: "node", of: paintedNode(key, { x, y: 0, width: 10, height: 10 }, { classes: "start card", image, paint: { label: key } }) });
const many = (count: number): Painted[] => Array.from({ length: count }, (_, i) => node(`n${i}`));
const mounted = (): number => cy.elements().length - 2 * ANCHORS.length;

/** Adding and changing takes so long from now on. */
function slowBy(ms: number): void {
  const { batch } = cy;
  vi.spyOn(cy, "batch").mockImplementation((work) => {
    frames.spend(ms);
    return batch.call(cy, work);
  });
}

/** What all elements and collections of cytoscape have in common. */
function everyCollection(): CollectionReturnValue {
  // SAFETY: whatever is a collection has the same methods.
  return Object.getPrototypeOf(cy.collection()) as CollectionReturnValue;
}

/** What is written of elements from now on: of which, and what. */
function writing(): string[] {
  const written: string[] = [];
  cy.on("data position class", "node, edge", ({ type, target }) => { written.push(`${type} ${(target as { id(): string }).id()}`); });
  return written;
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

  it("only moves what stands elsewhere and looks the same", () => {
    mounting.show([card("a", "data:1"), card("b", "data:1")], "smooth");
    const written = writing();
    mounting.show([card("a", "data:1", 90), card("b", "data:1")], "smooth");
    expect([written, cy.getElementById("a").position()]).toEqual([["position a"], { x: 95, y: 5 }]);
  });

  it("only takes other classes where those alone differ, and other data where those do", () => {
    const line = { kind: "edge", of: { key: "f", classes: "resting", source: "0px 0px", target: "9px 9px", distances: "4px", weights: "0.5" } } as const;
    mounting.show([edge("e"), line, card("a", "data:1")], "smooth");
    const written = writing();
    mounting.show([edge("e", "near"), line, card("a", "data:1")], "smooth");
    mounting.show([edge("e", "near"), line, card("a", "data:2")], "smooth");
    mounting.show([edge("e", "near", "5px 5px"), line, card("a", "data:2")], "smooth");
    mounting.show([edge("e", "near", "5px 5px"), { ...line, of: { ...line.of, weights: "0.6" } }, card("a", "data:2")], "smooth");
    expect(written).toEqual(["class e", "data a", "data e", "data f"]);
    expect([cy.getElementById("a").data("image"), cy.getElementById("e").data("source_at"), cy.getElementById("f").data("weights")]).toEqual(["data:2", "5px 5px", "0.6"]);
  });

  it("hangs every line between two anchors of its own pair, with its own ends", () => {
    mounting.show([edge("e"), edge("f")], "smooth");
    for (const key of ["e", "f"]) expect(cy.getElementById(key).data()).toMatchObject({ ...anchorsOf(key), source_at: "0px 0px", target_at: "9px 9px" });
  });

  it("lets no line stand beside many others between the same anchors", () => {
    mounting.show(Array.from({ length: 320 }, (_, number) => edge(`line:ln_${(number * 7919).toString(36)}`)), "smooth");
    const beside = cy.edges().map((line) => line.parallelEdges().length);
    expect([beside.length, Math.max(...beside) < 50]).toEqual([320, true]);
  });

  it("removes whatever is gone together", () => {
    mounting.show([...many(60), ...Array.from({ length: 40 }, (_, number) => edge(`e${number}`)), node("kept")], "smooth");
    const remove = vi.spyOn(everyCollection(), "remove");
    mounting.show([node("kept")], "smooth");
    expect([remove.mock.calls.length, mounted(), cy.getElementById("kept").inside()]).toEqual([1, 1, true]);
    mounting.show([node("n3"), edge("e3")], "smooth");
    expect([mounted(), cy.getElementById("kept").length]).toEqual([2, 0]);
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
