// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { KeyTyping } from "#renderer/features/notes/editor/plugins/keyTyping.ts";

let editor: Editor;

function open(content: string, isEditable = true): Editor {
  const element = document.createElement("div");
  document.body.append(element);
  editor = new Editor({ element, injectCSS: false, editable: isEditable, extensions: [...noteExtensions(), KeyTyping], content });
  return editor;
}

/** True when nobody took the key, so that the browser would put the letter into the page. */
function press(key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keypress", { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, "charCode", { value: key === "Enter" ? 13 : (key.codePointAt(0) ?? 0) });
  return editor.view.dom.dispatchEvent(event);
}

afterEach(() => {
  editor.destroy();
  document.body.replaceChildren();
});

describe("KeyTyping", () => {
  it("puts letters of keys where the caret is, in place of what is selected", () => {
    open("<p>困境</p><p>行动</p>").commands.setTextSelection(2);
    expect(press("x")).toBe(false);
    expect(press("，")).toBe(false);
    expect(editor.getText()).toBe("困x，境\n\n行动");
    editor.commands.setTextSelection({ from: 1, to: 5 });
    expect(press("y")).toBe(false);
    expect(editor.getText()).toBe("y\n\n行动");
    editor.commands.setTextSelection({ from: 1, to: 5 });
    expect(press("z")).toBe(false);
    expect(editor.getText()).toBe("z动");
  });

  it("keeps the marks of where one types, and those that were just chosen", () => {
    open("<p><strong>困境</strong></p>").commands.setTextSelection(3);
    press("x");
    expect(editor.getHTML()).toBe("<p><strong>困境x</strong></p>");
    editor.commands.unsetBold();
    press("y");
    expect(editor.getHTML()).toBe("<p><strong>困境x</strong>y</p>");
  });

  it("lets signs of Markdown become what they stand for", () => {
    open("<p></p>");
    press("#");
    expect(press(" ")).toBe(false);
    press("题");
    expect(editor.getHTML()).toBe("<h1>题</h1>");
  });

  it("leaves chords, other keys and texts that are only read alone", () => {
    open("<p>困境</p>");
    expect(press("b", { ctrlKey: true })).toBe(true);
    expect(press("Enter")).toBe(true);
    editor.setEditable(false);
    expect(press("x")).toBe(true);
    expect(editor.getText()).toBe("困境");
  });
});
