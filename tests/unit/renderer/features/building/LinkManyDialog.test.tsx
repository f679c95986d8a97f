// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, removePoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { LinkManyDialog } from "#renderer/features/building/LinkManyDialog.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let ids: PointId[] = [];
const onClose = vi.fn();

function plant(forest: OpenForest): void {
  ids = ["甲", "乙", "丙", "丁"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
  // The last one was selected first: it is the one in the middle unless somebody says otherwise.
  forest.selection.select([...ids].reverse());
}

beforeEach(async () => {
  onClose.mockReset();
  stage = await renderInForest(<LinkManyDialog onClose={onClose} />, { plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const choose = (name: RegExp): void => { fireEvent.click(screen.getByRole("radio", { name })); };
const submit = (): void => { fireEvent.click(screen.getByRole("button", { name: "连上" })); };
const drawn = (): string[] => [...stage.forest.view.links()].map((link) => [link.from, link.to].map((end) => stage.forest.view.point(end as PointId)?.title).join("→")).sort();

describe("linking several points", () => {
  it("draws one link from each to the one that was selected first", () => {
    expect(screen.getByText("会画 3 条关联")).toBeDefined();
    submit();
    expect(drawn()).toEqual(["丙→丁", "乙→丁", "甲→丁"].sort());
    expect(stage.toasts).toMatchObject([{ key: "building.toast.linked", values: { count: 3 }, actionId: "edit.undo" }]);
    act(() => { stage.forest.undo(); });
    expect(drawn()).toEqual([]);
  });

  it("joins them in a chain in the order of the outline", () => {
    choose(/连成一串/);
    submit();
    expect(drawn()).toEqual(["甲→乙", "乙→丙", "丙→丁"].sort());
  });

  it("joins each with each, passes over what is there already, and says so", () => {
    choose(/连成一串/);
    submit();
    choose(/两两相连/);
    expect(screen.getByText("会画 6 条关联")).toBeDefined();
    submit();
    expect(drawn()).toHaveLength(6);
    expect(stage.toasts.at(-1)).toMatchObject({ key: "building.toast.linkedSome", values: { count: 3, skipped: 3 } });
  });

  it("asks before Esc lets a reason go", () => {
    const reason = screen.getByRole("textbox", { name: "为什么" });
    fireEvent.change(reason, { target: { value: "说来话长" } });
    fireEvent.keyDown(reason, { key: "Escape" });
    expect([screen.queryByRole("alertdialog") === null, onClose.mock.calls.length]).toEqual([false, 0]);
    fireEvent.click(screen.getByRole("button", { name: "放弃" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("keeps what was typed when too few points remain, and says why it cannot be sent", () => {
    fireEvent.change(screen.getByRole("textbox", { name: "为什么" }), { target: { value: "说来话长" } });
    act(() => { must(stage.forest.run(removePoints, { ids: ids.slice(1), branch: true })); });
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "为什么" }).value).toBe("说来话长");
    expect(screen.getByRole("alert").textContent).toBe("请先选中两个或更多知识点。");
    submit();
    expect([drawn(), onClose.mock.calls.length]).toEqual([[], 0]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
