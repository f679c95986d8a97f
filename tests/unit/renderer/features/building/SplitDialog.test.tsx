// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, describePoint, linkPoints, removePoints } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { SplitDialog } from "#renderer/features/building/SplitDialog.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let whole: PointId;
let child: PointId;
let link: LinkId;
const onClose = vi.fn();

function plant(forest: OpenForest): void {
  whole = must(forest.run(addPoint, { title: "动机与行为", parentId: null }));
  child = must(forest.run(addPoint, { title: "行为的代价", parentId: whole }));
  const other = must(forest.run(addPoint, { title: "感性先行", parentId: null }));
  link = must(forest.run(linkPoints, { from: other, to: whole, type: "supports", phrase: "先动心" }));
  must(forest.run(describePoint, { id: whole, summary: "动机在前。行为在后。" }));
  forest.selection.select([whole]);
}

beforeEach(async () => {
  onClose.mockReset();
  stage = await renderInForest(<SplitDialog onClose={onClose} />, { plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const title = (): HTMLElement => screen.getByRole("textbox", { name: "新知识点的标题" });
const submit = (): void => { fireEvent.click(screen.getByRole("button", { name: "拆分" })); };

describe("splitting a point", () => {
  it("takes the chosen links, children and part of the text along, and undoes it in one step", () => {
    fireEvent.change(title(), { target: { value: "行为" } });
    fireEvent.click(screen.getByRole("checkbox", { name: /支撑它 感性先行/ }));
    fireEvent.click(screen.getByRole("checkbox", { name: /行为的代价/ }));
    const kept = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "留下的说明" });
    kept.setSelectionRange(5, 10);
    fireEvent.click(screen.getByRole("button", { name: "移到新知识点" }));
    submit();
    const { view } = stage.forest;
    const part = stage.forest.selection.get().ids[0] as PointId;
    expect(view.point(part)).toMatchObject({ title: "行为", summary: "行为在后。", parentId: null });
    expect(view.point(whole)?.summary).toBe("动机在前。");
    expect(view.children(part)).toEqual([child]);
    expect(view.link(link)?.to).toBe(part);
    expect(onClose).toHaveBeenCalledOnce();
    act(() => { stage.forest.undo(); });
    expect(view.point(part)).toBeUndefined();
    expect(view.point(whole)?.summary).toBe("动机在前。行为在后。");
    expect(view.link(link)?.to).toBe(whole);
  });

  it("asks for a title beside the field and keeps what was chosen", () => {
    fireEvent.click(screen.getByRole("checkbox", { name: /行为的代价/ }));
    submit();
    expect(screen.getByRole("alert").textContent).toContain("标题不能为空");
    expect(title().getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /行为的代价/ }).checked).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
  });

  it("asks before Esc lets go what was written, in any of its texts", () => {
    const given = screen.getByRole("textbox", { name: "新知识点的说明" });
    fireEvent.change(given, { target: { value: "另起一段" } });
    fireEvent.keyDown(given, { key: "Escape" });
    fireEvent.click(screen.getByRole("button", { name: "继续写" }));
    fireEvent.change(given, { target: { value: "" } });
    fireEvent.change(title(), { target: { value: "行为" } });
    fireEvent.keyDown(title(), { key: "Escape" });
    fireEvent.click(screen.getByRole("button", { name: "放弃" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("closes by Esc at once while nothing was written", () => {
    fireEvent.click(screen.getByRole("checkbox", { name: /行为的代价/ }));
    fireEvent.keyDown(title(), { key: "Escape" });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("keeps what was written when the point is removed meanwhile, and says what is missing", () => {
    fireEvent.change(title(), { target: { value: "行为" } });
    act(() => { must(stage.forest.run(removePoints, { ids: [whole], branch: true })); });
    submit();
    expect([screen.getByRole("alert").textContent, title().getAttribute("value")]).toEqual(["有的知识点已经不在了，请重新选择。", "行为"]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
