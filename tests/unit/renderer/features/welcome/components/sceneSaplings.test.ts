import { describe, expect, it } from "vitest";
import skeleton from "#assets/skeleton/human-wisdom.json";
import { SCENE_SAPLINGS } from "#renderer/features/welcome/components/sceneSaplings.ts";
import en from "#shared/i18n/locales/en/welcome.json";
import zh from "#shared/i18n/locales/zh-CN/welcome.json";

const shipped = skeleton.wisdoms.flatMap((wisdom) => wisdom.modules.map((entry) => ({ ...entry, wisdom: wisdom.wisdom })));
const moduleOf = (name: string): (typeof shipped)[number] => {
  const entry = shipped.find((candidate) => candidate.id === `module-${name}`);
  if (entry === undefined) throw new Error(`the picture shows ${name}, which the skeleton does not have`);
  return entry;
};

describe("the picture on the first screen", () => {
  it("shows exactly the modules that will be planted, in their wisdoms", () => {
    expect(new Set(SCENE_SAPLINGS.map((sapling) => `module-${sapling.name}`))).toEqual(new Set(shipped.map((entry) => entry.id)));
    expect(SCENE_SAPLINGS).toHaveLength(shipped.length);
    for (const sapling of SCENE_SAPLINGS) expect(sapling.wisdom).toBe(moduleOf(sapling.name).wisdom);
  });

  it("calls them what the skeleton calls them", () => {
    for (const { name } of SCENE_SAPLINGS) {
      const entry = moduleOf(name);
      expect(zh.scene.module[name]).toEqual({ domain: entry.domain["zh-CN"], theme: entry.title["zh-CN"] });
      expect(en.scene.module[name].domain).toBe(entry.domain.en);
      expect(entry.title.en.toLowerCase().replaceAll("-", " ")).toContain(en.scene.module[name].theme.toLowerCase().replaceAll("-", " ").replace(/s$/, ""));
    }
  });
});
