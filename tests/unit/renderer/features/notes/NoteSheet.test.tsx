// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Editor } from "@tiptap/core";
import axe from "axe-core";
import * as Y from "yjs";
import { NoteSheet } from "#renderer/features/notes/index.ts";
import { openSheet } from "#renderer/features/notes/model/openSheet.ts";
import { createReadable, useReadable, type NoteGoal } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import { addPoint, renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { noteDocId, writeNote, type NoteJson } from "#shared/notes/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let own: PointId;
let other: PointId;
let port: NoteEditorPort | null = null;
const opened: PointId[] = [];
const goal = createReadable<NoteGoal | null>(null);
let reached = 0;

const words = (text: string): NoteJson => ({ type: "text", text });
const paragraph = (...content: NoteJson[]): NoteJson => ({ type: "paragraph", content });

/** The sheet, with what the test listens for. */
function Sheet({ isReadOnly }: { readonly isReadOnly: boolean }): ReactElement {
  return <NoteSheet pointId={own} sheet="shared" isReadOnly={isReadOnly} sectionHints={{ trouble: "我被什么卡住了" }} onOpenPoint={(id) => { opened.push(id); }} goal={useReadable(goal)} onGoal={() => { reached += 1; }} renderMargin={(each) => { port = each; return null; }} />;
}

async function open(content: readonly NoteJson[], isReadOnly = false): Promise<void> {
  stage = await renderInForest(() => <Sheet isReadOnly={isReadOnly} />, {
    plant: (forest) => {
      own = must(forest.run(addPoint, { title: "报价之后", parentId: null }));
      other = must(forest.run(addPoint, { title: "自我成功路径", parentId: null }));
    },
  });
  const side = await stage.forest.notes.open(noteDocId(own, "shared"));
  if (!side.ok) throw new Error("no note");
  if (content.length > 0) act(() => { writeNote(side.value.doc, { type: "doc", content: content.map((node) => withOther(node)) }, "test"); });
  await screen.findByRole("textbox", { name: "正文" });
}

/** The mention of a point whose id is not known before the forest stands. */
const MENTION: NoteJson = { type: "pointRef", attrs: { pointId: "other", label: "旧名" } };
const withOther = (node: NoteJson): NoteJson => ({
  ...node,
  ...(node.type === "pointRef" ? { attrs: { ...node.attrs, pointId: other } } : {}),
  ...(node.content === undefined ? {} : { content: node.content.map(withOther) }),
});
/** What somebody types, as the engine takes it in; its element knows its editor. */
async function type(text: string): Promise<void> {
  const { editor } = body() as unknown as { readonly editor: Editor };
  await act(async () => {
    editor.commands.focus("end");
    for (const sign of text) editor.view.dispatch(editor.state.tr.insertText(sign));
    await Promise.resolve();
  });
}
const body = (): HTMLElement => screen.getByRole("textbox", { name: "正文" });

// The editor comes late in the app, too; here nobody waits for it twice.
beforeAll(async () => { await import("#renderer/features/notes/editor/NoteEditor.tsx"); });
beforeEach(() => { opened.length = 0; port = null; goal.set(null); reached = 0; });
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  cleanup();
});

