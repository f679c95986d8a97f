// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, type LinkRecord } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { CaseConnections } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let story: PointId;
let other: PointId;
let point: PointId;
let link: LinkId;
let proof: LinkId;
let marked: string | null = null;
const done: string[] = [];

function plant(forest: OpenForest): void {
  point = must(forest.run(addPoint, { title: "客户成功路径", parentId: null }));
  const [a, b] = [must(forest.run(addPoint, { title: "让价", parentId: null })), must(forest.run(addPoint, { title: "下决定", parentId: null }))];
  link = must(forest.run(linkPoints, { from: a, to: b, type: "causes" }));
  story = must(forest.run(addPoint, { title: "报价之后", parentId: null, kind: "case" }));
  other = must(forest.run(addPoint, { title: "课前取消", parentId: null, kind: "case" }));
  proof = must(forest.run(linkPoints, { from: story, to: point, type: "illustrates", reason: "先看见好处" }));
  must(forest.run(linkPoints, { from: story, to: link, type: "refutes" }));
  must(forest.run(linkPoints, { from: other, to: point, type: "illustrates" }));
}
const show = async (): Promise<void> => {
  stage = await renderInForest(() => <CaseConnections pointId={story} selectedText={() => marked} onOpen={(id) => { done.push(`open ${id}`); }} onCompare={(a, b) => { done.push(`compare ${a} ${b}`); }} />, { plant });
};
const links = (): readonly LinkRecord[] => [...stage.forest.view.links()];

beforeEach(() => {
  marked = null;
  done.length = 0;
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("what a case has to do with the rest", () => {
  it("names what it illustrates and why, and what it speaks against with the balance of the dispute", async () => {
    await show();
    expect(screen.getByText("印证 1，反例 1")).toBeTruthy();
    const lines = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(lines[0]).toContain("客户成功路径");
    expect(lines[0]).toContain("先看见好处");
    expect(lines[1]).toContain("让价 → 下决定");
    expect(lines[1]).toContain("已记入争议：0 例支持，1 例反对");
  });

  it("takes the words that are marked in the text as the passage, and lets it be written by hand", async () => {
    await show();
    const [take] = screen.getAllByRole("button", { name: "选中文字作为印证语段" });
    if (take === undefined) throw new Error("no button");
    fireEvent.click(take);
    expect(stage.toasts.at(-1)?.key).toBe("cases.toast.nothingMarked");
    marked = "  他停了很久  ";
    fireEvent.click(take);
    expect(stage.forest.view.link(proof)?.passage).toBe("他停了很久");
    const field = screen.getByRole("textbox", { name: "印证语段" });
    fireEvent.change(field, { target: { value: "他停了很久，才开口" } });
    fireEvent.blur(field);
    expect(stage.forest.view.link(proof)).toMatchObject({ passage: "他停了很久，才开口", reason: "先看见好处" });
    marked = "长".repeat(501);
    fireEvent.click(screen.getByRole("button", { name: "换成选中的文字" }));
    expect(stage.toasts.at(-1)?.key).toBe("cases.toast.passageTooLong");
  });

  it("adds something to illustrate, a link as well as a point, with what is marked", async () => {
    await show();
    marked = "这一页发我";
    fireEvent.click(screen.getByRole("button", { name: "添加" }));
    const field = screen.getByRole("combobox", { name: "哪一个" });
    fireEvent.change(field, { target: { value: "让价" } });
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["让价", "让价 → 下决定"]);
    fireEvent.keyDown(field, { key: "ArrowDown" });
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.click(screen.getAllByRole("button", { name: "添加" }).at(-1) ?? document.body);
    expect(links().at(-1)).toMatchObject({ from: story, to: link, type: "illustrates", passage: "这一页发我" });
    expect(screen.queryByRole("combobox", { name: "哪一个" })).toBeNull();
  });

  it("says which end is missing, and does not offer what is illustrated already", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "添加" }));
    fireEvent.change(screen.getByRole("combobox", { name: "哪一个" }), { target: { value: "客户" } });
    expect(screen.queryAllByRole("option")).toEqual([]);
    fireEvent.click(screen.getAllByRole("button", { name: "添加" }).at(-1) ?? document.body);
    expect(screen.getByRole("alert").textContent).not.toBe("");
    expect(links()).toHaveLength(4);
  });

  it("removes a proof so that it can be taken back", async () => {
    await show();
    const [remove] = screen.getAllByRole("button", { name: "移走这条" });
    if (remove !== undefined) fireEvent.click(remove);
    expect(links()).toHaveLength(3);
    expect(stage.toasts.at(-1)?.actionId).toBe("edit.undo");
    act(() => { stage.forest.undo(); });
    expect(links()).toHaveLength(4);
  });

  it("names cases built alike, says why, and leads to a comparison", async () => {
    await show();
    expect(screen.getByText("都印证了「客户成功路径」")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "并排比较" }));
    fireEvent.click(screen.getByRole("button", { name: /^课前取消/ }));
    expect(done).toEqual([`compare ${story} ${other}`, `open ${other}`]);
  });

  it("has no fault that a checker of accessibility finds", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "添加" }));
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});
