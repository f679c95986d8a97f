// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Editor } from "@tiptap/core";
import * as Y from "yjs";
import { NoteSheet, NoteVersions } from "#renderer/features/notes/index.ts";
import { noteActions } from "#renderer/features/notes/actions.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import { createSuggestionView, decideSuggestion, suggestVersion, type SuggestedText, type SuggestionId } from "#shared/discussion/index.ts";
import { addPoint, setPersonName } from "#shared/forest/index.ts";
import { err, type PointId } from "#shared/kernel/index.ts";
import { isNoteDocId, noteDocId, noteToJson, writeNote, type DiscussionDocId, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import { sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { testDiscussion } from "#tests/support/testDiscussion.ts";
import { must } from "#tests/support/testForest.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] });

let stage: Stage;
let pointId: PointId;
let docId: NoteDocId;
let port: NoteEditorPort | null = null;
let wantedId: SuggestionId | null = null;

function Place(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return <>
    <NoteSheet pointId={pointId} sheet="shared" isReadOnly={false} onHistory={() => { setIsOpen(true); }} renderMargin={(each) => { port = each; return null; }} />
    {isOpen ? <NoteVersions docId={docId} port={port} suggestionId={wantedId} onClose={() => { setIsOpen(false); }} /> : null}
  </>;
}

async function docOf(id: NoteDocId | DiscussionDocId): Promise<Y.Doc> {
  return must(await (isNoteDocId(id) ? stage.forest.notes.open(id) : stage.forest.openDiscussion(id))).doc;
}
const says = async (): Promise<string[]> => (noteToJson(await docOf(docId)).content ?? []).map((node) => node.content?.map(({ text }) => text).join("") ?? "");

async function open(blocks: readonly NoteJson[], prepare?: (forest: OpenForest) => void): Promise<void> {
  stage = await renderInForest(() => <Place />, {
    actions: noteActions,
    plant: (forest) => {
      prepare?.(forest);
      pointId = must(forest.run(addPoint, { title: "报价之后", parentId: null }));
      docId = noteDocId(pointId, "shared");
    },
  });
  const doc = await docOf(docId);
  if (blocks.length > 0) act(() => { writeNote(doc, { type: "doc", content: blocks }, "test"); });
  await screen.findByRole("textbox", { name: "正文" });
}

/** Somebody else suggests something. */
async function suggested(text: SuggestedText, why = ""): Promise<void> {
  const doc = await docOf("discussion");
  act(() => { must(suggestVersion({ ...testDiscussion({ doc, author: "pr_chen", ids: "x" }) }, { at: docId, text, why })); });
}

async function openHistory(): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole("button", { name: /^历史/ }));
  return screen.findByRole("dialog");
}
const editor = (): Editor => (screen.getByRole("textbox", { name: "正文" }) as unknown as { readonly editor: Editor }).editor;
const press = (dialog: HTMLElement, name: string): void => { fireEvent.click(within(dialog).getByRole("button", { name })); };

/** As soon as the note is read that it goes into. */
async function adopt(dialog: HTMLElement): Promise<void> {
  await waitFor(() => { expect(within(dialog).getByRole("button", { name: "采用" })).toHaveProperty("disabled", false); });
  press(dialog, "采用");
}

// Editor and texts come late in the app, too; here nobody waits for them within a test.
beforeAll(async () => { await Promise.all([import("#renderer/features/notes/editor/NoteEditor.tsx"), import("#renderer/i18n/zhCn.ts")]); });
beforeEach(() => { port = null; wantedId = null; });
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  cleanup();
});

