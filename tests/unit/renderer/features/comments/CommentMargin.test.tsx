// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { isCommentId, type CommentId, type PointId } from "#shared/kernel/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { MarkedPassage, NoteEditorPort, Passage } from "#renderer/runtime/notes/types.ts";
import { commentActions, CommentMargin, goToComment, placeOfComment } from "#renderer/features/comments/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

type Change = Parameters<Parameters<NoteEditorPort["onChange"]>[0]>[0];
interface FakePort extends NoteEditorPort {
  selected: Passage | null;
  marked: readonly MarkedPassage[];
  activeId: string | null;
  /** Where a passage stands, by its start; null: its text is gone. */
  readonly tops: Record<string, number | null>;
  revealed: string[];
  focused: number;
  tell(change: Change): void;
}

function fakePort(docId: NoteDocId): FakePort {
  const listeners = new Set<(change: Change) => void>();
  const port: FakePort = {
    docId, selected: null, marked: [], activeId: null, tops: {}, revealed: [], focused: 0,
    selectedPassage: () => port.selected,
    markPassages: (_owner, passages, activeId) => { port.marked = passages; port.activeId = activeId; },
    topOf: (id) => port.tops[port.marked.find((mark) => mark.id === id)?.start ?? ""] ?? null,
    reveal: (id) => { port.revealed.push(id); },
    onChange: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
    focus: () => { port.focused += 1; },
    exchangeBlocks: () => false,
    tell: (change) => { for (const listener of [...listeners]) listener(change); },
  };
  return port;
}

let stage: Stage;
let point: PointId;
let port: FakePort;

function plant(forest: OpenForest): void {
  point = must(forest.run(addPoint, { title: "报价之后", parentId: null }));
  port = fakePort(`note:${point}`);
}
const passage = (start: string): Passage => ({ start, end: `${start}-end`, quote: `原文${start}` });
const field = (): HTMLTextAreaElement => screen.getByRole("textbox", { name: "写评论，@ 可以叫上组员" });
const ask = (): void => { fireEvent.keyDown(document.body, { key: "m", ctrlKey: true, altKey: true }); };
function comment(start: string, text: string, topPx: number | null): void {
  port.selected = passage(start);
  port.tops[start] = topPx;
  ask();
  fireEvent.change(field(), { target: { value: text } });
  fireEvent.click(screen.getByRole("button", { name: "发送" }));
}
const cards = (): HTMLElement[] => screen.queryAllByRole("article");
const activeText = (): string | undefined => cards().find((card) => card.getAttribute("aria-current") === "true")?.querySelector("li p")?.textContent ?? undefined;

