// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { findingActions, FindingOverlay } from "#renderer/features/finding/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;

function plant(forest: OpenForest): void {
  for (const title of ["高价值", "高诱惑", "赢得人心", "价值感"]) must(forest.run(addPoint, { title, parentId: null }));
}

const field = (): HTMLInputElement => screen.getByRole("searchbox", { name: "在图中查找" });
const type = (value: string): void => { act(() => { fireEvent.change(field(), { target: { value } }); }); };
const press = (init: KeyboardEventInit): void => { act(() => { fireEvent.keyDown(field(), init); }); };
const count = (): string | null => screen.getByRole("status").textContent;
const selected = (): string[] => stage.forest.selection.get().ids.map((id) => stage.forest.view.point(id as `pt_${string}`)?.title ?? id);

beforeEach(async () => {
  stage = await renderInForest(<><FindingOverlay /><p>图</p></>, { actions: findingActions, plant });
  // Shortcuts listen from the first quiet moment on.
  await act(async () => undefined);
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("SearchInView", () => {
  it("opens by Ctrl+F with the focus in its field, and takes it back when asked for again", () => {
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    expect(document.activeElement).toBe(field());
    field().blur();
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    expect(document.activeElement).toBe(field());
  });

  it("leaves in the light what answers, and goes through it in the order of the outline", () => {
    act(() => { findingActions[0]?.run({ forest: stage.forest, selection: [], shell: undefined as never }); });
    type("价值");
    expect([count(), stage.forest.filter.get().matchCount]).toEqual(["2 个", 2]);
    press({ key: "Enter" });
    expect([count(), selected()]).toEqual(["1/2", ["高价值"]]);
    press({ key: "Enter" });
    expect([count(), selected()]).toEqual(["2/2", ["价值感"]]);
    press({ key: "Enter" });
    expect(selected()).toEqual(["高价值"]);
    press({ key: "Enter", shiftKey: true });
    expect(selected()).toEqual(["价值感"]);
    expect(stage.said).toEqual(Array.from({ length: 4 }, () => "finding.said.match"));
  });

  it("finds by pinyin and initials as soon as the readings are here", async () => {
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    type("ydrx");
    await waitFor(() => { expect(count()).toBe("1 个"); });
    type("gaoyou");
    press({ key: "Enter" });
    expect(selected()).toEqual(["高诱惑"]);
  });

  it("says when nothing answers, and Enter then does nothing", () => {
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    type("没有的");
    press({ key: "Enter" });
    expect([count(), selected()]).toEqual(["没有找到", []]);
  });

  it("leaves Enter and Esc to an input method that composes", () => {
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    type("价值");
    press({ key: "Enter", isComposing: true });
    press({ key: "Escape", isComposing: true });
    expect([selected(), field().value]).toEqual([[], "价值"]);
  });

  it("gives the light back with Esc, keeps what was gone to, and never touches the filter", () => {
    act(() => { stage.forest.filter.patch({ kinds: ["point"] }); });
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    type("人心");
    press({ key: "Enter" });
    press({ key: "Escape" });
    expect(screen.queryByRole("search")).toBeNull();
    const { sought, spec, matchCount } = stage.forest.filter.get();
    expect([sought, spec.kinds, matchCount, selected()]).toEqual(["", ["point"], 4, ["赢得人心"]]);
  });

  it("has nothing that axe objects to", async () => {
    act(() => { fireEvent.keyDown(document.body, { key: "f", code: "KeyF", ctrlKey: true }); });
    type("价值");
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
