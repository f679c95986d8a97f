// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addMilestone, addPoint, describePoint, linkPoints, removeLinks, removePoints, renamePoint } from "#shared/forest/index.ts";
import { emptySummary, type HistorySession } from "#shared/history/index.ts";
import type { OpenForest, PastForest } from "#renderer/runtime/index.ts";
import { historyActions, HistoryScreen, RestoreSelected } from "#renderer/features/history/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
const onClose = vi.fn();
const titles = (forest: OpenForest): string[] => [...forest.view.points()].map(({ title }) => title).sort();
let past: PastForest | null = null;

let openGate: () => void = () => undefined;
/** Draws nothing but a word until the stage is set. */
function Gate({ children }: { readonly children: ReactElement }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  openGate = () => setIsOpen(true);
  return isOpen ? children : <p>…</p>;
}

const AT = new Date(2026, 10, 15, 14, 32).getTime();
const session = (fromSeq: number, toSeq: number, part: Partial<HistorySession> = {}): HistorySession => ({ fromSeq, toSeq, startedAtMs: AT, endedAtMs: AT, by: "pr_me", edits: 1, changes: emptySummary(), milestones: [], ...part });

/** A forest with two points; the second was added, and the first renamed, in a later session. */
async function show(language: "zh-CN" | "en" = "zh-CN"): Promise<void> {
  past = null;
  let firstEnd = 0;
  stage = await renderInForest(<Gate><HistoryScreen onClose={onClose} renderPast={(state, look) => {
    past = state;
    return <div><p>{look}:{titles(state).join("|")}</p><RestoreSelected past={state} /></div>;
  }} /></Gate>, { actions: historyActions, settings: { language } });
  const { forest, fake } = stage;
  const first = must(forest.run(addPoint, { title: "甲", parentId: null }));
  await forest.flush();
  firstEnd = fake.diskOf(forest.id).updates.length - 1;
  const second = must(forest.run(addPoint, { title: "乙", parentId: null }));
  must(forest.run(renamePoint, { id: first, title: "甲二" }));
  must(forest.run(linkPoints, { from: first, to: second, type: "supports" }));
  const mark = must(forest.run(addMilestone, { name: "第一轮" }));
  await forest.flush();
  const last = fake.diskOf(forest.id).updates.length - 1;
  fake.history.sessions = [
    session(0, firstEnd, { changes: { ...emptySummary(), pointsAdded: { count: 1, some: [{ id: first, title: "甲", kind: "point" }] } } }),
    session(firstEnd + 1, last, { milestones: [{ id: mark, name: "第一轮", seq: last, atMs: AT }] }),
  ];
  fake.history.steps = [{ fromSeq: 0, seq: firstEnd, atMs: AT, by: "pr_me", changes: emptySummary() }];
  act(() => openGate());
  await screen.findByRole("tree");
}
afterEach(async () => {
  onClose.mockReset();
  expect(await stage.close()).toEqual([]);
});

const press = (key: string): void => { fireEvent.keyDown(screen.getByRole("tree"), { key }); };
const activeText = (): string => document.getElementById(screen.getByRole("tree").getAttribute("aria-activedescendant") ?? "")?.textContent ?? "";
/** The first session's state, as the only point was. */
async function lookAtTheFirst(): Promise<void> {
  press("End");
  press("Enter");
  await screen.findByText(/^graph:甲$/);
}

/** The question that comes before everything goes back, once it says what would be lost. */
async function askToGoBack(): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole("button", { name: "恢复到这个状态…" }));
  const dialog = await screen.findByRole("alertdialog");
  await within(dialog).findByText("之后新增的 2 项会移入回收站");
  return dialog;
}

