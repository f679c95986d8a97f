// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, removeLinks } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { findingActions, FindingOverlay, PathDialog } from "#renderer/features/finding/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let [a, b, c, d]: PointId[] = [];
let [ab, cb]: LinkId[] = [];
let closed = 0;

function plant(forest: OpenForest): void {
  [a, b, c, d] = ["动机", "客户成功路径", "赢得人心", "孤点"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
  if (a === undefined || b === undefined || c === undefined) throw new Error("not planted");
  ab = must(forest.run(linkPoints, { from: a, to: b, type: "supports", phrase: "说清客户渴望什么" }));
  cb = must(forest.run(linkPoints, { from: c, to: b, type: "applies" }));
}

const select = (...ids: (PointId | undefined)[]): void => act(() => { stage.forest.selection.select(ids.filter((id) => id !== undefined)); });
const pressPath = (): void => { act(() => { fireEvent.keyDown(document.body, { key: "P", code: "KeyP", shiftKey: true }); }); };

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("the way between two selected points", () => {
  beforeEach(async () => {
    stage = await renderInForest(<><FindingOverlay /><p>图</p></>, { actions: findingActions, plant });
    // Shortcuts listen from the first quiet moment on.
    await act(async () => undefined);
  });

  it("is selected, said, and listed with its phrases, those against their direction as such", () => {
    select(a, c);
    pressPath();
    expect(stage.forest.selection.get().ids).toEqual([a, b, c, ab, cb]);
    expect(stage.said).toEqual(["finding.said.path"]);
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["动机", "说清客户渴望什么客户成功路径", "应用（反向）赢得人心"]);
  });

  it("follows the forest while it is on the screen", () => {
    select(a, c);
    pressPath();
    act(() => { must(stage.forest.run(removeLinks, { ids: cb === undefined ? [] : [cb] })); });
    expect(screen.getByText("“动机”和“赢得人心”之间还没有一条由关联连成的路。")).toBeDefined();
  });

  it("selects a single step when it is pressed, the whole way again, and goes away with Esc", () => {
    select(a, c);
    pressPath();
    fireEvent.click(screen.getByRole("button", { name: "客户成功路径" }));
    expect(stage.forest.selection.get().ids).toEqual([b]);
    fireEvent.click(screen.getByRole("button", { name: "选中整条路径" }));
    expect(stage.forest.selection.get().ids).toHaveLength(5);
    act(() => { fireEvent.keyDown(screen.getByRole("button", { name: "关闭路径" }), { key: "Escape" }); });
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("says when there is none, and offers to link the two", () => {
    select(a, d);
    pressPath();
    expect(stage.said).toEqual(["finding.said.noPath"]);
    fireEvent.click(screen.getByRole("button", { name: "关联这两个" }));
    expect(stage.dialogs).toEqual([{ kind: "link", from: a, to: d }]);
  });

  it("asks which two when not exactly two points are selected", () => {
    select(a);
    pressPath();
    expect(stage.dialogs).toEqual([{ kind: "find-path" }]);
  });

  it("has nothing that axe objects to", async () => {
    select(a, c);
    pressPath();
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("PathDialog", () => {
  beforeEach(async () => {
    closed = 0;
    stage = await renderInForest(<><FindingOverlay /><PathDialog onClose={() => { closed += 1; }} /></>, { actions: findingActions, plant });
    // Shortcuts listen from the first quiet moment on.
    await act(async () => undefined);
  });
  const field = (name: string): HTMLElement => within(screen.getByRole("dialog")).getByRole("combobox", { name });
  const submit = (): void => { act(() => { fireEvent.submit(screen.getByRole("dialog").querySelector("form") ?? document.body); }); };

  it("asks for both ends, each by part of its title, and shows the way", () => {
    submit();
    expect(screen.getAllByText("请选一个知识点。")).toHaveLength(2);
    fireEvent.change(field("从"), { target: { value: "动" } });
    act(() => { fireEvent.keyDown(field("从"), { key: "Enter" }); });
    expect(document.activeElement).toBe(field("到"));
    fireEvent.change(field("到"), { target: { value: "人" } });
    fireEvent.mouseDown(screen.getByRole("option", { name: /赢得人心/ }));
    submit();
    expect([closed, stage.forest.selection.get().ids]).toEqual([1, [a, b, c, ab, cb]]);
  });

  it("does not offer the end that is taken", () => {
    fireEvent.change(field("从"), { target: { value: "动机" } });
    act(() => { fireEvent.keyDown(field("从"), { key: "Enter" }); });
    fireEvent.change(field("到"), { target: { value: "动机" } });
    expect(screen.getByText("没有找到，换个词试试。")).toBeDefined();
  });
});
