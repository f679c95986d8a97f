// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, addView, editView, removeView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { showingActions } from "#renderer/features/graph/showing/actions.ts";
import { lastWalk, presenting } from "#renderer/features/graph/showing/walks/presenting.ts";
import { WalksDialog } from "#renderer/features/graph/showing/walks/WalksDialog.tsx";
import { parseWalk, walkSpec, type Walk } from "#renderer/features/graph/showing/walks/walkSpec.ts";
import { walksOf } from "#renderer/features/graph/showing/walks/walksOf.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let points: PointId[];
const plant = (forest: OpenForest): void => {
  points = ["起点", "终点"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
  must(forest.run(addView, { kind: "walk", name: "入门", spec: walkSpec({ stops: points.map((id) => ({ ids: [id], note: "" })) }) ?? "" }));
};
const show = async (fill: (forest: OpenForest) => void = plant): Promise<void> => {
  stage = await renderInForest(<WalksDialog walkId={null} onClose={() => { closed += 1; }} />, { plant: fill, actions: showingActions });
};
const stops = () => parseWalk(walksOf(stage.forest.view)[0]?.spec ?? "")?.stops ?? [];
const noteOf = (number: number): HTMLElement => screen.getByRole("textbox", { name: new RegExp(`第 ${number} 站`) });

/** The dialog as the shell shows it: Esc takes it away. */
function Shown(): ReactElement | null {
  const [isOpen, setIsOpen] = useState(true);
  return isOpen ? <WalksDialog walkId={null} onClose={() => { setIsOpen(false); }} /> : <p>closed</p>;
}
const type = (field: HTMLElement, value: string): void => { fireEvent.change(field, { target: { value } }); };
const nameField = (): HTMLElement => screen.getByRole("textbox", { name: "名称" });
/** What somebody else does to the walk meanwhile. */
const elsewhere = (change: (walk: Walk) => Walk): void => act(() => {
  const [record] = walksOf(stage.forest.view);
  const walk = parseWalk(record?.spec ?? "");
  if (record === undefined || walk === null) throw new Error("no walk to change");
  must(stage.forest.run(editView, { id: record.id, spec: walkSpec(change(walk)) ?? "" }));
});

beforeEach(() => { closed = 0; });
afterEach(async () => {
  vi.useRealTimers();
  lastWalk.set(null);
  presenting.set(null);
  expect(await stage.close()).toEqual([]);
});

describe("WalksDialog", () => {
  it("says how to begin when there is none", async () => {
    await show(() => undefined);
    expect(screen.getByText("还没有讲解路径")).toBeDefined();
    expect(screen.getByRole("button", { name: "开始讲解" }).hasAttribute("disabled")).toBe(true);
  });

  it("keeps a note when it is left, and a name, each as one step of undo", async () => {
    await show();
    fireEvent.change(noteOf(2), { target: { value: "到了" } });
    fireEvent.blur(noteOf(2));
    expect(stops()[1]?.note).toBe("到了");
    const name = screen.getByRole("textbox", { name: "名称" });
    fireEvent.change(name, { target: { value: "从头到尾" } });
    fireEvent.blur(name);
    expect(walksOf(stage.forest.view)[0]?.name).toBe("从头到尾");
    stage.forest.undo();
    expect([walksOf(stage.forest.view)[0]?.name, stops()[1]?.note]).toEqual(["入门", "到了"]);
  });

  it("moves a stop with Alt and an arrow, and by its buttons", async () => {
    await show();
    fireEvent.keyDown(noteOf(1), { key: "ArrowDown", altKey: true });
    expect(stops().map(({ ids }) => ids[0])).toEqual([points[1], points[0]]);
    fireEvent.click(screen.getByRole("button", { name: "第 2 站提前" }));
    expect(stops().map(({ ids }) => ids[0])).toEqual(points);
    expect(stage.said).toContain("showing.walk.moved");
  });

  it("removes a stop and adds what is selected as one", async () => {
    await show();
    stage.forest.selection.select(points);
    fireEvent.click(await screen.findByRole("button", { name: "把选中的 2 项加为一站" }));
    fireEvent.click(screen.getByRole("button", { name: "去掉第 1 站" }));
    expect(stops().map(({ ids }) => ids)).toEqual([[points[1]], points]);
  });

  it("takes nothing in that only oneself sees, for everybody sees the walk", async () => {
    await show();
    stage.forest.selection.select([must(stage.forest.run(addPoint, { title: "心事", kind: "case", parentId: null }))]);
    fireEvent.click(await screen.findByRole("button", { name: "把选中的 1 项加为一站" }));
    expect([stops().length, stage.toasts.map(({ key }) => key)]).toEqual([2, ["showing.walk.namesPrivate"]]);
  });

  it("leaves a walk alone that it cannot read, and says so", async () => {
    await show((forest) => { must(forest.run(addView, { kind: "walk", name: "新版", spec: '{"version":9}' })); });
    expect(screen.getByRole("alert").textContent).toContain("读不出来");
    expect(walksOf(stage.forest.view)[0]?.spec).toBe('{"version":9}');
  });

  it("presents, and closes", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "开始讲解" }));
    await waitFor(() => expect(closed).toBe(1));
    expect(presenting.get()).toBe(walksOf(stage.forest.view)[0]?.id);
  });

  it("puts a walk in the trash, from where undo brings it back", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "删除这条路径" }));
    expect([walksOf(stage.forest.view), stage.toasts[0]?.key]).toEqual([[], "showing.walk.removed"]);
    stage.forest.undo();
    expect(walksOf(stage.forest.view).length).toBe(1);
  });
});

