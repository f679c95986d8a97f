// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { caseActions, CaseLibrary } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
const ids = new Map<string, PointId>();
const done: string[] = [];

function plant(forest: OpenForest): void {
  const story = (title: string, isPrivate: boolean, fields: Record<string, string>): void => { ids.set(title, must(forest.run(addPoint, { title, parentId: null, kind: "case", isPrivate, fields }))); };
  story("报价之后", false, { "case.template": "turnaround", "case.confidence": "4", "case.when": "2025-10" });
  story("课前取消", true, { "case.template": "review", "case.when": "2025-08-02" });
  story("催了三次", true, { "case.when": "2025-09-01" });
}
const show = async (withCases = true): Promise<void> => {
  stage = await renderInForest(<CaseLibrary previewOf={(id) => `${id} 的开头`} onOpen={(id) => { done.push(`open ${id}`); }} onCompare={(a, b) => { done.push(`compare ${a} ${b}`); }} />, { actions: caseActions, ...(withCases ? { plant } : {}) });
};
const shown = (): readonly string[] => screen.queryAllByRole("option").map((option) => /报价之后|课前取消|催了三次/.exec(option.textContent)?.[0] ?? "?");

beforeEach(() => { done.length = 0; });
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the library of cases", () => {
  it("shows all cases, the last that happened first, with the beginning of their notes", async () => {
    await show();
    expect(shown()).toEqual(["报价之后", "催了三次", "课前取消"]);
    expect(screen.getByRole("status").textContent).toBe("3 个案例");
    expect(screen.getAllByRole("option")[0]?.textContent).toContain(`${ids.get("报价之后") ?? ""} 的开头`);
  });

  it("narrows by privacy, words and template, and says how many are left", async () => {
    await show();
    fireEvent.click(screen.getByRole("radio", { name: "仅自己" }));
    await waitFor(() => { expect(shown()).toEqual(["催了三次", "课前取消"]); });
    expect(screen.getByRole("status").textContent).toBe("3 个里的 2 个");
    fireEvent.click(screen.getByRole("button", { name: "筛选" }));
    fireEvent.click(screen.getByRole("button", { name: /复盘/ }));
    await waitFor(() => { expect(shown()).toEqual(["课前取消"]); });
    fireEvent.change(screen.getByRole("searchbox", { name: "在案例里找" }), { target: { value: "没有的词" } });
    await waitFor(() => { expect(screen.getByText("没有符合条件的案例")).toBeTruthy(); });
    const [all] = screen.getAllByRole("button", { name: "看全部" });
    if (all !== undefined) fireEvent.click(all);
    await waitFor(() => { expect(shown()).toHaveLength(3); });
  });

  it("puts them into months along time, and into rows of a table", async () => {
    await show();
    fireEvent.click(screen.getByRole("radio", { name: "时间线" }));
    expect(screen.getByText("2025年10月")).toBeTruthy();
    expect(shown()).toEqual(["报价之后", "催了三次", "课前取消"]);
    fireEvent.click(screen.getByRole("radio", { name: "表格" }));
    expect(shown()).toEqual(["报价之后", "催了三次", "课前取消"]);
    expect(screen.getAllByRole("img", { name: "把握：反复验证过" })).toHaveLength(1);
  });

  it("is walked, opened and marked for a comparison by keys alone", async () => {
    await show();
    const list = screen.getByRole("listbox", { name: "案例" });
    fireEvent.focus(list);
    const active = (): string => document.getElementById(list.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "";
    fireEvent.keyDown(list, { key: "ArrowDown" });
    expect(active()).toContain("催了三次");
    fireEvent.keyDown(list, { key: " " });
    fireEvent.keyDown(list, { key: "End" });
    fireEvent.keyDown(list, { key: " ", ctrlKey: true });
    fireEvent.click(screen.getByRole("button", { name: "并排比较（已选 2/2）" }));
    fireEvent.keyDown(list, { key: "Enter" });
    expect(done).toEqual([`compare ${ids.get("催了三次") ?? ""} ${ids.get("课前取消") ?? ""}`, `open ${ids.get("课前取消") ?? ""}`]);
  });

  it("offers to write the first case", async () => {
    await show(false);
    const [button] = screen.getAllByRole("button", { name: "写案例…" });
    if (button !== undefined) fireEvent.click(button);
    expect(stage.dialogs).toEqual([{ kind: "new-case", illustrates: null }]);
  });

  it("has no fault that a checker of accessibility finds", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "筛选" }));
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});
