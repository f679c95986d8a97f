// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DraftField } from "#renderer/features/graph/components/DraftField.tsx";
import type { Draft } from "#renderer/features/graph/model/graphState.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

const draft: Draft = { parentId: null, afterId: undefined, kind: "point", isPrivate: false, from: null, pos: null, box: { x: 10, y: 20, width: 200, height: 34 } };
const onCommit = vi.fn<(title: string, next: "sibling" | "child" | null) => string | null>();
const onCancel = vi.fn();
/** The canvas around it. */
const onKey = vi.fn();
let stage: Stage;
beforeEach(async () => {
  onCommit.mockReset().mockReturnValue(null);
  onCancel.mockReset();
  onKey.mockReset();
  stage = await renderInForest(<div onKeyDown={onKey}>塔<DraftField draft={draft} onCommit={onCommit} onCancel={onCancel} /></div>);
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

// SAFETY: the field is an input.
const field = (): HTMLInputElement => screen.getByRole("textbox") as HTMLInputElement;
/** Types and presses a key; true when the page may act on it, too. */
function press(key: string, title?: string, more: KeyboardEventInit = {}): boolean {
  if (title !== undefined) fireEvent.change(field(), { target: { value: title } });
  return fireEvent.keyDown(field(), { key, ...more });
}

describe("DraftField", () => {
  it("says so when what is begun will be seen by nobody else", async () => {
    expect(field().placeholder).toBe("新知识点的标题");
    for (const [kind, words] of [["point", "新知识点（仅自己）"], ["case", "新案例（仅自己）"]] as const) {
      await stage.close();
      stage = await renderInForest(<div>林<DraftField draft={{ ...draft, kind, isPrivate: true }} onCommit={onCommit} onCancel={onCancel} /></div>);
      expect([field().placeholder, field().getAttribute("aria-label")]).toEqual([words, words]);
    }
  });

  it("stands where the draft says and takes the keyboard", () => {
    expect([document.activeElement === field(), field().style.left, field().style.top, field().style.width]).toEqual([true, "10px", "20px", "200px"]);
  });

  it("keeps what was typed by Enter and begins the next", () => {
    press("Enter", " 动机 ");
    expect(onCommit.mock.calls).toEqual([["动机", "sibling"]]);
  });

  it("keeps it by Tab and begins one below, and does not let Tab leave the field", () => {
    expect(press("Tab", "动机")).toBe(false);
    expect(onCommit.mock.calls).toEqual([["动机", "child"]]);
  });

  it("lets Shift+Tab go back", () => {
    expect([press("Tab", "动机", { shiftKey: true }), onCommit.mock.calls]).toEqual([true, []]);
  });

  it("ends by Escape and keeps nothing, even when the field is left afterwards", () => {
    press("Escape", "动机");
    fireEvent.blur(field());
    expect([onCancel.mock.calls.length, onCommit.mock.calls]).toEqual([1, []]);
  });

  it("keeps what was typed when the field is left", () => {
    fireEvent.change(field(), { target: { value: "动机" } });
    fireEvent.blur(field());
    expect(onCommit.mock.calls).toEqual([["动机", null]]);
  });

  it("keeps it once, though a key and leaving come together", () => {
    press("Enter", "动机");
    fireEvent.blur(field());
    expect(onCommit).toHaveBeenCalledTimes(1);
  });

  it("ends without a point when nothing was typed", () => {
    press("Enter", "   ");
    expect([onCancel.mock.calls.length, onCommit.mock.calls]).toEqual([1, []]);
  });

  it("leaves Enter, Tab and Escape to the input method while it composes", () => {
    for (const key of ["Enter", "Tab", "Escape"]) press(key, "dongji", { isComposing: true });
    expect([onCommit.mock.calls, onCancel.mock.calls]).toEqual([[], []]);
  });

  it("keeps its keys from the canvas", () => {
    for (const key of ["Delete", "ArrowUp", "Enter", "a"]) press(key, "动机");
    expect(onKey).not.toHaveBeenCalled();
  });

  it("gives the words back when it is taken away in mid-word", () => {
    fireEvent.change(field(), { target: { value: "动机" } });
    stage.page.unmount();
    expect([onCommit.mock.calls, stage.toasts.map(({ copyText }) => copyText)]).toEqual([[], ["动机"]]);
  });

  it("gives nothing back when the words were kept", () => {
    press("Enter", "动机");
    stage.page.unmount();
    expect(stage.toasts).toEqual([]);
  });

  it("says why a title is refused, and takes another one", async () => {
    onCommit.mockReturnValueOnce("parent-missing");
    press("Enter", "动机");
    expect(screen.getByRole("alert").textContent).not.toBe("");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    press("Enter", "动机");
    expect(onCommit).toHaveBeenCalledTimes(2);
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});
