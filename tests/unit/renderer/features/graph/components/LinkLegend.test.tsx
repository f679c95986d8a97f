// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, linkPoints, renamePoint } from "#shared/forest/index.ts";
import type { LinkId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { linkActions } from "#renderer/features/links/index.ts";
import { LinkLegend } from "#renderer/features/graph/components/LinkLegend.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let refuting: LinkId;
let supporting: LinkId;

function plant(forest: OpenForest): void {
  const a = must(forest.run(addPoint, { title: "甲", parentId: null }));
  const b = must(forest.run(addPoint, { title: "乙", parentId: null }));
  const c = must(forest.run(addPoint, { title: "丙", parentId: null }));
  supporting = must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
  must(forest.run(linkPoints, { from: b, to: c, type: "supports" }));
  refuting = must(forest.run(linkPoints, { from: b, to: a, type: "refutes" }));
}

const button = (name: string): HTMLElement => screen.getByRole("button", { name });
const press = (key: string): void => { act(() => { fireEvent.keyDown(document.activeElement ?? document.body, { key }); }); };

beforeEach(async () => {
  stage = await renderInForest(<LinkLegend isSlim={false} />, { actions: linkActions, plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("LinkLegend", () => {
  it("lists the types that occur with their counts, and the disputes last", () => {
    expect(screen.getAllByRole("button").map((each) => each.textContent)).toEqual(["图例与筛选", "支撑2", "", "反驳1", "", "争议1", "", ""]);
  });

  it("dims and shows a type by its eye", () => {
    fireEvent.click(button("显示“支撑”"));
    expect(stage.forest.filter.get().light.linkTypes?.has("supports")).toBe(false);
    expect(button("显示“支撑”").getAttribute("aria-pressed")).toBe("false");
    fireEvent.click(button("显示“支撑”"));
    expect(stage.forest.filter.get().isActive).toBe(false);
  });

  it("picks out one type by its name, and shows all again", () => {
    fireEvent.click(button("只看“反驳”，共 1 条"));
    expect([...stage.forest.filter.get().light.linkTypes ?? []]).toEqual(["refutes"]);
    fireEvent.click(button("看全部类型"));
    expect(stage.forest.filter.get().light.linkTypes).toBeNull();
  });

  it("goes to the disputes, and dims them", () => {
    fireEvent.click(button("选中 1 处争议"));
    expect(stage.forest.selection.get().ids).toEqual([refuting, supporting]);
    fireEvent.click(button("显示“争议”"));
    expect(stage.forest.filter.get().light.showsDisputes).toBe(false);
  });

  it("says what is shown after each press, and how many links that are", () => {
    for (const name of ["显示“反驳”", "显示“支撑”", "显示“支撑”", "只看“反驳”，共 1 条", "看全部类型", "显示“争议”", "显示“争议”"]) fireEvent.click(button(name));
    expect(stage.heard.map(({ key, values }) => [key.replace("finding.legend.said.", ""), values])).toEqual([
      ["some", { types: "link.type.supports", count: 2 }], ["none", {}], ["some", { types: "link.type.supports", count: 2 }],
      ["some", { types: "link.type.refutes", count: 1 }], ["all", { count: 3 }], ["noDisputes", {}], ["disputes", { count: 1 }],
    ]);
  });

  it("opens the disputes side by side", () => {
    fireEvent.click(button("逐处对照争议"));
    expect(stage.dialogs).toEqual([{ kind: "disputes", at: null }]);
  });

  it("looks at no link when a title is written, and follows when a link comes", () => {
    const [first] = [...stage.forest.view.points()];
    if (first === undefined) throw new Error("nothing was planted");
    const walks = vi.spyOn(stage.forest.view, "links");
    act(() => { must(stage.forest.run(renamePoint, { id: first.id, title: "别的" })); });
    expect(walks).not.toHaveBeenCalled();
    const other = must(stage.forest.run(addPoint, { title: "丁", parentId: null }));
    act(() => { must(stage.forest.run(linkPoints, { from: first.id, to: other, type: "supports" })); });
    expect(button("只看“支撑”，共 3 条")).toBeDefined();
  });

  it("is one stop for Tab; arrows go through rows and along them", () => {
    const inList = screen.getAllByRole("button").slice(1);
    expect(inList.map((each) => each.tabIndex)).toEqual([0, -1, -1, -1, -1, -1, -1]);
    act(() => { button("只看“支撑”，共 2 条").focus(); });
    press("ArrowRight");
    press("ArrowDown");
    expect(document.activeElement).toBe(button("显示“反驳”"));
    press("End");
    press("ArrowDown");
    expect(document.activeElement).toBe(button("显示“支撑”"));
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("LinkLegend where disputes cannot be opened", () => {
  it("offers no button that would do nothing", async () => {
    await stage.close();
    stage = await renderInForest(<LinkLegend isSlim={false} />, { plant });
    expect(screen.queryByRole("button", { name: "逐处对照争议" })).toBeNull();
  });
});