describe("what is being typed in a walk", () => {
  it("goes along when its stop is moved from inside the field, and the cursor stays in it", async () => {
    await show();
    const note = noteOf(1);
    note.focus();
    type(note, "先说这个");
    fireEvent.keyDown(note, { key: "ArrowDown", altKey: true });
    expect(stops().map((stop) => [stop.ids[0], stop.note])).toEqual([[points[1], ""], [points[0], "先说这个"]]);
    expect([noteOf(2), document.activeElement]).toEqual([note, note]);
  });

  it("is kept when Esc closes the dialog in mid-word", async () => {
    stage = await renderInForest(<Shown />, { plant, actions: showingActions });
    type(nameField(), "从头到尾");
    type(noteOf(2), "到了");
    fireEvent.keyDown(noteOf(2), { key: "Escape" });
    await waitFor(() => expect(screen.getByText("closed")).toBeDefined());
    expect([walksOf(stage.forest.view)[0]?.name, stops()[1]?.note]).toEqual(["从头到尾", "到了"]);
  });

  it("is written after a pause", async () => {
    await show();
    vi.useFakeTimers();
    type(noteOf(1), "想一想");
    type(nameField(), "慢慢来");
    act(() => { vi.advanceTimersByTime(5_000); });
    expect([stops()[0]?.note, walksOf(stage.forest.view)[0]?.name]).toEqual(["想一想", "慢慢来"]);
  });

  it("stays when the same note and the name change elsewhere, in the very same fields", async () => {
    await show();
    const [note, name] = [noteOf(1), nameField()];
    type(note, "我写的");
    type(name, "我起的");
    elsewhere(({ stops: all }) => ({ stops: all.map((stop) => ({ ...stop, note: "别人写的" })) }));
    act(() => { must(stage.forest.run(editView, { id: walksOf(stage.forest.view)[0]?.id ?? "vw_none", name: "别人起的" })); });
    expect([noteOf(1), nameField()]).toEqual([note, name]);
    fireEvent.blur(note);
    fireEvent.blur(name);
    expect([stops().map((stop) => stop.note), walksOf(stage.forest.view)[0]?.name]).toEqual([["我写的", "别人写的"], "我起的"]);
  });

  it("goes to its stop wherever others have put it, and takes back nothing of theirs", async () => {
    await show();
    type(noteOf(1), "起点的话");
    elsewhere(({ stops: [first, second] }) => ({ stops: [...(second === undefined ? [] : [{ ...second, note: "终点的话" }]), ...(first === undefined ? [] : [first])] }));
    fireEvent.blur(noteOf(2));
    expect(stops().map((stop) => [stop.ids[0], stop.note])).toEqual([[points[1], "终点的话"], [points[0], "起点的话"]]);
  });

  it("is offered for copying when its stop, or the whole walk, is taken away elsewhere", async () => {
    await show();
    type(noteOf(2), "没处放的话");
    elsewhere(({ stops: all }) => ({ stops: all.slice(0, 1) }));
    expect(stops().map((stop) => stop.note)).toEqual([""]);
    type(nameField(), "没处放的名字");
    act(() => { must(stage.forest.run(removeView, { id: walksOf(stage.forest.view)[0]?.id ?? "vw_none" })); });
    expect(stage.toasts.map(({ key, copyText }) => [key, copyText])).toEqual([["app.typing.lost", "没处放的话"], ["app.typing.lost", "没处放的名字"]]);
  });

  it("takes an empty name for never mind", async () => {
    await show();
    type(nameField(), " ");
    fireEvent.blur(nameField());
    expect([nameField().getAttribute("value"), walksOf(stage.forest.view)[0]?.name]).toEqual(["入门", "入门"]);
  });
});
