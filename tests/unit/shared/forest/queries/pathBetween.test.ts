import { describe, expect, it } from "vitest";
import { addPoint, linkMany, linkPoints, pathBetween, plantOutline, type ForestView } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function six(): { forest: ReturnType<typeof testForest>; p: (index: number) => PointId; link: (from: EndId, to: EndId) => LinkId } {
  const forest = testForest();
  const ids = Array.from({ length: 6 }, (_, index) => must(addPoint(forest, { title: `${index}`, parentId: null })));
  return { forest, p: (index) => ids[index] ?? "pt_none", link: (from, to) => must(linkPoints(forest, { from, to, type: "supports" })) };
}
const plain = { viaParents: false };

describe("pathBetween", () => {
  it("goes the shortest way, whichever way the links point, and always the same of two", () => {
    const { forest, p, link } = six();
    const [l01, l21] = [link(p(0), p(1)), link(p(2), p(1))];
    link(p(0), p(3));
    link(p(3), p(4));
    link(p(4), p(2));
    const way = { ends: [p(0), p(1), p(2)], links: [l01, l21] };
    expect(pathBetween(forest.view, p(0), p(2), plain)).toEqual(way);
    expect(pathBetween(forest.view, p(2), p(0), plain)).toEqual({ ends: [...way.ends].reverse(), links: [...way.links].reverse() });
    expect(pathBetween(forest.view, p(0), p(0), plain)).toEqual({ ends: [p(0)], links: [] });
    link(p(0), p(5));
    link(p(5), p(2));
    expect(pathBetween(forest.view, p(0), p(2), plain)).toEqual(way);
  });

  it("finds none between what is not connected or not there", () => {
    const { forest, p, link } = six();
    link(p(0), p(1));
    expect(pathBetween(forest.view, p(0), p(2), plain)).toBeNull();
    expect(pathBetween(forest.view, p(0), "pt_none", plain)).toBeNull();
    expect(pathBetween(forest.view, "ln_none", p(0), { viaParents: true })).toBeNull();
  });

  it("goes over parents and children when asked", () => {
    const { forest, p, link } = six();
    const child = must(addPoint(forest, { title: "下", parentId: p(0) }));
    const other = must(addPoint(forest, { title: "另", parentId: p(0) }));
    const out = link(other, p(3));
    expect(pathBetween(forest.view, child, p(3), plain)).toBeNull();
    expect(pathBetween(forest.view, child, p(3), { viaParents: true })).toEqual({ ends: [child, p(0), other, p(3)], links: [null, null, out] });
  });

  it("goes over a link that others stand on only when there is no other way", () => {
    const { forest, p, link } = six();
    const low = link(p(0), p(1));
    const about = link(p(2), low);
    expect(pathBetween(forest.view, p(1), p(2), plain)).toEqual({ ends: [p(1), low, p(2)], links: [low, about] });
    expect(pathBetween(forest.view, p(2), p(0), plain)).toEqual({ ends: [p(2), low, p(0)], links: [about, low] });
    expect(pathBetween(forest.view, low, p(2), plain)).toEqual({ ends: [low, p(2)], links: [about] });
    const long = [link(p(1), p(3)), link(p(3), p(4)), link(p(4), p(2))];
    expect(pathBetween(forest.view, p(1), p(2), plain)).toEqual({ ends: [p(1), p(3), p(4), p(2)], links: long });
  });

  it("is as long as a plain search says, all over a larger forest, and each of its steps is there", () => {
    const forest = testForest();
    const { view } = forest;
    const random = seededRandom(7);
    const ids = must(plantOutline(forest, { parentId: null, nodes: Array.from({ length: 300 }, (_, index) => ({ title: `${index}` })) }));
    const pair = (): { from: PointId; to: PointId } => ({ from: ids[random.below(300)] ?? "pt_none", to: ids[random.below(300)] ?? "pt_none" });
    must(linkMany(forest, { pairs: Array.from({ length: 330 }, pair).filter(({ from, to }) => from !== to), type: "supports" }));
    for (const start of ids.slice(0, 5)) {
      const far = distances(view, start);
      for (const id of ids) {
        const path = pathBetween(view, start, id, plain);
        expect(path?.links.length, id).toBe(far.get(id));
        path?.links.forEach((link, index) => {
          const ends = [view.link(link ?? "ln_none")?.from, view.link(link ?? "ln_none")?.to].sort();
          expect(ends).toEqual([path.ends[index], path.ends[index + 1]].sort());
        });
      }
    }
    expect(Math.max(...distances(view, ids[0] ?? "pt_none").values())).toBeGreaterThan(5);
  });
});

/** How many links away everything is, by one plain search. */
function distances(view: ForestView, start: PointId): Map<EndId, number> {
  const steps = new Map<EndId, number>([[start, 0]]);
  for (const [at, far] of steps) {
    for (const id of view.linksAt(at)) {
      const link = view.link(id);
      for (const end of [link?.from, link?.to]) if (end !== undefined && !steps.has(end)) steps.set(end, far + 1);
    }
  }
  return steps;
}
