// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, linkPoints, removePoints } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { inspectorActions, InspectorView } from "#renderer/features/inspector/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let module: PointId;
let point: PointId;
let secret: PointId;
let link: LinkId;

function plant(forest: OpenForest): void {
  module = must(forest.run(addPoint, { title: "倒追营销", parentId: null, kind: "module", domain: "营销" }));
  point = must(forest.run(addPoint, { title: "客户成功路径", parentId: module }));
  secret = must(forest.run(addPoint, { title: "续费谈崩了", parentId: point, kind: "case" }));
  link = must(forest.run(linkPoints, { from: module, to: point, type: "supports", phrase: "落到每一步" }));
}

const select = (...ids: EndId[]): void => act(() => stage.forest.selection.select(ids));
const summary = (): HTMLElement => screen.getByRole("textbox", { name: "说明" });

beforeEach(async () => {
  stage = await renderInForest(<InspectorView />, { actions: inspectorActions, plant });
});
afterEach(async () => {
  vi.useRealTimers();
  expect(await stage.close()).toEqual([]);
});

describe("nothing selected", () => {
  it("says where the forest stands and what would do it good", () => {
    expect(screen.getByText("有些关联还没写为什么。说清理由，理解会更深。")).toBeDefined();
    expect(screen.getByText("知识点", { selector: "dt" }).nextElementSibling?.textContent).toBe("3");
  });
});

describe("a point", () => {
  it("writes the summary once when the field is left, as one undo step", () => {
    select(point);
    fireEvent.change(summary(), { target: { value: "从 A" } });
    fireEvent.change(summary(), { target: { value: "从 A 到 B" } });
    expect(stage.forest.view.point(point)?.summary).toBe("");
    fireEvent.blur(summary());
    expect(stage.forest.view.point(point)?.summary).toBe("从 A 到 B");
    act(() => { stage.forest.undo(); });
    expect(stage.forest.view.point(point)?.summary).toBe("");
  });

  it("writes after a pause, but not in the middle of a composition", () => {
    select(point);
    vi.useFakeTimers();
    fireEvent.input(summary(), { target: { value: "cong" }, isComposing: true });
    act(() => { vi.advanceTimersByTime(5_000); });
    expect(stage.forest.view.point(point)?.summary).toBe("");
    fireEvent.compositionEnd(summary(), { target: { value: "从" } });
    act(() => { vi.advanceTimersByTime(5_000); });
    expect(stage.forest.view.point(point)?.summary).toBe("从");
  });

  it("keeps what was being typed when something else is selected", () => {
    select(point);
    fireEvent.change(summary(), { target: { value: "没写完" } });
    select(module);
    expect(stage.forest.view.point(point)?.summary).toBe("没写完");
    expect(stage.forest.view.point(module)?.summary).toBe("");
  });

  it("refuses a blank title beside it", () => {
    select(point);
    const title = screen.getByRole("textbox", { name: "标题" });
    fireEvent.change(title, { target: { value: " " } });
    fireEvent.blur(title);
    expect(screen.getByRole("alert").textContent).toContain("标题不能为空");
    expect(stage.forest.view.point(point)?.title).toBe("客户成功路径");
  });

  it("keeps aliases that are too long where they were typed, and says why", () => {
    select(point);
    const field = screen.getByRole<HTMLInputElement>("textbox", { name: "别名" });
    const long = `成功路径，${"长".repeat(61)}`;
    fireEvent.change(field, { target: { value: long } });
    fireEvent.blur(field);
    expect([field.value, screen.getByRole("alert").textContent]).toEqual([long, "内容太长了，请缩短一些。"]);
  });

  it("offers what was being typed for copying when the point is removed meanwhile", () => {
    select(point);
    fireEvent.change(summary(), { target: { value: "没写完" } });
    act(() => { must(stage.forest.run(removePoints, { ids: [point], branch: true })); });
    expect(stage.toasts).toMatchObject([{ key: "app.typing.lost", copyText: "没写完" }]);
  });

  it("lists links by what they mean for this point, and lets a missing reason be added in place", () => {
    select(point);
    const section = within(screen.getByRole("region", { name: "关联" }));
    expect(section.getByRole("heading", { name: /支撑它/ })).toBeDefined();
    fireEvent.click(section.getByRole("button", { name: "补一句为什么" }));
    const reason = section.getByRole("textbox", { name: "为什么" });
    fireEvent.change(reason, { target: { value: "先有人心，才有路径" } });
    fireEvent.keyDown(reason, { key: "Enter" });
    expect(stage.forest.view.link(link)?.reason).toBe("先有人心，才有路径");
  });

  it("shows the cases of a point, and that a private one is private", () => {
    select(point);
    const cases = screen.getByRole("region", { name: "案例" });
    expect(within(cases).getByRole("button", { name: /续费谈崩了/ })).toBeDefined();
    select(secret);
    expect(screen.getByText(/只有你自己看得到/)).toBeDefined();
  });

  it("splits aliases at Chinese and Western commas", () => {
    select(point);
    const field = screen.getByRole("textbox", { name: "别名" });
    fireEvent.change(field, { target: { value: "A 到 B，成功路径、CSP" } });
    fireEvent.blur(field);
    expect([...(stage.forest.view.point(point)?.aliases ?? [])].sort()).toEqual(["A 到 B", "CSP", "成功路径"]);
  });

  it("has nothing that axe objects to", async () => {
    select(point);
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("a link, and several things", () => {
  it("shows both ends and changes the phrase in place", () => {
    select(link);
    const phrase = screen.getByRole("textbox", { name: "说法" });
    fireEvent.change(phrase, { target: { value: "走到一半就发生" } });
    fireEvent.blur(phrase);
    expect(stage.forest.view.link(link)?.phrase).toBe("走到一半就发生");
    expect(screen.getByRole("button", { name: /倒追营销/ })).toBeDefined();
  });

  it("counts what is selected", () => {
    select(point, module, link);
    expect(screen.getByText("1 个模块、1 个知识点、1 条关联")).toBeDefined();
  });
});
