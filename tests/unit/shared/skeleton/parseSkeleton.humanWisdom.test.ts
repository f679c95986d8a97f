import { describe, expect, it } from "vitest";
import shipped from "#assets/skeleton/human-wisdom.json";
import { parseSkeleton, SKELETON_LOCALES, type Skeleton } from "#shared/skeleton/index.ts";

function load(): Skeleton {
  const parsed = parseSkeleton(shipped);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const skeleton = load();
const modules = skeleton.wisdoms.flatMap((wisdom) => wisdom.modules);
const lengthOf = (text: string): number => [...text].length;
const wisdomIds = new Set(skeleton.wisdoms.map((wisdom) => wisdom.id));

describe("the shipped skeleton of human wisdom", () => {
  it("has the five wisdoms in their layers and order", () => {
    expect(skeleton.wisdoms.map((wisdom) => [wisdom.layer, wisdom.wisdom, wisdom.title["zh-CN"]])).toEqual([
      ["base", "logic", "逻辑智慧"],
      ["base", "people", "人际智慧"],
      ["middle", "marketing", "营销智慧"],
      ["middle", "management", "管理智慧"],
      ["top", "education", "教育智慧"],
    ]);
  });

  it("has the nine modules under their wisdom, with field and core theme, in order", () => {
    const rows = skeleton.wisdoms.flatMap((wisdom) => wisdom.modules.map((entry) => [wisdom.wisdom, entry.domain["zh-CN"], entry.title["zh-CN"]]));
    expect(rows).toEqual([
      ["logic", "认知", "溯本认知"],
      ["logic", "策略", "全胜战略"],
      ["logic", "学习", "整体学习"],
      ["people", "心理", "感性心理"],
      ["people", "沟通", "四高沟通"],
      ["people", "关系", "双赢关系"],
      ["marketing", "营销", "倒追营销"],
      ["management", "管理", "赋能管理"],
      ["education", "教育", "精英教育"],
    ]);
  });

  it("can be found by the other names of a field", () => {
    const aliasesOf = (domain: string): readonly string[] => modules.find((entry) => entry.domain["zh-CN"] === domain)?.aliases["zh-CN"] ?? [];
    expect(aliasesOf("认知")).toContain("思考");
    expect(aliasesOf("策略")).toEqual(expect.arrayContaining(["策略", "战略"]));
  });

  it("never uses 业务智慧, which is another thing", () => {
    expect(JSON.stringify(skeleton)).not.toContain("业务智慧");
  });

  it("describes every wisdom and module in one short paragraph", () => {
    for (const entry of [...skeleton.wisdoms, ...modules]) {
      expect(lengthOf(entry.summary["zh-CN"]), entry.id).toBeGreaterThanOrEqual(60);
      expect(lengthOf(entry.summary["zh-CN"]), entry.id).toBeLessThanOrEqual(110);
      for (const locale of SKELETON_LOCALES) expect(entry.summary[locale], entry.id).not.toContain("\n");
    }
  });

  it("writes English in Latin letters and Chinese in Chinese characters", () => {
    const pairs = [...skeleton.wisdoms, ...modules].flatMap((entry) => [entry.title, entry.summary]);
    const all = [...pairs, ...modules.flatMap((entry) => entry.questions.map((question) => question.title)), ...skeleton.links.flatMap((link) => [link.phrase, link.reason])];
    for (const pair of all) {
      expect(pair.en).not.toMatch(/\p{Script=Han}/u);
      expect(pair["zh-CN"]).toMatch(/\p{Script=Han}/u);
      expect(pair["zh-CN"]).not.toMatch(/[A-Za-z]/);
    }
  });

  it("gives every module four or five short questions to start from", () => {
    for (const entry of modules) {
      expect(entry.questions.length, entry.id).toBeGreaterThanOrEqual(4);
      expect(entry.questions.length, entry.id).toBeLessThanOrEqual(5);
      for (const { title } of entry.questions) {
        expect(title["zh-CN"]).toMatch(/？$/);
        expect(lengthOf(title["zh-CN"]), title["zh-CN"]).toBeLessThanOrEqual(24);
        expect(title.en).toMatch(/\?$/);
        expect(title.en.length, title.en).toBeLessThanOrEqual(64);
      }
    }
  });

  it("asks no question twice", () => {
    const titles = modules.flatMap((entry) => entry.questions.map((question) => question.title["zh-CN"]));
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("states what the subject says between wisdoms, and does not call that a suggestion", () => {
    const stated = skeleton.links.filter((link) => !link.suggested).map((link) => `${link.from} ${link.type} ${link.to}`);
    expect(stated).toEqual([
      "wisdom-people premise wisdom-management",
      "wisdom-people premise wisdom-marketing",
      "wisdom-people premise wisdom-education",
      "wisdom-management supports wisdom-logic",
      "wisdom-marketing supports wisdom-logic",
      "module-communication supports wisdom-logic",
      "wisdom-education applies wisdom-logic",
      "wisdom-education applies wisdom-people",
      "wisdom-education applies wisdom-management",
    ]);
  });

  it("suggests fourteen to twenty links, all between modules, and leaves no module alone", () => {
    const suggested = skeleton.links.filter((link) => link.suggested);
    expect(suggested.length).toBeGreaterThanOrEqual(14);
    expect(suggested.length).toBeLessThanOrEqual(20);
    const ends = suggested.flatMap((link) => [link.from, link.to]);
    expect(ends.filter((end) => wisdomIds.has(end))).toEqual([]);
    expect(new Set(ends)).toEqual(new Set(modules.map((entry) => entry.id)));
  });

  it("says each link in at most twelve characters and gives a reason", () => {
    for (const link of skeleton.links) {
      expect(lengthOf(link.phrase["zh-CN"]), link.id).toBeLessThanOrEqual(12);
      expect(link.phrase.en.length, link.id).toBeLessThanOrEqual(40);
      expect(link.reason["zh-CN"], link.id).toMatch(/。$/);
      expect(link.reason.en, link.id).toMatch(/\.$/);
    }
  });
});