describe("NoteVersions with suggestions", () => {
  it("adopts a suggestion as one step of undo; undone, it waits again", async () => {
    await open([p("一"), p("二")]);
    await suggested({ base: [p("一"), p("二")], blocks: [p("一"), p("二改"), p("三")] }, "更全");
    const dialog = await openHistory();
    await waitFor(() => { expect([...dialog.querySelectorAll("ins")].map((each) => each.textContent)).toEqual(["改", "三"]); });
    expect(dialog.textContent).toContain("说明：更全");
    await adopt(dialog);
    expect(await says()).toEqual(["一", "二改", "三"]);
    const view = createSuggestionView(await docOf("discussion"));
    const [first] = view.suggestionsAt(docId);
    expect(first?.decision).toMatchObject({ kind: "adopted", by: "pr_me" });
    act(() => { editor().commands.undo(); });
    expect(await says()).toEqual(["一", "二"]);
    expect(view.openCountAt(docId)).toBe(1);
    act(() => { editor().commands.redo(); });
    expect(await says()).toEqual(["一", "二改", "三"]);
    expect(view.openCountAt(docId)).toBe(0);
  });

  it("writes a first version into a note nobody has written in", async () => {
    await open([]);
    await suggested({ base: [], blocks: [p("从头写")] });
    await adopt(await openHistory());
    expect(await says()).toEqual(["从头写"]);
  });

  it("says so when both changed a place, and leaves both", async () => {
    await open([p("她的一")]);
    await suggested({ base: [p("一")], blocks: [p("他的一")] });
    const dialog = await openHistory();
    await within(dialog).findByText(/有 1 处后来又改过/);
    await adopt(dialog);
    expect(await says()).toEqual(["她的一", "他的一"]);
    expect(stage.toasts).toMatchObject([{ tone: "warn", key: "notes.suggestions.adoptedBoth" }]);
  });

  it("names what this version does not know, and changes nothing rather than half of it", async () => {
    await open([p("一")]);
    await suggested({ base: [p("一")], blocks: [p("一改"), { type: "hologram", content: [] }] });
    const dialog = await openHistory();
    await within(dialog).findByText("〔这个版本不认识的内容：hologram〕");
    await adopt(dialog);
    expect(await says()).toEqual(["一"]);
    expect(stage.toasts).toMatchObject([{ tone: "error", key: "notes.suggestions.notAdopted" }]);
    expect(createSuggestionView(await docOf("discussion")).openCountAt(docId)).toBe(1);
  });

  it.each([[2, 2, "success"], [1e9, 1, "error"]])("puts in a table over %d columns, unless it would take the note away from everybody", async (colspan, count, tone) => {
    await open([p("一")]);
    const cell: NoteJson = { type: "tableCell", attrs: { colspan, rowspan: 1 }, content: [p("格")] };
    await suggested({ base: [p("一")], blocks: [p("一"), { type: "table", content: [{ type: "tableRow", content: [cell] }] }] });
    const dialog = await openHistory();
    await adopt(dialog);
    expect(await says()).toHaveLength(count);
    expect(stage.toasts).toMatchObject([{ tone }]);
  });

  it("leaves only the field of the reason with Esc, and gives the keyboard back to the button that asked for it", async () => {
    await open([p("一")]);
    await suggested({ base: [p("一")], blocks: [p("一改")] });
    const dialog = await openHistory();
    press(dialog, "谢绝…");
    const reason = within(dialog).getByRole("textbox");
    expect(document.activeElement).toBe(reason);
    fireEvent.keyDown(reason, { key: "Escape" });
    await waitFor(() => { expect(within(dialog).queryByRole("textbox")).toBeNull(); });
    expect(screen.getByRole("dialog")).toBe(dialog);
    expect(document.activeElement?.textContent).toBe("谢绝…");
    press(dialog, "谢绝…");
    fireEvent.change(within(dialog).getByRole("textbox"), { target: { value: "太早" } });
    fireEvent.keyDown(within(dialog).getByRole("textbox"), { key: "Escape" });
    const question = await screen.findByRole("alertdialog");
    fireEvent.click(within(question).getAllByRole("button").at(-1) ?? question);
    await waitFor(() => { expect(within(dialog).queryByRole("textbox")).toBeNull(); });
    expect(createSuggestionView(await docOf("discussion")).openCountAt(docId)).toBe(1);
    fireEvent.keyDown(dialog, { key: "Escape" });
    await waitFor(() => { expect(screen.queryByRole("dialog")).toBeNull(); });
  });

  it("lets the reason go when somebody else decides meanwhile: the keyboard has a place, and one Esc closes", async () => {
    await open([p("一")]);
    await suggested({ base: [p("一")], blocks: [p("一改")] });
    const dialog = await openHistory();
    press(dialog, "谢绝…");
    fireEvent.change(within(dialog).getByRole("textbox"), { target: { value: "太早" } });
    const doc = await docOf("discussion");
    const id = createSuggestionView(doc).suggestionsAt(docId)[0]?.id ?? "th_none";
    act(() => { must(decideSuggestion(testDiscussion({ doc, author: "pr_chen", ids: "y" }), { id, decision: "withdrawn", reason: "" })); });
    expect(within(dialog).queryByRole("textbox")).toBeNull();
    expect([...dialog.querySelectorAll("button")].includes(document.activeElement as HTMLButtonElement)).toBe(true);
    fireEvent.keyDown(document.activeElement ?? dialog, { key: "Escape" });
    await waitFor(() => { expect(screen.queryByRole("dialog")).toBeNull(); });
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("shows the one somebody came for, rather than the newest that waits", async () => {
    await open([p("一")]);
    await suggested({ base: [p("一")], blocks: [p("一先")] }, "先来的");
    const first = createSuggestionView(await docOf("discussion")).suggestionsAt(docId)[0]?.id ?? "th_none";
    const doc = await docOf("discussion");
    act(() => { must(suggestVersion({ ...testDiscussion({ doc, author: "pr_chen", ids: "y" }) }, { at: docId, text: { base: [p("一")], blocks: [p("一后")] }, why: "后来的" })); });
    wantedId = first;
    const dialog = await openHistory();
    await within(dialog).findByText("说明：先来的");
    expect(within(dialog).getByRole("button", { pressed: true, name: /先来的/ })).toBeDefined();
  });

  it("leaves alone, when adopting is undone, what somebody else has decided meanwhile", async () => {
    await open([p("一")]);
    await suggested({ base: [p("一")], blocks: [p("一改")] });
    await adopt(await openHistory());
    const doc = await docOf("discussion");
    const view = createSuggestionView(doc);
    const [first] = view.suggestionsAt(docId);
    const other = testDiscussion({ doc, author: "pr_chen", ids: "y" });
    act(() => {
      must(decideSuggestion(other, { id: first?.id ?? "th_none", decision: null, reason: "" }));
      must(decideSuggestion(other, { id: first?.id ?? "th_none", decision: "declined", reason: "先放一放" }));
    });
    act(() => { editor().commands.undo(); });
    expect(await says()).toEqual(["一"]);
    expect(view.suggestionsAt(docId)).toMatchObject([{ decision: { kind: "declined", by: "pr_chen", reason: "先放一放" } }]);
    act(() => { editor().commands.redo(); });
    expect(view.suggestionsAt(docId)).toMatchObject([{ decision: { kind: "declined" } }]);
  });

  it("changes nothing where somebody was quicker by a moment", async () => {
    await open([p("一")]);
    await suggested({ base: [p("一")], blocks: [p("一改")] });
    const dialog = await openHistory();
    await waitFor(() => { expect(within(dialog).getByRole("button", { name: "采用" })).toHaveProperty("disabled", false); });
    const doc = await docOf("discussion");
    const [first] = createSuggestionView(doc).suggestionsAt(docId);
    act(() => {
      must(decideSuggestion(testDiscussion({ doc, author: "pr_chen", ids: "y" }), { id: first?.id ?? "th_none", decision: "adopted", reason: "" }));
      // The page has not been drawn anew yet.
      press(dialog, "采用");
    });
    expect(await says()).toEqual(["一"]);
    expect(stage.toasts).toMatchObject([{ tone: "warn", key: "notes.suggestions.refused.decided" }]);
  });

  it("says where a link leads that looks as before, that a list counts as one block, and folds what is the same", async () => {
    const linked = (href: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text: "报名", marks: [{ type: "link", attrs: { href } }] }] });
    const list = (last: string): NoteJson => ({ type: "bulletList", content: ["甲", last].map((each) => ({ type: "listItem", content: [p(each)] })) });
    const between = Array.from({ length: 20 }, (_, at) => p(`第${String(at)}段`));
    await open([linked("https://a.example/"), ...between, list("乙")]);
    await suggested({ base: [linked("https://a.example/"), ...between, list("乙")], blocks: [linked("https://b.example/"), ...between, list("乙改")] });
    const dialog = await openHistory();
    await within(dialog).findByText("链接改了");
    expect(dialog.textContent).toContain("链接通向 https://b.example/");
    expect(dialog.textContent).not.toContain("只改了格式");
    expect(dialog.textContent).toContain("列表和表格各算一整段");
    expect(dialog.textContent).toContain("14 段没有改动");
    expect(dialog.textContent).toContain("第2段");
    expect(dialog.textContent).not.toContain("第10段");
  });

  it("shows a page where a stranger wrote nonsense", async () => {
    await open([p("一")]);
    const doc = await docOf("discussion");
    act(() => { doc.getMap("suggestions").set("th_bad", new Y.Map<unknown>([["at", docId], ["base", "[["], ["blocks", 7], ["createdBy", { x: 1 }], ["why", []]])); });
    const dialog = await openHistory();
    await within(dialog).findByText(/读不出来/);
    expect(within(dialog).getByRole("button", { name: "采用" })).toHaveProperty("disabled", true);
    press(dialog, "谢绝…");
    press(dialog, "谢绝");
    expect(await within(dialog).findByText(/谢绝了/)).toBeDefined();
  });
});

