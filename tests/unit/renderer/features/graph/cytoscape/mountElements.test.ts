import cytoscape, { type CollectionReturnValue, type Core } from "cytoscape";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMounting, type Mounting, type Pace } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedNode, paintedText, type PaintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

let frames: FakeFrames;
let cy: Core;
let mounting: Mounting;
beforeEach(() => {
  cy = cytoscape({ headless: true });
  frames = fakeFrames();
  mounting = createMounting(cy);
});
afterEach(() => {
  cy.destroy();
  vi.unstubAllGlobals();
});

const node = (key: string, label = key, x = 0): PaintedNode => paintedText({ key, label, rect: { x, y: 0, width: 10, height: 10 }, ink: "#000000", size: 12 });
const card = (key: string, image: string, at: { readonly x?: number; readonly classes?: string } = {}): PaintedNode => paintedNode(key, { x: at.x ?? 0, y: 0, width: 10, height: 10 }, { classes: at.classes ?? "start card", image, paint: { label: key } });
const many = (count: number): PaintedNode[] => Array.from({ length: count }, (_, i) => node(`n${i}`));
const mounted = (): number => cy.elements().length;

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
  cy.on("data position class", "node", ({ type, target }) => { written.push(`${type} ${(target as { id(): string }).id()}`); });
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
    mounting.show([node("a"), node("b")], "smooth");
    const changed: string[] = [];
    cy.on("data position", "node", ({ target }) => { changed.push((target as { id(): string }).id()); });
    const added = vi.spyOn(cy, "add");
    mounting.show([node("a"), node("b", "other")], "smooth");
    expect([[...new Set(changed)], added.mock.calls.length, cy.getElementById("b").data("label")]).toEqual([["b"], 0, "other"]);
  });

  it("moves, renames and restyles in place", () => {
    mounting.show([node("a"), card("c", "data:1")], "smooth");
    const kept = cy.getElementById("a");
    mounting.show([node("a", "new", 90), card("c", "data:1", { classes: "start card faint" })], "smooth");
    expect([kept.inside(), kept.position("x"), kept.data("label"), cy.getElementById("c").classes()]).toEqual([true, 95, "new", ["start", "card", "faint"]]);
  });

  it("only moves what stands elsewhere and looks the same", () => {
    mounting.show([card("a", "data:1"), card("b", "data:1")], "smooth");
    const written = writing();
    mounting.show([card("a", "data:1", { x: 90 }), card("b", "data:1")], "smooth");
    expect([written, cy.getElementById("a").position()]).toEqual([["position a"], { x: 95, y: 5 }]);
  });

  it("only takes other classes where those alone differ, and other data where those do", () => {
    const faint = { classes: "start card faint" };
    mounting.show([card("a", "data:1"), card("b", "data:1")], "smooth");
    const written = writing();
    mounting.show([card("a", "data:1", faint), card("b", "data:1")], "smooth");
    mounting.show([card("a", "data:1", faint), card("b", "data:2")], "smooth");
    expect(written).toEqual(["class a", "data b"]);
    expect(cy.getElementById("b").data("image")).toBe("data:2");
  });

  it("removes whatever is gone together", () => {
    mounting.show([...many(100), node("kept")], "smooth");
    const remove = vi.spyOn(everyCollection(), "remove");
    mounting.show([node("kept")], "smooth");
    expect([remove.mock.calls.length, mounted(), cy.getElementById("kept").inside()]).toEqual([1, 1, true]);
    mounting.show([node("n3")], "smooth");
    expect([mounted(), cy.getElementById("kept").length]).toEqual([1, 0]);
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