beforeEach(async () => {
  stage = await renderInForest(() => <><p>正文</p><CommentMargin port={port} docId={port.docId} /></>, { plant, actions: commentActions });
  // The documents are open when a comment can be asked for.
  await waitFor(() => {
    port.selected = passage("probe");
    ask();
    field();
  });
  fireEvent.keyDown(field(), { key: "Escape" });
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("CommentMargin", () => {
  it("opens a card beside the selected passage, marks it, and goes back to the text when given up", () => {
    port.selected = passage("a");
    port.tops["a"] = 120;
    ask();
    expect(document.activeElement).toBe(field());
    expect([port.marked.map((mark) => mark.id), port.activeId]).toEqual([["draft"], "draft"]);
    const before = port.focused;
    fireEvent.keyDown(field(), { key: "Escape" });
    expect([cards(), port.marked, port.focused]).toEqual([[], [], before + 1]);
  });

  it("shows cards in the order of the text and marks their passages", () => {
    comment("b", "后面的", 300);
    comment("a", "前面的", 20);
    expect(cards().map((card) => card.querySelector("li p")?.textContent)).toEqual(["前面的", "后面的"]);
    expect(port.marked.map(({ start, tone }) => `${start} ${tone}`)).toEqual(["b comment", "a comment"]);
    expect(port.activeId).toBe(cards()[0]?.getAttribute("data-thread"));
  });

  it("follows the text: a passage that is reached raises its card, one that is gone is listed with what it said", () => {
    comment("a", "一", 20);
    comment("b", "二", 60);
    act(() => { port.tell({ kind: "active", activeId: port.marked[0]?.id ?? null }); });
    expect(activeText()).toBe("一");
    port.tops["a"] = null;
    act(() => { port.tell({ kind: "layout" }); });
    expect(screen.getByRole("heading", { name: "原文已改动" })).toBeTruthy();
    expect(cards().at(-1)?.querySelector("blockquote")?.textContent).toBe("原文a");
  });

  it("walks from thread to thread by keyboard and returns to the passage", () => {
    comment("a", "一", 20);
    comment("b", "二", 60);
    act(() => { port.tell({ kind: "active", activeId: null }); });
    fireEvent.keyDown(document.body, { key: "F7" });
    expect([activeText(), document.activeElement]).toEqual(["一", cards()[0]]);
    const [first] = cards();
    if (first !== undefined) fireEvent.keyDown(first, { key: "ArrowDown", altKey: true });
    expect(activeText()).toBe("二");
    const id = port.activeId;
    const [, second] = cards();
    if (second !== undefined) fireEvent.keyDown(second, { key: "Escape" });
    expect([port.revealed, activeText(), port.activeId]).toEqual([[id], undefined, null]);
  });

  it("folds its cards to markers where there is no room, and opens the one that is asked for, not the one whose passage the caret comes to", () => {
    Object.defineProperty(screen.getByRole("complementary", { name: "这篇笔记的评论" }), "clientWidth", { value: 32, configurable: true });
    comment("a", "一", 20);
    comment("b", "二", 60);
    expect(cards().map((card) => card.querySelector("li p")?.textContent)).toEqual(["二"]);
    const [second] = cards();
    expect(document.activeElement).toBe(second);
    if (second !== undefined) fireEvent.keyDown(second, { key: "Escape" });
    const markers = screen.getAllByRole("button", { name: /的评论，共 1 条/ });
    expect([cards(), markers.map((marker) => marker.getAttribute("aria-expanded"))]).toEqual([[], ["false", "false"]]);
    act(() => { port.tell({ kind: "active", activeId: port.marked[0]?.id ?? null }); });
    expect([cards(), port.activeId]).toEqual([[], port.marked[0]?.id]);
    fireEvent.click(markers[0] ?? document.body);
    expect([activeText(), document.activeElement]).toEqual(["一", cards()[0]]);
    fireEvent.click(markers[0] ?? document.body);
    expect(cards()).toEqual([]);
    fireEvent.keyDown(document.body, { key: "F7" });
    expect(document.activeElement).toBe(cards()[0]);
  });

  it("shows one card at a time where there is no room: the one that is asked for, or the one that is being written", () => {
    Object.defineProperty(screen.getByRole("complementary", { name: "这篇笔记的评论" }), "clientWidth", { value: 32, configurable: true });
    comment("a", "一", 20);
    port.selected = passage("b");
    port.tops["b"] = 60;
    ask();
    fireEvent.change(field(), { target: { value: "还没写完" } });
    expect([cards().length, screen.getByRole("button", { name: "新评论" }).getAttribute("aria-expanded")]).toEqual([1, "true"]);
    fireEvent.click(screen.getByRole("button", { name: /的评论，共 1 条/ }));
    expect(cards().map((card) => card.querySelector("li p")?.textContent)).toEqual(["一"]);
    fireEvent.click(screen.getByRole("button", { name: "新评论" }));
    expect([cards().length, field().value, document.activeElement]).toEqual([1, "还没写完", field()]);
    fireEvent.click(screen.getByRole("button", { name: /的评论，共 1 条/ }));
    const [asked] = cards();
    if (asked !== undefined) fireEvent.keyDown(asked, { key: "Escape" });
    expect([cards().length, field().value], "nothing is asked for any more: what is being written comes back").toEqual([1, "还没写完"]);
    expect([document.activeElement, port.revealed], "and the keyboard with it").toEqual([field(), []]);
  });

  it("goes to a comment somebody looks for, also a resolved one, and marks it while the keyboard is there", async () => {
    comment("a", "一", 20);
    comment("b", "二", 60);
    const [first, second] = cards().map((card) => card.querySelector("li")?.getAttribute("data-comment"));
    if (!isCommentId(first) || !isCommentId(second)) throw new Error("no comments");
    fireEvent.click(screen.getAllByRole("button", { name: "标为已解决" })[0] ?? document.body);
    expect(await placeOfComment(stage.forest, "cm_0123456789abcdefghijk" as CommentId)).toBeNull();
    const place = await placeOfComment(stage.forest, first);
    if (place === null) throw new Error("the comment is gone");
    expect(place.at).toBe(port.docId);
    act(() => { goToComment(stage.forest, place); });
    expect(activeText()).toBe("一");
    expect(document.activeElement).toBe(cards().find((card) => card.hasAttribute("data-resolved")));
    expect([...document.querySelectorAll("[data-found]")].map((line) => line.getAttribute("data-comment"))).toEqual([first]);
    act(() => { (document.activeElement as HTMLElement).blur(); });
    expect(document.querySelector("[data-found]")).toBeNull();
  });

  it("folds what is resolved and marks it again only while it is shown", () => {
    comment("a", "一", 20);
    fireEvent.click(screen.getByRole("button", { name: "标为已解决" }));
    expect([cards(), port.marked]).toEqual([[], []]);
    fireEvent.click(screen.getByRole("button", { name: "1 条已解决" }));
    expect([cards().length, port.marked.map((mark) => mark.tone)]).toEqual([1, ["resolved"]]);
  });

  it("lets go of its marks and both documents when it is taken away", () => {
    comment("a", "一", 20);
    stage.page.unmount();
    expect(port.marked).toEqual([]);
  });

  it("has nothing a checker of accessibility objects to", async () => {
    comment("a", "一", 20);
    comment("b", "二", null);
    ask();
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => violation.id)).toEqual([]);
  });

  it("remembers words that were not sent for the same passage", () => {
    port.selected = passage("a");
    ask();
    fireEvent.change(field(), { target: { value: "还没写完" } });
    port.selected = passage("b");
    ask();
    expect(field().value).toBe("");
    port.selected = passage("a");
    ask();
    expect(field().value).toBe("还没写完");
    fireEvent.keyDown(field(), { key: "Escape" });
  });
});