describe("suggestions that cannot be read", () => {
  /** Nobody can read them, until what this gives back is called. */
  const breakDiscussions = (forest: OpenForest): () => void => {
    const { openDiscussion } = forest;
    Object.assign(forest, { openDiscussion: async () => err({ code: "corrupt" }) });
    return () => { Object.assign(forest, { openDiscussion }); };
  };
  let mend = (): void => undefined;
  const openBroken = (): Promise<void> => open([p("一")], (forest) => { mend = breakDiscussions(forest); });

  it("are said to be missing in the history, which shows the versions all the same, and are read once more when asked", async () => {
    await openBroken();
    const dialog = await openHistory();
    const alert = await within(dialog).findByRole("alert");
    expect(alert.textContent).toContain("建议没能读出来");
    await within(dialog).findByRole("list", { name: "版本" });
    mend();
    press(alert, "再试一次");
    await waitFor(() => { expect(within(dialog).queryByRole("alert")).toBeNull(); });
    await suggested({ base: [p("一")], blocks: [p("二")] });
    expect(await within(dialog).findByRole("list", { name: "建议" })).toBeDefined();
  });

  it("hold up nobody who wants to draft one: they hear it, and go back or try again", async () => {
    await openBroken();
    const begin = (): void => { act(() => { void noteActions.find(({ id }) => id === "note.suggest")?.run({ forest: stage.forest } as never); }); };
    begin();
    await screen.findByText("草稿没能读出来");
    fireEvent.click(screen.getByRole("button", { name: "取消" }));
    await screen.findByRole("button", { name: /^历史/ });
    begin();
    await screen.findByText("草稿没能读出来");
    mend();
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    await screen.findByRole("region", { name: "正在拟一个建议" });
    expect(await says()).toEqual(["一"]);
  });
});

