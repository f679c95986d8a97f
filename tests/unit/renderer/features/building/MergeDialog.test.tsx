// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, describePoint, linkPoints, setTags } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { MergeDialog } from "#renderer/features/building/MergeDialog.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let [price, value, other]: PointId[] = [];
const onClose = vi.fn();

function plant(forest: OpenForest): void {
  price = must(forest.run(addPoint, { title: "低价", parentId: null }));
  value = must(forest.run(addPoint, { title: "低成本", parentId: null }));
  other = must(forest.run(addPoint, { title: "取胜", parentId: null }));
  must(forest.run(describePoint, { id: price, summary: "卖得便宜" }));
  must(forest.run(describePoint, { id: value, summary: "花得少" }));
  must(forest.run(setTags, { id: value, tags: ["常考"] }));
  must(forest.run(addPoint, { title: "规模", parentId: value }));
  must(forest.run(linkPoints, { from: price, to: other, type: "supports" }));
  must(forest.run(linkPoints, { from: value, to: other, type: "supports", reason: "省下的能让利" }));
  must(forest.run(linkPoints, { from: price, to: value, type: "causes" }));
  forest.selection.select([price, value]);
}

const idOf = (id: PointId | undefined): PointId => {
  if (id === undefined) throw new Error("not planted");
  return id;
};

beforeEach(async () => {
  onClose.mockReset();
  stage = await renderInForest(<MergeDialog onClose={onClose} />, { plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("merging points", () => {
  it("says beforehand what the one that stays will be like", () => {
    for (const words of ["有 1 条关联", "下面有 1 个知识点", "1 条重复的关联移入回收站，理由并到留下的那条", "1 条彼此之间的关联移入回收站", "也叫：低成本", "标签：常考", "1 个知识点移入回收站"]) {
      expect(screen.getByText(words)).toBeDefined();
    }
    expect(screen.getByRole("group", { name: "合并后的说明" }).textContent).toBe("卖得便宜\n\n花得少");
  });

  it("keeps the one that is chosen, tells of it, and is one step to undo", () => {
    fireEvent.click(screen.getByRole("radio", { name: /低成本/ }));
    expect(screen.getByText("也叫：低价")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "合并" }));
    const { view } = stage.forest;
    expect(view.point(idOf(price))).toBeUndefined();
    expect(view.point(idOf(value))?.aliases).toEqual(["低价"]);
    expect(view.linksAt(idOf(value))).toHaveLength(1);
    expect(stage.forest.selection.get().ids).toEqual([value]);
    expect(stage.toasts).toMatchObject([{ key: "building.toast.merged", values: { count: 2, title: "低成本" }, actionId: "edit.undo" }]);
    expect(onClose).toHaveBeenCalledOnce();
    act(() => { stage.forest.undo(); });
    expect(view.point(idOf(price))?.title).toBe("低价");
    expect(view.linksAt(idOf(value))).toHaveLength(2);
  });

  it("does not merge what everybody sees with what only one person sees, and says why", () => {
    act(() => {
      const secret = must(stage.forest.run(addPoint, { title: "谈崩的一次", parentId: null, kind: "case" }));
      stage.forest.selection.select([idOf(price), secret]);
    });
    expect(screen.getByRole("alert").textContent).toContain("共享的和只有自己可见的不能合并");
    expect(screen.getByRole("button", { name: "合并" }).hasAttribute("disabled")).toBe(true);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