describe("HistoryScreen", () => {
  it("teaches what the history is for while there is none", async () => {
    stage = await renderInForest(<HistoryScreen onClose={onClose} renderPast={() => null} />, { actions: historyActions });
    expect(await screen.findByText("这里会记下森林的每一步")).toBeDefined();
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says when it cannot be read, and tries again", async () => {
    stage = await renderInForest(<Gate><HistoryScreen onClose={onClose} renderPast={() => null} /></Gate>, { actions: historyActions });
    stage.fake.failCall("history.timeline", "unexpected");
    act(() => openGate());
    expect(await screen.findByText("历史没能读出来")).toBeDefined();
    stage.fake.failCall("history.timeline", null);
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    expect(await screen.findByText("这里会记下森林的每一步")).toBeDefined();
  });

  it("is walked, unfolded and shown by keyboard, and leaves with Esc", async () => {
    await show();
    expect(document.activeElement).toBe(screen.getByRole("tree"));
    await screen.findByText(/^graph:乙\|甲二/);
    expect(screen.getByRole("status").textContent).toContain("这就是现在的森林");
    press("ArrowDown");
    expect(activeText()).toContain("第一轮");
    press("ArrowDown");
    expect(activeText()).toContain("新增知识点「甲」");
    press("ArrowRight");
    await waitFor(() => expect(screen.getAllByRole("treeitem")).toHaveLength(4));
    press("ArrowRight");
    expect(activeText()).toContain("没有看得见的改动");
    press("Enter");
    await screen.findByText(/^graph:甲$/);
    expect(screen.getByRole("status").textContent).toContain("你正在看");
    expect(screen.getByRole("status").textContent).toContain("14:32");
    press("ArrowLeft");
    press("ArrowLeft");
    await waitFor(() => expect(screen.getAllByRole("treeitem")).toHaveLength(3));
    press("Escape");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("compares an earlier state with now, in words, and restores one line of it", async () => {
    await show();
    await lookAtTheFirst();
    fireEvent.click(screen.getByRole("radio", { name: "比较" }));
    const counts = await screen.findByRole("list", { name: "各有多少" });
    expect(within(counts).getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["新增 1", "改名 1", "关联 1"]);
    expect(screen.getByText("甲二", { selector: "ins" })).toBeDefined();
    act(() => { fireEvent.click(screen.getByRole("button", { name: "恢复「甲二」" })); });
    expect(titles(stage.forest)).toEqual(["乙", "甲"]);
    expect(stage.toasts.at(-1)).toMatchObject({ key: "history.toast.restoredOne", actionId: "edit.undo" });
    act(() => { fireEvent.click(screen.getByRole("button", { name: "把「乙」移入回收站" })); });
    expect(titles(stage.forest)).toEqual(["甲"]);
    expect(stage.forest.view.trashedPoints().map(({ title }) => title)).toEqual(["乙"]);
  });

  it("asks before everything goes back, takes a backup first, and can be undone", async () => {
    await show();
    await lookAtTheFirst();
    const dialog = await askToGoBack();
    expect(within(dialog).getByText("1 项会改回当时的样子")).toBeDefined();
    fireEvent.click(within(dialog).getByRole("button", { name: "恢复" }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(stage.fake.backups.map(({ reason }) => reason)).toEqual(["before-restore"]);
    expect(titles(stage.forest)).toEqual(["甲"]);
    expect(stage.toasts.at(-1)).toMatchObject({ key: "history.toast.restoredAll", actionId: "edit.undo" });
    act(() => { stage.forest.undo(); });
    expect(titles(stage.forest)).toEqual(["乙", "甲二"]);
  });

  it("offers no way back to what is there anyway: the present, a state that has come again, a point that has not changed", async () => {
    await show();
    await screen.findByText(/^graph:乙\|甲二/);
    expect(screen.getByRole("button", { name: "和现在一样" })).toHaveProperty("disabled", true);
    const [first, second] = ["甲二", "乙"].map((title) => [...stage.forest.view.points()].find((point) => point.title === title)?.id);
    if (first === undefined || second === undefined) throw new Error("not planted");
    await lookAtTheFirst();
    act(() => { past?.selection.select([first]); });
    expect(screen.getByRole("button", { name: "恢复这个知识点" })).toBeDefined();
    act(() => {
      must(stage.forest.run(renamePoint, { id: first, title: "甲" }));
      must(stage.forest.run(removeLinks, { ids: [...stage.forest.view.links()].map(({ id }) => id) }));
      must(stage.forest.run(removePoints, { ids: [second], branch: true }));
    });
    expect(screen.getByRole("button", { name: "和现在一样" })).toHaveProperty("disabled", true);
    await stage.forest.flush();
    fireEvent.click(screen.getByRole("button", { name: "恢复到这个状态…" }));
    const dialog = await screen.findByRole("alertdialog", { name: /和现在一样/ }, { timeout: 5_000 });
    expect(within(dialog).queryByRole("button", { name: "恢复" })).toBeNull();
    fireEvent.click(within(dialog).getByRole("button", { name: "知道了" }));
    expect(stage.fake.backups).toEqual([]);
  });

  it("says when there is no backup, and goes on only when told to", async () => {
    await show();
    stage.fake.failCall("backups.take", "disk-full");
    await lookAtTheFirst();
    const dialog = await askToGoBack();
    fireEvent.click(within(dialog).getByRole("button", { name: "恢复" }));
    expect(await within(dialog).findByText(/备份没有做成：磁盘满了/)).toBeDefined();
    expect(titles(stage.forest)).toEqual(["乙", "甲二"]);
    fireEvent.click(within(dialog).getByRole("button", { name: "没有备份也恢复" }));
    await waitFor(() => expect(titles(stage.forest)).toEqual(["甲"]));
  });

  it("does not go back while the latest changes are not on disk, and can be asked again", async () => {
    await show();
    await lookAtTheFirst();
    const dialog = await askToGoBack();
    stage.fake.failAppends("disk-full");
    act(() => { must(stage.forest.run(addPoint, { title: "丙", parentId: null })); });
    fireEvent.click(within(dialog).getByRole("button", { name: "恢复" }));
    expect(await within(dialog).findByText(/还没有写入本机（磁盘满了）/)).toBeDefined();
    expect(titles(stage.forest)).toEqual(["丙", "乙", "甲二"]);
    expect(stage.fake.backups).toEqual([]);
    stage.fake.failAppends(null);
    fireEvent.click(within(dialog).getByRole("button", { name: "再试一次" }));
    await waitFor(() => expect(titles(stage.forest)).toEqual(["甲"]));
  });

  it("does not take a state that lacks changes for the whole forest", async () => {
    await show();
    stage.fake.diskOf(stage.forest.id).updates.shift();
    press("End");
    press("Enter");
    await waitFor(() => expect(past?.isWhole).toBe(false));
    fireEvent.click(screen.getByRole("button", { name: "恢复到这个状态…" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText(/那时的森林缺了一些改动/)).toBeDefined();
    fireEvent.click(within(dialog).getByRole("button", { name: "打开备份" }));
    expect(stage.dialogs).toEqual([{ kind: "backups" }]);
    expect(titles(stage.forest)).toEqual(["乙", "甲二"]);
  });

  it("restores a point that is selected in the past, with its text, as an undoable change", async () => {
    await show();
    const first = [...stage.forest.view.points()].find(({ title }) => title === "甲二");
    if (first === undefined) throw new Error("not planted");
    act(() => {
      must(stage.forest.run(describePoint, { id: first.id, summary: "后来写的" }));
      must(stage.forest.run(removePoints, { ids: [first.id], branch: true }));
    });
    await lookAtTheFirst();
    act(() => { past?.selection.select([first.id]); });
    act(() => { fireEvent.click(screen.getByRole("button", { name: "恢复这个知识点" })); });
    expect(stage.forest.view.point(first.id)).toMatchObject({ title: "甲", summary: "" });
    act(() => { stage.forest.undo(); });
    expect(stage.forest.view.point(first.id)).toBeUndefined();
  });

  it("names a moment, and shows, renames and takes away its flag", async () => {
    await show();
    const band = screen.getByRole("status").parentElement;
    if (band === null) throw new Error("no band");
    fireEvent.click(await within(band).findByRole("button", { name: "里程碑“第一轮”的操作" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "改名…" }));
    const field = await screen.findByRole("textbox", { name: "名字" });
    fireEvent.change(field, { target: { value: "第二轮" } });
    fireEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() => expect(screen.getByRole("treeitem", { name: /第二轮/ })).toBeDefined());
    expect(stage.forest.view.milestones().map(({ name }) => name)).toEqual(["第二轮"]);
  });

  it("speaks English", async () => {
    await show("en");
    press("End");
    press("Enter");
    await waitFor(() => expect(screen.getByRole("status").textContent).toContain("You are looking at the forest of"));
    expect(screen.getByText("Added “甲”")).toBeDefined();
  });
});
