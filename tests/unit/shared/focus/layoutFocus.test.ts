import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, type LinkType } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { layoutFocus, type FocusLayout, type FocusRequest, type FocusSizes } from "#shared/focus/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { starForest, type Star } from "#tests/support/starForest.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const sizes: FocusSizes = { linesOf: ({ links }) => links.length % 3, centreLines: () => 1, pillWidth: () => 78, chipWidth: () => 100, headingWidth: () => 120 };
const ROOM = { width: 1120, height: 780 };
const requestFor = (centre: EndId, part: Partial<FocusRequest> = {}): FocusRequest => ({ centre, depth: 2, groupsByType: true, room: ROOM, sizes, opened: new Set(), invites: true, ...part });
const layOut = ({ forest, centre }: Star, part: Partial<FocusRequest> = {}): FocusLayout => layoutFocus(forest.view, requestFor(centre, part));

const boxes = ({ centre, sheets, pills, headings, rests, vacancy }: FocusLayout): Rect[] =>
  [centre, ...sheets, ...pills, ...headings, ...rests].map(({ rect }) => rect).concat(vacancy ?? []);
const overlap = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Swept from left to right: pairs that lie apart are hardly looked at. */
function overlaps(rects: readonly Rect[]): number {
  const sorted = rects.toSorted((a, b) => a.x - b.x);
  let count = 0;
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j += 1) {
      const b = sorted[j];
      if (b === undefined || b.x >= a.x + a.width) break;
      if (overlap(a, b)) count += 1;
    }
  });
  return count;
}
const chips = ({ curves }: FocusLayout): Rect[] => curves.flatMap(({ chip }) => chip ?? []);

const COUNTS = [0, 1, 2, 6, 9, 14, 20, 80, 300];
const FEW_TYPES: readonly (readonly LinkType[])[] = [["supports"], ["causes", "contrasts"], ["supports", "applies", "premise", "refutes", "illustrates", "causes"]];