describe("a crowd of claimed authors", () => {
  it("leaves room in the list, stands behind those the forest knows, and can be seen as far as anybody wants", async () => {
    await open([p("一")], (forest) => { must(forest.run(setPersonName, { name: "小林" })); });
    const doc = await docOf("discussion");
    act(() => {
      must(suggestVersion(testDiscussion({ doc, author: "pr_me", ids: "m" }), { at: docId, text: { base: [p("一")], blocks: [p("我的")] }, why: "我的" }));
      for (let at = 0; at < 45; at += 1) must(suggestVersion(testDiscussion({ doc, author: `pr_x${at}` as const, ids: `x${at}` }), { at: docId, text: { base: [p("一")], blocks: [p("挤")] }, why: "挤" }));
    });
    const dialog = await openHistory();
    const entries = (): (string | null)[] => within(within(dialog).getByRole("list", { name: "建议" })).getAllByRole("button").map((each) => each.textContent);
    await waitFor(() => { expect(entries()).toHaveLength(20); });
    expect(entries()[0]).toContain("我的");
    fireEvent.click(within(dialog).getByRole("button", { name: "再显示一些（还有 26 位的 26 个建议）" }));
    fireEvent.click(within(dialog).getByRole("button", { name: "再显示一些（还有 6 位的 6 个建议）" }));
    expect([entries().length, within(dialog).queryByRole("button", { name: /再显示一些/ })]).toEqual([46, null]);
  });
});

