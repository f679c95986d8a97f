import { describe, expect, it } from "vitest";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { layOutGrove } from "#renderer/features/graph/lenses/grove/layOutGrove.ts";
import { groveForest, groveOf, type GrovePoint } from "#tests/support/groveForest.ts";
import { measure, pictureOf, t, viewOf } from "#tests/support/grovePictures.ts";
import { pt } from "#tests/support/plainForest.ts";

describe("dropping in the grove", () => {
  const forest = groveForest(groveOf([9, 5]));
  const picture = pictureOf(forest);
  const tree = (key: EndId) => picture.layout.trees.find((each) => each.key === key);
  const middleOf = (id: PointId): { x: number; y: number } => {
    const rect = picture.placeOf(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: rect.x + rect.width / 2, y: rect.y + 8 };
  };

  it("puts a point below the leaf it is dropped on", () => {
    expect(picture.dropAt(middleOf(pt("m1_2")), [pt("m0_1")])).toMatchObject({ kind: "parent", parentId: pt("m1_2") });
    expect(picture.dropAt(middleOf(pt("m0_3")), [pt("m0_0")])).toBeNull();
  });

  it("puts a point into the tree on whose crown it is dropped", () => {
    const centre = tree(pt("m1"))?.centre ?? { x: 0, y: 0 };
    expect(picture.dropAt(centre, [pt("m0_1")])).toMatchObject({ kind: "parent", parentId: pt("m1") });
  });

  it("means the upper one of two crowns that lie over each other", () => {
    const two = groveOf([9, 5]).map((point): GrovePoint => (point.id === "m0" ? { ...point, pos: [0, 0] } : point.id === "m1" ? { ...point, pos: [40, 0] } : point));
    const heap = pictureOf(groveForest([...two, { id: "m9", kind: "module", parent: "people" }, { id: "m9_0", parent: "m9" }]));
    const drawn = heap.layout.trees.map(({ key }) => key);
    expect(drawn.indexOf("pt_m0")).toBeLessThan(drawn.indexOf("pt_m1"));
    expect(heap.dropAt({ x: 20, y: 0 }, [pt("m9_0")])).toMatchObject({ kind: "parent", parentId: pt("m1") });
  });

  it("pins a point in its own tree, relative to the centre, and others with it as they stood", () => {
    const at = tree(pt("m0"))?.centre ?? { x: 0, y: 0 };
    const drop = picture.dropAt({ x: at.x + 4, y: at.y - 2 }, [pt("m0_1"), pt("m0_2")]);
    expect(drop).toMatchObject({ kind: "pin", pins: [{ id: pt("m0_1") }, { id: pt("m0_2") }] });
    const pinned = groveForest(groveOf([9, 5]).map((point): GrovePoint => (point.id === "m0_1" && drop?.kind === "pin" ? { ...point, pos: drop.pins[0]?.pos } : point)));
    const rect = pictureOf(pinned).placeOf(pt("m0_1"));
    expect((rect?.x ?? 0) + (rect?.width ?? 0) / 2).toBeCloseTo(at.x + 4, 0);
    expect((rect?.y ?? 0) + 8).toBeCloseTo(at.y - 2, 0);
  });

  it("pins nothing while tidying is previewed, where no pin would be seen; another parent can be chosen all the same", () => {
    const forest = groveForest(groveOf([5, 5]));
    const preview = layOutGrove({ view: viewOf(forest), room: { width: 836, height: 852 }, t, measure, isReadOnly: false }, { ignorePins: "all" });
    const own = preview.pinning;
    const [tree, other] = ["m0", "m1"].map((id) => preview.layout.trees[preview.layout.treeOf.get(pt(id)) ?? -1]);
    if (tree === undefined || other === undefined) throw new Error("no trees");
    const free = { x: tree.centre.x, y: tree.centre.y };
    expect([own, preview.dropAt(free, [pt("m0_0")]), pictureOf(forest).dropAt(free, [pt("m0_0")])?.kind]).toEqual([undefined, null, "pin"]);
    expect(preview.dropAt(other.centre, [pt("m0_0")])).toMatchObject({ kind: "parent", parentId: pt("m1") });
  });

  it("pins a module where it is let go, and knows no meaning on open ground", () => {
    expect(picture.dropAt({ x: 3000, y: 2000 }, [pt("m1")])).toMatchObject({ kind: "pin", pins: [{ id: pt("m1"), pos: [3000, 2000] }] });
    expect(picture.dropAt({ x: 30_000, y: 2000 }, [pt("m0_1")])).toBeNull();
    expect(picture.dropAt({ x: 0, y: 0 }, [])).toBeNull();
  });
});
