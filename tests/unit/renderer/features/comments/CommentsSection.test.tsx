// @vitest-environment happy-dom
import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, setPersonName } from "#shared/forest/index.ts";
import { isCommentId, type PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { commentActions, CommentsSection, goToComment, placeOfComment, useOpenComments } from "#renderer/features/comments/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let point: PointId;
let own: PointId;

function plant(forest: OpenForest): void {
  must(forest.run(setPersonName, { name: "青禾" }));
  point = must(forest.run(addPoint, { title: "客户成功路径", parentId: null }));
  own = must(forest.run(addPoint, { title: "我的案例", parentId: null, kind: "case" }));
}
function Badge(): React.ReactElement {
  return <output>{useOpenComments(point)}</output>;
}
function Both(): React.ReactElement {
  return <><div data-testid="shared"><CommentsSection at={point} /></div><div data-testid="own"><CommentsSection at={own} /></div><Badge /></>;
}
const part = (name: "shared" | "own"): ReturnType<typeof within> => within(screen.getByTestId(name));
const box = (name: string): HTMLTextAreaElement => part("shared").getByRole("textbox", { name });
const field = (name: "shared" | "own" = "shared"): HTMLTextAreaElement => part(name).getByRole("textbox", { name: "写评论，@ 可以叫上组员" });
const type = (element: HTMLTextAreaElement, value: string): void => {
  element.setSelectionRange(value.length, value.length);
  fireEvent.change(element, { target: { value } });
};
const write = (text: string, name: "shared" | "own" = "shared"): void => {
  type(field(name), text);
  fireEvent.keyDown(field(name), { key: "Enter", ctrlKey: true });
};
const docIdsWritten = async (): Promise<string[]> => {
  await stage.forest.flush();
  return [...new Set(stage.fake.diskOf(stage.forest.id).updates.map((update) => update.docId))].filter((docId) => docId.endsWith("discussion"));
};

beforeEach(async () => {
  stage = await renderInForest(() => <Both />, { plant, actions: commentActions });
  await waitFor(() => { field(); });
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("CommentsSection", () => {
  it("holds words that were not sent, so that nobody closes the window over them", () => {
    const holds = (): boolean => document.querySelector("[data-holds-typing]") !== null;
    expect(holds()).toBe(false);
    type(field(), "还没有写完");
    expect(holds()).toBe(true);
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
    expect(holds()).toBe(false);
  });

  it("leaves a reply with Esc and keeps its words; only the button throws them away", () => {
    write("一");
    const reply = (): HTMLTextAreaElement => {
      fireEvent.click(part("shared").getByRole("button", { name: "回复" }));
      return box("写回复，@ 可以叫上组员");
    };
    const field = reply();
    type(field, "还没写完");
    fireEvent.keyDown(field, { key: "Escape" });
    expect(part("shared").queryByRole("textbox", { name: "写回复，@ 可以叫上组员" })).toBeNull();
    expect(reply().value).toBe("还没写完");
    fireEvent.click(part("shared").getByRole("button", { name: "取消" }));
    expect(reply().value).toBe("");
  });

  it("sends with Mod+Enter, leaves Enter and an input method alone, and counts what is open", async () => {
    type(field(), "为什么是它？");
    fireEvent.keyDown(field(), { key: "Enter" });
    const composing = createEvent.keyDown(field(), { key: "Enter", ctrlKey: true, keyCode: 229 });
    fireEvent(field(), composing);
    expect(screen.queryAllByRole("article")).toEqual([]);
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
    expect(screen.getByRole("article", { name: "青禾的评论，共 1 条" }).textContent).toContain("为什么是它？");
    expect([field().value, screen.getByRole("status").textContent, stage.said.at(-1)]).toEqual(["", "1", "comments.said.sent"]);
    expect(await docIdsWritten()).toEqual(["discussion"]);
  });

  it("keeps what is said about a private case in a document of one's own", async () => {
    write("只有我知道", "own");
    expect(part("own").getByRole("article").textContent).toContain("仅自己");
    expect(await docIdsWritten()).toEqual(["my:discussion"]);
  });

  it("answers, changes, and resolves; the resolved one can be looked at and opened again", () => {
    write("一");
    fireEvent.click(part("shared").getByRole("button", { name: "回复" }));
    const reply = box("写回复，@ 可以叫上组员");
    type(reply, "二");
    fireEvent.keyDown(reply, { key: "Enter", ctrlKey: true });
    const [firstEdit] = part("shared").getAllByRole("button", { name: "修改评论" });
    if (firstEdit === undefined) throw new Error("no edit button");
    fireEvent.click(firstEdit);
    const edit = box("修改评论");
    expect(edit.value).toBe("一");
    type(edit, "壹");
    fireEvent.click(part("shared").getByRole("button", { name: "保存" }));
    expect([...screen.getByRole("article").querySelectorAll("li")].map((line) => line.querySelector("p")?.textContent)).toEqual(["壹", "二"]);
    expect(screen.getByRole("article").textContent).toContain("已修改");
    fireEvent.click(screen.getByRole("button", { name: "标为已解决" }));
    expect([screen.queryByRole("article"), screen.getByRole("status").textContent]).toEqual([null, "0"]);
    fireEvent.click(screen.getByRole("button", { name: "1 条已解决" }));
    fireEvent.click(screen.getByRole("button", { name: "重新打开" }));
    expect(screen.getByRole("status").textContent).toBe("1");
  });

  it("goes to a comment somebody looks for, the last of a folded thread", async () => {
    write("一");
    for (const text of ["二", "三", "四", "五"]) {
      fireEvent.click(part("shared").getByRole("button", { name: "回复" }));
      type(box("写回复，@ 可以叫上组员"), text);
      fireEvent.keyDown(box("写回复，@ 可以叫上组员"), { key: "Enter", ctrlKey: true });
    }
    const third = [...part("shared").getByRole("article").querySelectorAll("li")][2]?.getAttribute("data-comment");
    write("另一串");
    expect(document.querySelector(`[data-comment="${third ?? ""}"]`), "folded away").toBeNull();
    const place = isCommentId(third) ? await placeOfComment(stage.forest, third) : null;
    if (place === null) throw new Error("the comment is gone");
    expect(place.at).toBe(point);
    act(() => { goToComment(stage.forest, place); });
    expect([...document.querySelectorAll("[data-found]")].map((line) => line.querySelector("p")?.textContent)).toEqual(["三"]);
    expect(document.activeElement?.getAttribute("data-thread")).toBe(place.threadId);
  });

  it("offers undo for what was deleted", async () => {
    write("一");
    fireEvent.click(screen.getByRole("button", { name: "删除评论" }));
    expect(screen.queryByRole("article")).toBeNull();
    expect(stage.toasts.at(-1)).toMatchObject({ key: "comments.toast.deleted", actionId: "comment.undo" });
    await act(async () => { commentActions.find((action) => action.id === "comment.undo")?.run({ forest: stage.forest, selection: [], shell: { announce: (key: string) => { stage.said.push(key); } } as never }); await Promise.resolve(); });
    await waitFor(() => { screen.getByRole("article"); });
  });

  it("calls a member chosen by keyboard, shows them by the name of today, and says nothing of them in the field but the name", () => {
    type(field(), "请 @青");
    const options = within(part("shared").getByRole("listbox", { name: "组员" })).getAllByRole("option");
    expect(options.map((option) => option.getAttribute("aria-selected"))).toEqual(["true"]);
    expect(field().getAttribute("aria-activedescendant")).toBe(options[0]?.id);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect([field().value, screen.queryByRole("listbox")]).toEqual(["请 @青禾 ", null]);
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
    act(() => { must(stage.forest.run(setPersonName, { name: "青禾（组长）" })); });
    expect(screen.getByRole("article").querySelector("li p")?.textContent).toBe("请 @青禾（组长）");
  });

  it("says why a text was not taken, and keeps it", () => {
    write("长".repeat(10_001));
    expect(part("shared").getByRole("alert").textContent).toContain("最多 10000 个字");
    expect(field().value).toHaveLength(10_001);
  });

  it("offers an unsent answer for copying when its thread goes meanwhile", () => {
    write("一");
    fireEvent.click(part("shared").getByRole("button", { name: "回复" }));
    type(box("写回复，@ 可以叫上组员"), "还没发出去");
    fireEvent.click(screen.getByRole("button", { name: "删除评论" }));
    expect(stage.toasts).toContainEqual(expect.objectContaining({ key: "app.typing.lost", copyText: "还没发出去" }));
  });

  it("has nothing a checker of accessibility objects to", async () => {
    write("一");
    write("二", "own");
    fireEvent.click(part("shared").getByRole("button", { name: "回复" }));
    type(field(), "@青");
    // Colours cannot be judged here.
    const found = await axe.run(screen.getByTestId("shared"), { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => violation.id)).toEqual([]);
  });

  it("puts the keyboard there when somebody asks to comment on what is selected", () => {
    act(() => { stage.forest.selection.select([point]); });
    fireEvent.keyDown(document.body, { key: "m", ctrlKey: true, altKey: true });
    expect(document.activeElement).toBe(field());
  });
});

it("says that the comments could not be read, and tries again", async () => {
  await stage.close();
  stage = await renderInForest(() => <Both />, { plant, prepare: (fake) => fake.failCall("notes.open", "unexpected") });
  await waitFor(() => { expect(screen.getAllByRole("alert")).toHaveLength(2); });
  expect(screen.queryByRole("textbox")).toBeNull();
  stage.fake.failCall("notes.open", null);
  const [again] = screen.getAllByRole("button", { name: "重试" });
  if (again !== undefined) fireEvent.click(again);
  await waitFor(() => { field(); });
});