describe("an earlier version", () => {
  it("is not offered while it says what the note says now, and is as soon as it does not", async () => {
    await open([p("一")]);
    await stage.forest.flush();
    const dialog = await openHistory();
    expect(await within(dialog).findByRole("button", { name: "和现在一样" })).toHaveProperty("disabled", true);
    expect(within(dialog).queryByRole("button", { name: "恢复成这个版本" })).toBeNull();
    const doc = await docOf(docId);
    act(() => { writeNote(doc, { type: "doc", content: [p("二")] }, "test"); });
    fireEvent.click(await within(dialog).findByRole("button", { name: "恢复成这个版本" }));
    await waitFor(() => { expect(stage.toasts).toMatchObject([{ tone: "success", key: "notes.versions.restored" }]); });
    expect(await says()).toEqual(["一"]);
  });
});

describe("suggesting a version", () => {
  const begin = (): void => { act(() => { void noteActions.find(({ id }) => id === "note.suggest")?.run({ forest: stage.forest } as never); }); };
  const become = (myRole: "commenter" | "reader"): void => { act(() => { stage.fake.send("groups.changed", { forestId: stage.forest.id, state: sixPeople({ forestId: stage.forest.id, myRole }) }); }); };
  const type = (text: string): void => { act(() => { editor().commands.focus("end"); editor().view.dispatch(editor().state.tr.insertText(text)); }); };

  it("keeps a draft on this person's devices until it is sent, and touches the note never", async () => {
    await open([p("一")]);
    begin();
    const bar = await screen.findByRole("region", { name: "正在拟一个建议" });
    fireEvent.click(within(bar).getByRole("button", { name: "提交" }));
    expect(within(bar).getByRole("alert").textContent).toContain("还没有改动");
    type("加");
    fireEvent.click(within(bar).getByRole("button", { name: "取消" }));
    fireEvent.click(await screen.findByRole("button", { name: "留着草稿" }));
    await waitFor(() => { expect(screen.queryByRole("region", { name: "正在拟一个建议" })).toBeNull(); });
    const drafts = createSuggestionView(await docOf("my:discussion"));
    const sent = createSuggestionView(await docOf("discussion"));
    expect([drafts.suggestionsAt(docId).length, sent.suggestionsAt(docId).length]).toEqual([1, 0]);
    begin();
    const again = await screen.findByRole("region", { name: "正在拟一个建议" });
    await waitFor(() => { expect(screen.getByRole("textbox", { name: "正文" }).textContent).toBe("一加"); });
    fireEvent.click(within(again).getByRole("button", { name: "提交" }));
    const [one] = sent.suggestionsAt(docId);
    expect(one === undefined ? null : sent.textOf(one.id)?.blocks).toMatchObject([p("一加")]);
    expect(drafts.suggestionsAt(docId)).toEqual([]);
    expect(await says()).toEqual(["一"]);
  });

  it("loses nothing when somebody goes elsewhere in the middle of a word, and leaves nothing where nothing was written", async () => {
    await open([p("一")]);
    const drafts = createSuggestionView(await docOf("my:discussion"));
    begin();
    const bar = await screen.findByRole("region", { name: "正在拟一个建议" });
    fireEvent.click(within(bar).getByRole("button", { name: "取消" }));
    await waitFor(() => { expect(screen.queryByRole("region", { name: "正在拟一个建议" })).toBeNull(); });
    expect(drafts.suggestionsAt(docId)).toEqual([]);
    begin();
    await screen.findByRole("region", { name: "正在拟一个建议" });
    type("没写完");
    stage.page.unmount();
    const [draft] = drafts.suggestionsAt(docId);
    expect(draft === undefined ? null : drafts.textOf(draft.id)?.blocks).toMatchObject([p("一没写完")]);
  });

  it("is offered to who may only comment, and refused to who may only read", async () => {
    await open([p("一")]);
    become("commenter");
    await screen.findByRole("button", { name: "建议一个版本" });
    fireEvent.keyDown(screen.getByRole("textbox", { name: "正文" }), { key: "a" });
    expect(stage.toasts).toMatchObject([{ key: "notes.suggest.onlyComment", actionId: "note.suggest" }]);
    become("reader");
    await waitFor(() => { expect(screen.queryByRole("button", { name: "建议一个版本" })).toBeNull(); });
    fireEvent.keyDown(screen.getByRole("textbox", { name: "正文" }), { key: "a" });
    expect(stage.toasts.at(-1)).toMatchObject({ key: "notes.suggest.read-only" });
    expect(noteActions.find(({ id }) => id === "note.suggest")?.isEnabled?.({ forest: stage.forest } as never)).toBe(false);
  });
});
