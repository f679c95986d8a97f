// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addPoint, type ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { PasteDialog } from "#renderer/features/building/PasteDialog.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let wisdom: PointId;
let module: PointId;
const onClose = vi.fn();

function plant(forest: OpenForest): void {
  wisdom = must(forest.run(addPoint, { title: "营销智慧", parentId: null, kind: "wisdom", layer: "middle" }));
  module = must(forest.run(addPoint, { title: "倒追营销", parentId: wisdom, kind: "module" }));
}

const open = async (text: string, parentOf: () => PointId | null = () => module): Promise<void> => {
  onClose.mockReset();
  stage = await renderInForest(() => <PasteDialog text={text} place={{ parentId: parentOf() }} onClose={onClose} />, { plant });
};
const tree = (view: ForestView, parentId: PointId | null): string[] => view.children(parentId).flatMap((id) => [view.point(id)?.title ?? "", ...tree(view, id).map((title) => `  ${title}`)]);
const submit = (name: RegExp): void => { fireEvent.click(screen.getByRole("button", { name })); };

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const LIST = "- 高价值\n  - 先看见\n    值在哪里\n  - 再说价\n- 高诱惑";

describe("planting an outline", () => {
  it("shows how it would stand, and plants it there as one step", async () => {
    await open(LIST);
    expect(screen.getByText("共 4 个知识点，2 层")).toBeDefined();
    const preview = screen.getByRole("group", { name: "预览" });
    expect(within(preview).getAllByRole("listitem").map((item) => item.querySelector("span > span")?.textContent)).toEqual(["高价值", "先看见", "再说价", "高诱惑"]);
    expect(within(preview).getByText("带说明")).toBeDefined();
    expect(screen.getByText("放在“倒追营销”下面")).toBeDefined();
    submit(/种下 4 个/);
    const { view } = stage.forest;
    expect(tree(view, module)).toEqual(["高价值", "  先看见", "  再说价", "高诱惑"]);
    expect(stage.forest.selection.get().ids).toEqual(view.children(module));
    expect(stage.toasts).toMatchObject([{ key: "building.toast.planted", values: { count: 4 }, actionId: "edit.undo" }]);
    expect(onClose).toHaveBeenCalledOnce();
    act(() => { stage.forest.undo(); });
    expect(tree(view, module)).toEqual([]);
  });

  it("takes the first level below a wisdom for modules, unless somebody says otherwise", async () => {
    await open(LIST, () => wisdom);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "模块" }).checked).toBe(true);
    submit(/种下/);
    const { view } = stage.forest;
    expect(view.children(wisdom).slice(1).map((id) => view.point(id)?.kind)).toEqual(["module", "module"]);
    expect(view.children(view.children(wisdom)[1] ?? null).map((id) => view.point(id)?.kind)).toEqual(["point", "point"]);
  });

  it("can be sent somewhere else before it is planted", async () => {
    await open(LIST);
    submit(/换个位置/);
    const picker = screen.getByRole("combobox", { name: "新的上级" });
    fireEvent.keyDown(picker, { key: "ArrowUp" });
    fireEvent.keyDown(picker, { key: "ArrowUp" });
    submit(/种下/);
    expect(tree(stage.forest.view, null)).toContain("高价值");
  });

  it("says what was cut or left out, by line", async () => {
    await open(`- ${"长".repeat(230)}\n- [x] 做完了`);
    expect(screen.getByText("1 个标题太长（第 1 行），多出的部分放进了说明")).toBeDefined();
    expect(screen.getByText("1 行前面的方框没有算进标题（第 2 行）")).toBeDefined();
  });

  it("says in words what is too much, and offers no button that would fail", async () => {
    await open(Array.from({ length: 2_001 }, (_none, index) => `第 ${index} 条`).join("\n"));
    expect(screen.getByText("这里有 2001 行，一次最多种 2000 个，请分几次来。")).toBeDefined();
    expect(screen.queryByRole("button", { name: /种下/ })).toBeNull();
  });

  it("has nothing that axe objects to", async () => {
    await open(LIST);
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
