// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, setLook } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { LookDialog } from "#renderer/features/building/LookDialog.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let ids: PointId[] = [];
const onClose = vi.fn();

function plant(forest: OpenForest): void {
  ids = ["甲", "乙"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
  must(forest.run(setLook, { ids: ids.slice(0, 1), color: "teal" }));
  forest.selection.select(ids);
}

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const group = (name: string): HTMLElement => screen.getByRole("radiogroup", { name });
const swatch = (part: string, name: string): HTMLElement => within(group(part)).getByRole("radio", { name });

describe("the look of what is selected", () => {
  beforeEach(async () => {
    stage = await renderInForest(<LookDialog of="selection" onClose={onClose} />, { plant });
  });

  it("marks nothing where several points differ, and gives all of them what is chosen, in one step", () => {
    expect(within(group("颜色")).queryByRole("radio", { checked: true })).toBeNull();
    expect(swatch("图标", "默认").getAttribute("aria-checked")).toBe("true");
    fireEvent.click(swatch("颜色", "赭红"));
    expect(ids.map((id) => stage.forest.view.point(id)?.look.color)).toEqual(["rust", "rust"]);
    expect(swatch("颜色", "赭红").getAttribute("aria-checked")).toBe("true");
    act(() => { stage.forest.undo(); });
    expect(ids.map((id) => stage.forest.view.point(id)?.look.color)).toEqual(["teal", null]);
  });

  it("walks with the arrows without changing anything on the way", () => {
    swatch("形状", "默认").focus();
    fireEvent.keyDown(swatch("形状", "默认"), { key: "ArrowRight" });
    fireEvent.keyDown(swatch("形状", "方"), { key: "ArrowRight" });
    expect(document.activeElement).toBe(swatch("形状", "圆"));
    expect(stage.forest.view.point(ids[0] as PointId)?.look.shape).toBeNull();
  });

  it("takes everything back with one button", () => {
    fireEvent.click(swatch("图标", "火"));
    fireEvent.click(screen.getByRole("button", { name: "恢复默认" }));
    expect(ids.map((id) => stage.forest.view.point(id)?.look)).toEqual([{ color: null, icon: null, shape: null }, { color: null, icon: null, shape: null }]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("the look of a kind", () => {
  it("is kept for all points of the kind, and shown as what is chosen now", async () => {
    stage = await renderInForest(<LookDialog of="case" onClose={onClose} />, { plant });
    fireEvent.click(swatch("图标", "引号"));
    expect(stage.forest.view.meta.kindLooks.case).toEqual({ color: null, icon: "quote", shape: null });
    expect(swatch("图标", "引号").getAttribute("aria-checked")).toBe("true");
  });
});
