import { beforeEach, describe, expect, it } from "vitest";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { EMPTY_FILTER, type FilterSpec } from "#shared/finding/filterSpec.ts";
import { filterPoints, matchPoint, type MatchContext } from "#shared/finding/index.ts";
import { addPoint, describePoint, linkPoints, setAliases, setTags, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { chainForest } from "#tests/support/chainForest.ts";
import { partOfView } from "#tests/support/partOfView.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const DAY_MS = 86_400_000;
let forest: TestForest;
let ids: Record<string, PointId>;

function add(title: string, parent: string | null, input: Partial<AddPointInput> = {}): PointId {
  const id = must(addPoint(forest, { title, parentId: parent === null ? null : idOf(parent), ...input }));
  ids[title] = id;
  return id;
}

function idOf(title: string): PointId {
  const id = ids[title];
  if (id === undefined) throw new Error(`not planted: ${title}`);
  return id;
}

const context = (part: Partial<MatchContext> = {}): MatchContext => ({ nowMs: forest.clock.now(), lastVisitAtMs: null, readingsOf, ...part });
const lit = (part: Partial<FilterSpec>, how: Partial<MatchContext> = {}): string[] =>
  [...filterPoints(forest.view, { ...EMPTY_FILTER, ...part }, context(how))].map((id) => forest.view.point(id)?.title ?? id);

beforeEach(() => {
  forest = testForest();
  ids = {};
  add("营销智慧", null, { kind: "wisdom", layer: "middle", wisdom: "marketing" });
  add("倒追营销", "营销智慧", { kind: "module" });
  add("高价值", "倒追营销");
  add("换位意识", "倒追营销");
  add("续费谈崩了", "换位意识", { kind: "case", isPrivate: false });
  add("散落的想法", null);
});

describe("filterPoints", () => {
  it("leaves everything in the light while nothing is asked for", () => {
    expect(lit({})).toHaveLength(6);
  });

  it("finds by the wisdom a point stands under, or under none", () => {
    expect(lit({ wisdoms: ["marketing"] })).toEqual(["营销智慧", "倒追营销", "高价值", "换位意识", "续费谈崩了"]);
    expect(lit({ wisdoms: ["none"] })).toEqual(["散落的想法"]);
    expect(lit({ wisdoms: ["logic"] })).toEqual([]);
  });

  it("finds a module with all below it", () => {
    expect(lit({ modules: [idOf("倒追营销")] })).toEqual(["倒追营销", "高价值", "换位意识", "续费谈崩了"]);
  });

  it("takes any choice within a criterion, and all criteria together", () => {
    must(setTags(forest, { id: idOf("高价值"), tags: ["重点"] }));
    must(setTags(forest, { id: idOf("散落的想法"), tags: ["待办"] }));
    expect(lit({ tags: ["重点", "待办"] })).toEqual(["高价值", "散落的想法"]);
    expect(lit({ tags: ["重点", "待办"], wisdoms: ["marketing"] })).toEqual(["高价值"]);
    expect(lit({ kinds: ["case", "module"] })).toEqual(["倒追营销", "续费谈崩了"]);
  });

  it("finds by words in title, other names and summary, by pinyin and by initials", () => {
    must(setAliases(forest, { id: idOf("高价值"), aliases: ["High value"] }));
    must(describePoint(forest, { id: idOf("散落的想法"), summary: "价值从哪里来" }));
    expect(lit({ text: "价值" })).toEqual(["高价值", "散落的想法"]);
    expect(lit({ text: "VALUE" })).toEqual(["高价值"]);
    expect(lit({ text: "gjz" })).toEqual(["高价值"]);
    expect(lit({ text: "huanwei" })).toEqual(["换位意识"]);
    expect(lit({ text: "价值 哪里" })).toEqual(["散落的想法"]);
    expect(lit({ text: "huanwei" }, { readingsOf: null })).toEqual([]);
  });

  it("finds by author", () => {
    expect(lit({ authors: ["pr_me"] })).toHaveLength(6);
    expect(lit({ authors: ["pr_other"] })).toEqual([]);
  });

  it("finds what is young, and what is old", () => {
    forest.clock.advance(10 * DAY_MS);
    add("新点", null);
    expect(lit({ age: { kind: "since", days: 7 } })).toEqual(["新点"]);
    expect(lit({ age: { kind: "before", days: 7 } })).toHaveLength(6);
  });

  it("calls news what was created after the last visit, and nothing on the first", () => {
    const lastVisitAtMs = forest.clock.now();
    forest.clock.advance(1);
    add("新点", null);
    expect(lit({ fresh: true }, { lastVisitAtMs })).toEqual(["新点"]);
    expect(lit({ fresh: true })).toEqual([]);
  });

  it("finds knowledge points that no case stands by, below or illustrating", () => {
    expect(lit({ noCase: true })).toEqual(["高价值", "散落的想法"]);
    must(linkPoints(forest, { from: idOf("续费谈崩了"), to: idOf("高价值"), type: "illustrates" }));
    expect(lit({ noCase: true })).toEqual(["散落的想法"]);
  });

  it("finds what no link reaches, but no wisdoms, modules or cases", () => {
    expect(lit({ isolated: true })).toEqual(["高价值", "换位意识", "散落的想法"]);
    must(linkPoints(forest, { from: idOf("高价值"), to: idOf("散落的想法"), type: "supports" }));
    expect(lit({ isolated: true })).toEqual(["换位意识"]);
  });
});

describe("matchPoint", () => {
  it("judges one point, and has no light for one that is not there", () => {
    expect(matchPoint(forest.view, { ...EMPTY_FILTER, kinds: ["case"] }, idOf("续费谈崩了"), context())).toBe(true);
    expect(matchPoint(forest.view, EMPTY_FILTER, "pt_gone", context())).toBe(false);
  });
});

describe("a chain of points one below the other", () => {
  it.each([["wisdoms", { wisdoms: ["none"] }], ["modules", { modules: ["pt_0"] }]] as const)("is climbed once and not from each of them: %s", (_name, part) => {
    const { view } = chainForest(500);
    let looks = 0;
    const counted = partOfView({
      points: () => view.points(),
      point: (id) => {
        looks += 1;
        return view.point(id);
      },
    });
    const found = filterPoints(counted, { ...EMPTY_FILTER, ...part }, { nowMs: 0, lastVisitAtMs: null, readingsOf: null });
    expect(found.size).toBe("wisdoms" in part ? 500 : 0);
    expect(looks).toBeLessThanOrEqual(3 * 500);
  });

  it("finds nothing in a point that is no module, and all below one that is", () => {
    const chain = chainForest(50, "module");
    const inModule = (id: PointId): number => filterPoints(chain.view, { ...EMPTY_FILTER, modules: [id] }, { nowMs: 0, lastVisitAtMs: null, readingsOf: null }).size;
    const leaf = must(addPoint(chain, { title: "叶", parentId: "pt_3" }));
    expect([inModule("pt_3"), inModule("pt_49"), inModule(leaf)]).toEqual([2, 1, 0]);
  });
});
