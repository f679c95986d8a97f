// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, removeLinks, type LinkRecord } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { EditLinkDialog, linkActions, LinkDialog } from "#renderer/features/links/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let a: PointId;
let b: PointId;
let known: LinkId;

function plant(forest: OpenForest): void {
  a = must(forest.run(addPoint, { title: "溯本法", parentId: null }));
  b = must(forest.run(addPoint, { title: "客户成功路径", parentId: null }));
  known = must(forest.run(linkPoints, { from: a, to: b, type: "causes" }));
}

const onClose = (): void => { closed += 1; };
const links = (): readonly LinkRecord[] => [...stage.forest.view.links()];
const show = async (ends: () => { from: EndId | null; to: EndId | null }): Promise<void> => {
  stage = await renderInForest(() => <LinkDialog {...ends()} onClose={onClose} />, { actions: linkActions, plant });
};
const both = () => ({ from: a, to: b });
const onlyFrom = () => ({ from: a, to: null });
const submit = (): void => { fireEvent.click(screen.getByRole("button", { name: "连上" })); };

beforeEach(() => { closed = 0; });
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("making a link", () => {
  it("finds an end by part of its name and takes it with Enter, but not while composing", async () => {
    await show(onlyFrom);
    const field = screen.getByRole("combobox", { name: "到" });
    fireEvent.change(field, { target: { value: "成功" } });
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["客户成功路径", "溯本法 → 客户成功路径"]);
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    expect(screen.queryByRole("combobox", { name: "到" })).not.toBeNull();
    fireEvent.keyDown(field, { key: "Enter" });
    expect(screen.getByRole("group", { name: "到" }).textContent).toContain("客户成功路径");
  });

  it("reads the link as a sentence while it is being made", async () => {
    await show(both);
    expect(screen.getByTestId("proposition").textContent).toBe("溯本法 —支撑→ 客户成功路径");
    fireEvent.change(screen.getByLabelText("用自己的话说（可不填）"), { target: { value: "找出起点" } });
    fireEvent.change(screen.getByLabelText("为什么"), { target: { value: "不先追到困扰的来处就是想当然" } });
    expect(screen.getByTestId("proposition").textContent).toBe("溯本法 —找出起点→ 客户成功路径，因为不先追到困扰的来处就是想当然");
  });

  it("chooses the type by digit and draws the link with Mod+Enter", async () => {
    await show(both);
    fireEvent.keyDown(screen.getByRole("radio", { name: /支撑/ }), { key: "3" });
    fireEvent.keyDown(screen.getByLabelText("为什么"), { key: "Enter", ctrlKey: true });
    expect(links().at(-1)).toMatchObject({ from: a, to: b, type: "applies" });
    expect(closed).toBe(1);
    expect(stage.forest.selection.get().ids).toEqual([links().at(-1)?.id]);
  });

  it("asks for a phrase beside its field when the link is free", async () => {
    await show(both);
    fireEvent.click(screen.getByRole("radio", { name: /自由/ }));
    submit();
    const field = screen.getByLabelText("用自己的话说");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe("自由关联要用自己的话写出关系。");
    expect([links().length, closed]).toEqual([1, 0]);
  });

  it("says that the very link exists already", async () => {
    await show(both);
    fireEvent.click(screen.getByRole("radio", { name: /因果/ }));
    submit();
    expect(screen.getByRole("alert").textContent).toBe("已经有一条一样的关联了。");
    expect(links()).toHaveLength(1);
  });

  it("says which end is missing", async () => {
    await show(() => ({ from: null, to: b }));
    submit();
    expect(screen.getByRole("combobox", { name: "从" }).getAttribute("aria-invalid")).toBe("true");
    expect(closed).toBe(0);
  });

  it("has nothing that axe objects to", async () => {
    await show(onlyFrom);
    const found = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("changing a link", () => {
  it("keeps what is not touched", async () => {
    stage = await renderInForest(() => <EditLinkDialog linkId={known} onClose={onClose} />, { plant });
    fireEvent.change(screen.getByLabelText("为什么"), { target: { value: "因为" } });
    fireEvent.click(screen.getByRole("button", { name: "保存" }));
    expect(stage.forest.view.link(known)).toMatchObject({ from: a, to: b, type: "causes", reason: "因为" });
  });
});

describe("what is being written in the form", () => {
  const reason = (): HTMLTextAreaElement => screen.getByLabelText("为什么");
  const type = (value: string): void => { fireEvent.change(reason(), { target: { value } }); };
  const escape = (): void => { fireEvent.keyDown(reason(), { key: "Escape" }); };
  const question = (): HTMLElement | null => screen.queryByRole("alertdialog", { name: "放弃写下的内容？" });

  it("is asked about before Esc lets it go, also a reason that was only changed", async () => {
    stage = await renderInForest(() => <EditLinkDialog linkId={known} onClose={onClose} />, { plant });
    type("说来话长");
    escape();
    expect([question() === null, closed]).toEqual([false, 0]);
    fireEvent.click(screen.getByRole("button", { name: "继续写" }));
    expect(reason().value).toBe("说来话长");
  });

  it("is not asked about when it was taken back, or when only ends and type were chosen", async () => {
    await show(both);
    fireEvent.click(screen.getByRole("radio", { name: /因果/ }));
    type("说来话长");
    type("");
    escape();
    expect([question(), closed]).toEqual([null, 1]);
  });

  it("stays on the screen when the link is removed meanwhile, and the form says what is missing", async () => {
    stage = await renderInForest(() => <EditLinkDialog linkId={known} onClose={onClose} />, { plant });
    type("说来");
    act(() => { must(stage.forest.run(removeLinks, { ids: [known] })); });
    type("说来话长");
    fireEvent.click(screen.getByRole("button", { name: "保存" }));
    expect([reason().value, closed]).toEqual(["说来话长", 0]);
    expect(screen.getByText("这条关联已经不在了，可能进了回收站。")).toBeDefined();
  });
});
