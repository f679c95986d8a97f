// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, type LinkType } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { InspectorView } from "#renderer/features/inspector/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";
import { transcript } from "#tests/support/transcript.ts";

let stage: Stage;
let path: PointId;
let origin: PointId;
let motive: PointId;
let hub: PointId;

const add = (forest: OpenForest, title: string): PointId => must(forest.run(addPoint, { title, parentId: null }));

function plant(forest: OpenForest): void {
  [path, origin, motive, hub] = ["客户成功路径", "溯本法", "动机", "枢纽"].map((title) => add(forest, title)) as [PointId, PointId, PointId, PointId];
  const link = (from: EndId, to: EndId, type: LinkType, words: { phrase?: string; reason?: string } = {}) => must(forest.run(linkPoints, { from, to, type, ...words }));
  const first = link(origin, path, "supports", { phrase: "找出客户的起点 A", reason: "不先追到困扰的来处，A 点就是想当然。" });
  link(motive, path, "supports");
  link(path, motive, "applies", { reason: "走一步试一步。" });
  const met = must(forest.run(addPoint, { title: "城南门店", parentId: path, kind: "case" }));
  link(met, first, "illustrates");
}

function plantHub(forest: OpenForest): void {
  plant(forest);
  for (let index = 0; index < 30; index++) must(forest.run(linkPoints, { from: add(forest, `第 ${index} 个`), to: hub, type: "supports" }));
  must(forest.run(linkPoints, { from: hub, to: path, type: "causes" }));
}

const links = () => screen.getByRole("region", { name: "关联" });
const select = (id: PointId): void => act(() => stage.forest.selection.select([id]));

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("the links of a point", () => {
  beforeEach(async () => {
    stage = await renderInForest(<InspectorView />, { plant });
    select(path);
  });

  it("are read out in groups, each with its count, each link with its other end, its phrase and its reason", () => {
    expect(transcript(links())).toEqual([
      "region 关联",
      "  heading 关联 3 (3)",
      "  2 条写了为什么",
      "  button 新关联",
      "  heading 支撑它 2 条 (4)",
      "    button 支撑它 2 条 (open)",
      "  list 支撑它 (2)",
      "    listitem",
      "      button 溯本法",
      "      找出客户的起点 A",
      "      button 查看这条关联 (溯本法)",
      "      button 为什么 不先追到困扰的来处，A 点就是想当然。",
      "      list 连到这条关联上的 (1)",
      "        listitem",
      "          印证它",
      "          button 城南门店 仅自己",
      "    listitem",
      "      button 动机",
      "      button 查看这条关联 (动机)",
      "      button 补一句为什么 (动机)",
      "  heading 它应用到 1 条 (4)",
      "    button 它应用到 1 条 (open)",
      "  list 它应用到 (1)",
      "    listitem",
      "      button 动机",
      "      button 查看这条关联 (动机)",
      "      button 为什么 走一步试一步。",
    ]);
  });

  it("can be folded away and opened again", () => {
    const group = within(links()).getByRole("button", { name: "支撑它 2 条" });
    fireEvent.click(group);
    expect(group.getAttribute("aria-expanded")).toBe("false");
    expect(within(links()).queryByRole("list", { name: "支撑它" })).toBeNull();
    fireEvent.click(group);
    expect(within(links()).getByRole("list", { name: "支撑它" })).toBeDefined();
  });
});

describe("the links of a hub", () => {
  beforeEach(async () => {
    stage = await renderInForest(<InspectorView />, { plant: plantHub });
    select(hub);
  });

  it("show the first group in part and fold the others", () => {
    expect(within(within(links()).getByRole("list", { name: "支撑它" })).getAllByRole("button", { name: /^第 \d+ 个$/ })).toHaveLength(12);
    fireEvent.click(within(links()).getByRole("button", { name: "再显示，还有 18 条" }));
    expect(within(within(links()).getByRole("list", { name: "支撑它" })).getAllByRole("button", { name: /^第 \d+ 个$/ })).toHaveLength(24);
    expect(within(links()).getByRole("button", { name: "它导致 1 条" }).getAttribute("aria-expanded")).toBe("false");
  });

  it("have nothing that axe objects to", async () => {
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
