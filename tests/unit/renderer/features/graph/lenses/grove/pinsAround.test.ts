import { describe, expect, it } from "vitest";
import { layoutGrove } from "#shared/grove/index.ts";
import { pinsAround, placeOfPin } from "#renderer/features/graph/lenses/grove/pinsAround.ts";
import { leafAt } from "#renderer/features/graph/lenses/grove/groveDraft.ts";
import { groveForest, type GrovePoint } from "#tests/support/groveForest.ts";
import { pt } from "#tests/support/plainForest.ts";

const points: readonly GrovePoint[] = [
  { id: "w", kind: "wisdom", wisdom: "logic" }, { id: "m", kind: "module", parent: "w" }, { id: "a", parent: "m" }, { id: "b", parent: "m" }, { id: "n", kind: "module", parent: "w" }, { id: "c", parent: "n" },
];
const layout = layoutGrove(groveForest(points), {});
const dotAt = (id: string): { x: number; y: number } => {
  const leaf = leafAt(layout, pt(id));
  if (leaf === undefined) throw new Error(`${id} is no leaf`);
  return { x: leaf.dot.x, y: leaf.dot.y };
};

describe("where things would be pinned", () => {
  it("puts the first at the place and the others as before around it, and shows each where it would stand", () => {
    const [a, b] = [dotAt("a"), dotAt("b")];
    const pins = pinsAround(layout, { x: a.x + 30, y: a.y - 12 }, [pt("a"), pt("b")]);
    expect(pins.map(({ id }) => id)).toEqual([pt("a"), pt("b")]);
    const places = pins.map((pin) => placeOfPin(layout, pin));
    expect(places[0]?.x).toBeCloseTo(a.x + 30, 0);
    expect(places[0]?.y).toBeCloseTo(a.y - 12, 0);
    expect(places[1]?.x).toBeCloseTo(b.x + 30, 0);
    expect(places[1]?.y).toBeCloseTo(b.y - 12, 0);
  });

  it("counts a leaf from its own tree, also over another one", () => {
    const over = dotAt("c");
    const [pin] = pinsAround(layout, over, [pt("a")]);
    if (pin === undefined) throw new Error("no pin");
    expect(placeOfPin(layout, pin)?.x).toBeCloseTo(over.x, 0);
  });

  it("takes a whole tree by its name, and leaves out what stands nowhere", () => {
    const [pin, ...others] = pinsAround(layout, { x: 1_000, y: 500 }, [pt("m"), pt("w"), pt("unknown")]);
    expect([pin, others]).toEqual([{ id: pt("m"), pos: [1_000, 500] }, []]);
    expect(placeOfPin(layout, { id: pt("unknown"), pos: [0, 0] })).toBeUndefined();
  });
});