describe("layoutFocus", () => {
  it.each(COUNTS)("lets nothing overlap with %i neighbours, whatever their types and whatever the room", (neighbours) => {
    const isCrowd = neighbours >= 80;
    for (const beyond of isCrowd ? [2] : [0, 1, 5]) {
      for (const types of isCrowd ? [undefined, FEW_TYPES[0] ?? []] : [undefined, ...FEW_TYPES]) {
        const star = starForest({ neighbours, beyond, ...(types === undefined ? {} : { types }) });
        for (const room of [ROOM, { width: 620, height: 700 }, { width: 1900, height: 1000 }]) {
          const layout = layOut(star, { room });
          expect(overlaps([...boxes(layout), ...chips(layout)])).toBe(0);
        }
      }
    }
  });

  it.each(COUNTS)("shows each of %i neighbours once, and every box within bounds in the middle of which the centre stands", (neighbours) => {
    const layout = layOut(starForest({ neighbours, beyond: 2 }));
    expect(layout.sheets.filter(({ neighbour }) => neighbour.links.length > 0)).toHaveLength(Math.min(neighbours, 299));
    const ids = [layout.centre.id, ...layout.sheets.map(({ neighbour }) => neighbour.id), ...layout.pills.flatMap(({ id }) => id ?? [])];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(300);
    const { bounds } = layout;
    expect(bounds.x + bounds.width / 2).toBe(0);
    expect(Math.abs(bounds.y + bounds.height / 2)).toBeLessThan(bounds.height * 0.11);
    for (const box of boxes(layout)) expect(box.x >= bounds.x && box.y >= bounds.y && box.x + box.width <= bounds.x + bounds.width && box.y + box.height <= bounds.y + bounds.height).toBe(true);
  });

  it.each([1, 6, 9, 12])("finds room for the phrase of each of %i links", (neighbours) => {
    for (const types of [undefined, ...FEW_TYPES]) expect(chips(layOut(starForest({ neighbours, beyond: 2, ...(types === undefined ? {} : { types }) })))).toHaveLength(neighbours);
  });

  it.each([6, 9, 20, 80, 300])("is about as wide as the room with %i neighbours", (neighbours) => {
    const { bounds } = layOut(starForest({ neighbours, beyond: 1 }));
    const proportion = bounds.width / bounds.height / (ROOM.width / ROOM.height);
    expect(proportion).toBeGreaterThan(0.7);
    expect(proportion).toBeLessThan(1.5);
  });

  it("says the same for the same forest, every time", () => {
    expect(layOut(starForest({ neighbours: 40, beyond: 3 }))).toEqual(layOut(starForest({ neighbours: 40, beyond: 3 })));
  });

  it("fits what is usual into the room without making it smaller", () => {
    const { bounds } = layOut(starForest({ neighbours: 9, beyond: 2, types: FEW_TYPES[2] ?? [] }));
    expect([bounds.width, bounds.height]).toEqual([ROOM.width, ROOM.height]);
  });

  it("puts both sides of a dispute on one sheet, in the group of what is weighed against the centre", () => {
    const star = starForest({ neighbours: 1, types: ["applies"] });
    must(linkPoints(star.forest, { from: star.id("n0"), to: star.centre, type: "refutes", phrase: "不成立" }));
    const layout = layOut(star);
    expect(layout.sheets.map(({ neighbour }) => [neighbour.isDisputed, neighbour.links.length])).toEqual([[true, 2]]);
    expect(layout.headings.map(({ group, count }) => [group, count])).toEqual([["disputes", 1]]);
    expect(layout.curves.map(({ isDisputed, chip }) => [isDisputed, chip !== null])).toEqual([[true, true], [true, true]]);
  });

  it("runs every curve from the end the link comes from to the end it goes to", () => {
    const star = starForest({ neighbours: 2, types: ["supports"] });
    const layout = layOut(star);
    const isAtCentre = (place: { readonly x: number; readonly y: number } | undefined): boolean => place !== undefined && Math.abs(place.x) <= 122 && Math.abs(place.y) <= layout.centre.rect.height / 2 + 2;
    const [out, incoming] = layout.curves.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect([isAtCentre(out?.places[0]), isAtCentre(out?.places.at(-1)), isAtCentre(incoming?.places[0]), isAtCentre(incoming?.places.at(-1))]).toEqual([true, false, false, true]);
  });

  it("groups by direction alone when types are not asked for", () => {
    const layout = layOut(starForest({ neighbours: 8, types: ["supports", "causes"] }), { groupsByType: false });
    expect(new Set(layout.headings.map(({ group }) => group))).toEqual(new Set(["incoming", "outgoing"]));
  });

  it("leaves the second step out when only one is asked for", () => {
    expect(layOut(starForest({ neighbours: 4, beyond: 3 }), { depth: 1 }).pills).toEqual([]);
  });

  it("says how many points beside a neighbour are not shown", () => {
    const [rest] = layOut(starForest({ neighbours: 2, beyond: 9 })).pills.filter(({ id }) => id === null);
    expect(rest?.hidden).toBe(7);
  });

  it("bounds a crowd, tells per group how many are left out, and opens a group when asked", () => {
    const star = starForest({ neighbours: 420, types: ["supports", "causes"], outwardsOnly: true });
    const layout = layOut(star);
    expect(layout.rests.map(({ group, hidden }) => [group, hidden]).toSorted()).toEqual([["causes-out", 60], ["supports-out", 61]]);
    const opened = layOut(star, { opened: new Set(["causes-out"]) });
    expect(opened.rests.map(({ group }) => group)).toEqual(["supports-out"]);
    expect(overlaps(boxes(opened))).toBe(0);
  });

  it("stands the ends of a link left and right of it, and what hangs on it around", () => {
    const star = starForest({ neighbours: 1, types: ["supports"] });
    const [linkId] = star.forest.view.linksAt(star.centre);
    if (linkId === undefined) throw new Error("no link");
    const proof = must(addPoint(star.forest, { title: "一个案例", parentId: null, kind: "case" }));
    must(linkPoints(star.forest, { from: proof, to: linkId, type: "illustrates" }));
    const layout = layoutFocus(star.forest.view, requestFor(linkId));
    const side = (id: EndId): string | undefined => layout.sheets.find(({ neighbour }) => neighbour.id === id)?.side;
    expect([side(star.centre), side(star.id("n0")), side(proof) !== undefined]).toEqual(["left", "right", true]);
    const own = layout.curves.find(({ id }) => id === linkId)?.places ?? [];
    expect([(own[0]?.x ?? 0) < 0, (own.at(-1)?.x ?? 0) > 0]).toEqual([true, true]);
    expect(layout.stems.filter(({ kind }) => kind === "kin")).toEqual([]);
  });

  it("invites a point without links to a first one, with its family around so that one can walk on", () => {
    const forest = testForest();
    const parent = must(addPoint(forest, { title: "模块", parentId: null, kind: "module" }));
    const [first, second] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: parent })));
    if (first === undefined || second === undefined) throw new Error("nothing was added");
    const child = must(addPoint(forest, { title: "下面的", parentId: first }));
    const layout = layoutFocus(forest.view, requestFor(first));
    expect(layout.vacancy).not.toBeNull();
    expect(layoutFocus(forest.view, requestFor(first, { invites: false })).vacancy).toBeNull();
    expect(layout.headings.map(({ group }) => group).toSorted()).toEqual(["children", "parent", "siblings"]);
    expect(layout.sheets.map(({ neighbour }) => neighbour.id).toSorted()).toEqual([child, parent, second].toSorted());
    expect(overlaps(boxes(layout))).toBe(0);
  });

  it("counts cases that are written below the point among what proves it", () => {
    const star = starForest({ neighbours: 1 });
    const below = must(addPoint(star.forest, { title: "写在下面的案例", parentId: star.centre, kind: "case" }));
    const layout = layOut(star);
    expect(layout.sheets.map(({ neighbour }) => neighbour.id)).toContain(below);
    expect(layout.headings.map(({ group }) => group)).toContain("cases");
  });
});
