import { describe, expect, it } from "vitest";
import shipped from "#assets/skeleton/human-wisdom.json";
import { applyPlan, createCommandHistory, LIMITS, moduleOf, searchTitles, understoryOf, wisdomOf, type PointRecord } from "#shared/forest/index.ts";
import { parseSkeleton, planSkeleton, SKELETON_LOCALES, type Skeleton, type SkeletonLocale } from "#shared/skeleton/index.ts";
import { shippedHash } from "#shared/skeleton/shippedHash.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

function load(): Skeleton {
  const parsed = parseSkeleton(shipped);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const skeleton = load();
const moduleCount = skeleton.wisdoms.flatMap((wisdom) => wisdom.modules).length;
const questionCount = skeleton.wisdoms.flatMap((wisdom) => wisdom.modules.flatMap((entry) => entry.questions)).length;

function planted(locale: SkeletonLocale = "zh-CN"): TestForest {
  const forest = testForest();
  must(applyPlan(forest, { plan: planSkeleton(skeleton, locale), command: "plant" }));
  return forest;
}

function pointsOf(forest: TestForest, kind: PointRecord["kind"]): PointRecord[] {
  return [...forest.view.points()].filter((point) => point.kind === kind);
}

function titled(forest: TestForest, title: string): PointRecord {
  const point = [...forest.view.points()].find((candidate) => candidate.title === title);
  if (point === undefined) throw new Error(`${title} was not planted`);
  return point;
}

describe("planSkeleton", () => {
  it("plants five wisdoms, nine modules, their questions and every link", () => {
    const forest = planted();
    expect(pointsOf(forest, "wisdom")).toHaveLength(5);
    expect(pointsOf(forest, "module")).toHaveLength(9);
    expect(pointsOf(forest, "question")).toHaveLength(questionCount);
    expect(forest.view.pointCount).toBe(5 + moduleCount + questionCount);
    expect(forest.view.linkCount).toBe(skeleton.links.length);
    expect(forest.view.meta.planted).toBe("human-wisdom");
  });

  it("leaves nothing standing in the understory and nothing for the health report", () => {
    const forest = planted();
    expect(understoryOf(forest.view)).toEqual([]);
    expect(forest.view.problems()).toEqual([]);
  });

  it("keeps the order of the file at every level", () => {
    const { view } = planted();
    const titlesUnder = (parent: PointRecord | null): string[] => view.children(parent?.id ?? null).map((id) => view.point(id)?.title ?? "");
    expect(titlesUnder(null)).toEqual(skeleton.wisdoms.map((wisdom) => wisdom.title["zh-CN"]));
    for (const wisdom of skeleton.wisdoms) {
      const point = [...view.points()].find((candidate) => candidate.provenance?.srcId === wisdom.id);
      expect(titlesUnder(point ?? null)).toEqual(wisdom.modules.map((entry) => entry.title["zh-CN"]));
    }
  });

  it("puts layer and wisdom on wisdoms only, and lets modules inherit by position", () => {
    const forest = planted();
    const strategy = titled(forest, "全胜战略");
    expect(strategy).toMatchObject({ kind: "module", domain: "策略", layer: null, wisdom: null });
    expect(wisdomOf(forest.view, strategy.id)).toBe("logic");
    expect(titled(forest, "逻辑智慧")).toMatchObject({ kind: "wisdom", layer: "base", wisdom: "logic" });
    const [question] = forest.view.children(strategy.id);
    expect(question === undefined ? null : moduleOf(forest.view, question)?.id).toBe(strategy.id);
  });

  it("can be searched by the other names of a field", () => {
    const { view } = planted();
    const found = (query: string): string[] => searchTitles(view, query, 5).map((id) => view.point(id)?.title ?? "");
    expect(found("思考")).toContain("溯本认知");
    expect(found("策略")).toContain("全胜战略");
  });

  it("plants it all in English when asked", () => {
    const forest = planted("en");
    expect(titled(forest, "Reverse-Pursuit Marketing").domain).toBe("Marketing");
    for (const point of forest.view.points()) expect(`${point.title}${point.summary}${point.domain}`).not.toMatch(/\p{Script=Han}/u);
    for (const link of forest.view.links()) expect(`${link.phrase}${link.reason}`).not.toMatch(/\p{Script=Han}/u);
  });

  it("marks our own links as suggested and the subject's own as not", () => {
    const { view } = planted();
    const suggested = [...view.links()].filter((link) => link.suggested);
    expect(suggested).toHaveLength(skeleton.links.filter((link) => link.suggested).length);
    const modules = new Set<string>([...view.points()].filter((point) => point.kind === "module").map((point) => point.id));
    for (const link of suggested) expect([link.from, link.to].every((end) => modules.has(end))).toBe(true);
  });

  it("is one step that can be undone and redone", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    must(applyPlan(forest, { plan: planSkeleton(skeleton, "zh-CN"), command: "plant" }));
    history.undo();
    expect([forest.view.pointCount, forest.view.linkCount]).toEqual([0, 0]);
    history.redo();
    expect([forest.view.pointCount, forest.view.linkCount]).toEqual([5 + moduleCount + questionCount, skeleton.links.length]);
  });

  it.each(SKELETON_LOCALES)("signs every record in %s with its origin, once each", (locale) => {
    const plan = planSkeleton(skeleton, locale);
    const origins = [...plan.points, ...plan.links].map((entry) => entry.provenance);
    for (const origin of origins) {
      expect(origin).toMatchObject({ src: "skeleton:human-wisdom", srcVersion: "1" });
      expect(origin?.srcHash).toMatch(/^[0-9a-f]{16}$/);
    }
    expect(new Set(origins.map((origin) => origin?.srcId)).size).toBe(origins.length);
  });

  it("changes the fingerprint of a record when its wording changes, and of no other", () => {
    const [first, ...rest] = skeleton.links;
    if (first === undefined) throw new Error("the shipped skeleton has no links");
    const reworded: Skeleton = { ...skeleton, links: [{ ...first, phrase: { ...first.phrase, "zh-CN": "另一种说法" } }, ...rest] };
    const hashes = (source: Skeleton): (string | undefined)[] => planSkeleton(source, "zh-CN").links.map((link) => link.provenance?.srcHash);
    const [before, after] = [hashes(skeleton), hashes(reworded)];
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  it("gives fingerprints that can be made again from the planted record", () => {
    const strategy = titled(planted(), "全胜战略");
    const fields = [strategy.kind, "wisdom-logic", strategy.title, strategy.summary, strategy.domain, strategy.layer, strategy.wisdom, strategy.aliases, strategy.tags];
    expect(strategy.provenance?.srcHash).toBe(shippedHash(fields));
  });

  it.each(SKELETON_LOCALES)("stays within the forest's limits in %s", (locale) => {
    const plan = planSkeleton(skeleton, locale);
    for (const point of plan.points) {
      expect(point.title.length).toBeLessThanOrEqual(LIMITS.title);
      expect(point.summary?.length ?? 0).toBeLessThanOrEqual(LIMITS.summary);
      expect(point.domain?.length ?? 0).toBeLessThanOrEqual(LIMITS.domain);
      for (const alias of point.aliases ?? []) expect(alias.length).toBeLessThanOrEqual(LIMITS.alias);
    }
    for (const link of plan.links) {
      expect(link.phrase?.length ?? 0).toBeLessThanOrEqual(LIMITS.phrase);
      expect(link.reason?.length ?? 0).toBeLessThanOrEqual(LIMITS.reason);
    }
  });
});
