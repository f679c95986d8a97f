// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, removeLinks } from "#shared/forest/index.ts";
import { isPointId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { InsertPointDialog } from "#renderer/features/links/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let module: PointId;
let other: PointId;
let a: PointId;
let b: PointId;
let link: LinkId;

function plant(forest: OpenForest): void {
  module = must(forest.run(addPoint, { title: "倒追营销", parentId: null, kind: "module" }));
  other = must(forest.run(addPoint, { title: "全胜战略", parentId: null, kind: "module" }));
  a = must(forest.run(addPoint, { title: "溯本法", parentId: module }));
  b = must(forest.run(addPoint, { title: "客户成功路径", parentId: other }));
  link = must(forest.run(linkPoints, { from: a, to: b, type: "supports", phrase: "找出起点" }));
}

beforeEach(async () => {
  closed = 0;
  stage = await renderInForest(() => <InsertPointDialog linkId={link} onClose={() => { closed += 1; }} />, { plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const title = (): HTMLElement => screen.getByRole("textbox", { name: "新知识点的标题" });
const submit = (): void => { fireEvent.click(screen.getByRole("button", { name: "插入" })); };
const inserted = () => {
  const [id] = stage.forest.selection.get().ids;
  return id !== undefined && isPointId(id) ? stage.forest.view.point(id) : undefined;
};

describe("inserting a point into a link", () => {
  it("reads both halves, stands beside where the link begins, and is one undo step", () => {
    fireEvent.change(title(), { target: { value: "客户处境" } });
    expect(screen.getByText("溯本法 —找出起点→ 客户处境")).toBeDefined();
    expect(screen.getByText("客户处境 —支撑→ 客户成功路径")).toBeDefined();
    submit();
    expect(inserted()).toMatchObject({ title: "客户处境", parentId: module });
    expect([...stage.forest.view.links()].map(({ from, to, phrase }) => [from, to, phrase])).toEqual([[a, inserted()?.id, "找出起点"], [inserted()?.id, b, ""]]);
    expect([stage.toasts[0]?.key, stage.toasts[0]?.actionId, closed]).toEqual(["links.toast.inserted", "edit.undo", 1]);
    stage.forest.undo();
    expect([stage.forest.view.link(link)?.to, stage.forest.view.linkCount]).toEqual([b, 1]);
  });

  it("stands where it is put", () => {
    fireEvent.change(title(), { target: { value: "客户处境" } });
    fireEvent.click(screen.getByRole("button", { name: "重新选“放在谁下面”" }));
    const field = screen.getByRole("combobox", { name: "放在谁下面" });
    fireEvent.change(field, { target: { value: "全胜" } });
    fireEvent.keyDown(field, { key: "Enter" });
    submit();
    expect(inserted()?.parentId).toBe(other);
  });

  it("asks for a title", () => {
    submit();
    expect(title().getAttribute("aria-invalid")).toBe("true");
    expect([stage.forest.view.linkCount, closed]).toEqual([1, 0]);
  });

  it("asks before Esc lets a title go, and keeps it when the link is removed meanwhile", () => {
    fireEvent.change(title(), { target: { value: "客户处境" } });
    act(() => { must(stage.forest.run(removeLinks, { ids: [link] })); });
    submit();
    expect(screen.getByText("这条关联已经不在了，可能进了回收站。")).toBeDefined();
    fireEvent.keyDown(title(), { key: "Escape" });
    expect([screen.queryByRole("alertdialog") === null, closed]).toEqual([false, 0]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