describe("NoteSheet", () => {
  it("shows title, length and text, and the hint of a section", async () => {
    await open([{ type: "heading", attrs: { level: 2, section: "trouble" }, content: [words("困境")] }, paragraph(words("赵经理要我先发一份报价看看。"))]);
    expect(screen.getByRole("textbox", { name: "标题" })).toHaveProperty("value", "报价之后");
    await waitFor(() => { expect(document.body.textContent).toContain("15 字"); });
    expect(body().querySelector("h2")?.getAttribute("data-hint")).toBe("我被什么卡住了");
    expect(body().textContent).toContain("赵经理要我先发一份报价看看。");
  });

  it("shows what a mentioned point is called now, and opens it", async () => {
    await open([paragraph(words("想起了"), MENTION)]);
    const mention = await screen.findByRole("button", { name: "自我成功路径" });
    act(() => { must(stage.forest.run(renamePoint, { id: other, title: "他的成功路径" })); });
    expect(mention.textContent).toBe("他的成功路径");
    fireEvent.click(mention);
    expect(opened).toEqual([other]);
    expect(stage.forest.selection.get().ids).toEqual([other]);
  });

  it("offers the link that the words before a mention speak of, and draws it when somebody says so", async () => {
    await open([paragraph(words("这可以用于"), MENTION)]);
    fireEvent.focus(await screen.findByRole("button", { name: "自我成功路径" }));
    fireEvent.click(await screen.findByRole("button", { name: "连成「应用」" }));
    expect([...stage.forest.view.links()].map(({ from, to, type }) => [from, to, type])).toEqual([[own, other, "applies"]]);
    expect(await screen.findByText(/已有关联/)).toBeDefined();
  });

  it("writes what is done to the text into the document of the note", async () => {
    await open([paragraph(words("一句话"))]);
    const side = await stage.forest.notes.open(noteDocId(own, "shared"));
    if (!side.ok) throw new Error("no note");
    act(() => { port?.focus(); });
    fireEvent.click(screen.getByRole("button", { name: "引用" }));
    expect(side.value.doc.getXmlFragment("body").toString()).toContain("<blockquote>");
    expect(screen.getByRole("button", { name: "引用" }).getAttribute("aria-pressed")).toBe("true");
  });

  it("marks a passage for the margin where it stands, also after others have written before it", async () => {
    await open([paragraph(words("电话不接，微信只回。"))]);
    const side = await stage.forest.notes.open(noteDocId(own, "shared"));
    if (!side.ok) throw new Error("no note");
    const text = side.value.doc.getXmlFragment("body").toArray()[0];
    const inner = text instanceof Y.XmlElement ? text.toArray()[0] : undefined;
    if (!(inner instanceof Y.XmlText)) throw new Error("no text");
    const place = (at: number): string => JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(inner, at)));
    act(() => { port?.markPassages("comments", [{ id: "one", start: place(5), end: place(7), tone: "comment" }], null); });
    expect(body().querySelector("[data-passage]")?.textContent).toBe("微信");
    act(() => { inner.insert(0, "那两周，"); });
    expect(body().querySelector("[data-passage]")?.textContent).toBe("微信");
    act(() => { inner.delete(9, 2); });
    expect(body().querySelector("[data-passage]")).toBeNull();
  });

  it("only shows a note that holds what this version does not know, and leaves the document as it is", async () => {
    await open([paragraph(words("认识的"))]);
    const side = await stage.forest.notes.open(noteDocId(own, "shared"));
    if (!side.ok) throw new Error("no note");
    act(() => { side.value.doc.getXmlFragment("body").push([new Y.XmlElement("hologram")]); });
    expect(await screen.findByText(/更新版本才认识/)).toBeDefined();
    expect(side.value.doc.getXmlFragment("body").toString()).toContain("hologram");
    expect(body().getAttribute("contenteditable")).toBe("false");
  });

  it("lists points behind [[ and mentions the chosen one", async () => {
    await open([paragraph(words("这前提是"))]);
    await type("[[自我");
    expect((await screen.findAllByRole("option")).map((row) => row.textContent)).toEqual(["自我成功路径", "新建知识点「自我」"]);
    fireEvent.keyDown(body(), { key: "Enter" });
    expect(await screen.findByRole("button", { name: "自我成功路径" })).toBeDefined();
    expect(screen.queryByRole("listbox")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: /前提/ }));
    expect([...stage.forest.view.links()].map(({ type: linked }) => linked)).toEqual(["premise"]);
  });

  it("makes a point that is not there yet below the point of the note", async () => {
    await open([paragraph(words("想起"))]);
    await type("@班长老许");
    fireEvent.click(await screen.findByRole("option", { name: "新建知识点「班长老许」" }));
    const [made] = stage.forest.view.children(own);
    expect(made === undefined ? null : stage.forest.view.point(made)).toMatchObject({ title: "班长老许", doc: "forest", parentId: own });
    expect(await screen.findByRole("button", { name: "班长老许" })).toBeDefined();
  });

  it("turns the slash into a block, by keyboard only", async () => {
    await open([]);
    await type("/任务");
    expect((await screen.findAllByRole("option"))[0]?.textContent).toContain("任务列表");
    expect(body().getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[0]?.id);
    fireEvent.keyDown(body(), { key: "Enter" });
    expect(body().querySelector("ul[data-type=taskList]")).not.toBeNull();
    expect(body().textContent).not.toContain("/");
  });

  it("finds and replaces", async () => {
    await open([paragraph(words("报价之后，又报价。"))]);
    fireEvent.keyDown(body(), { key: "f", ctrlKey: true });
    fireEvent.change(await screen.findByRole("textbox", { name: "查找" }), { target: { value: "报价" } });
    expect(screen.getByText("1 / 2")).toBeDefined();
    fireEvent.change(screen.getByRole("textbox", { name: "替换为" }), { target: { value: "出价" } });
    fireEvent.click(screen.getByRole("button", { name: "全部替换" }));
    expect(body().textContent).toBe("出价之后，又出价。");
    expect(screen.getByText("替换了 2 处")).toBeDefined();
  });

  it("goes to the words somebody looks for, and says that it did", async () => {
    await open([paragraph(words("先报价。")), paragraph(words("后来又报价一次。"))]);
    act(() => { goal.set({ sheet: "shared", words: "报价", before: "后来又" }); });
    expect(reached).toBe(1);
    const { editor } = body() as unknown as { readonly editor: Editor };
    const { from, to } = editor.state.selection;
    // Marked, not selected: the next key must not write over them.
    expect([editor.state.doc.textBetween(0, from, "|"), to - from, body().querySelector(".is-revealed")?.textContent]).toEqual(["先报价。|后来又", 0, "报价"]);
  });

  it("answers the keys of the window while it is open, and no longer", async () => {
    await open([paragraph(words("一句话"))]);
    expect(openSheet.get()).toMatchObject({ mayWrite: true });
    expect(openSheet.get()?.hasRecording()).toBe(false);
    act(() => { openSheet.get()?.find(); });
    const field = screen.getByRole("textbox", { name: "查找" });
    act(() => { port?.focus(); });
    act(() => { openSheet.get()?.find(); });
    expect(document.activeElement).toBe(field);
    cleanup();
    expect(openSheet.get()).toBeNull();
  });

  it("has a toolbar of one tab stop, which arrows walk", async () => {
    await open([paragraph(words("文字"))]);
    const tools = [...screen.getByRole("toolbar").querySelectorAll("button")];
    expect(tools.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    act(() => { tools[0]?.focus(); });
    fireEvent.keyDown(screen.getByRole("toolbar"), { key: "ArrowRight" });
    expect(document.activeElement).toBe(tools[1]);
    expect(tools.filter(({ tabIndex }) => tabIndex === 0)).toEqual([tools[1]]);
  });

  it("is free of what axe finds wrong, also with a card and a list open", async () => {
    await open([{ type: "callout", attrs: { tone: "tip" }, content: [paragraph(words("建议"))] }, paragraph(words("想起"), MENTION), { type: "taskList", content: [{ type: "taskItem", attrs: { checked: true }, content: [paragraph(words("做了"))] }] }, paragraph()]);
    fireEvent.focus(await screen.findByRole("button", { name: "自我成功路径" }));
    await screen.findByRole("button", { name: "连成关联…" });
    await type("/");
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false }, "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it("offers no tools of writing where nothing may be written", async () => {
    await open([paragraph(words("只看"))], true);
    expect(screen.queryByRole("button", { name: "引用" })).toBeNull();
    expect(screen.getByRole("button", { name: "更多" })).toBeDefined();
  });
});
