// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { pasteExtension } from "#renderer/features/notes/editor/paste/pasteExtension.ts";
import { noteToMarkdown, type NoteJson } from "#shared/notes/index.ts";

// The document of these tests cannot carry DOMPurify.
vi.mock("#renderer/features/notes/editor/paste/purifyHtml.ts", () => ({ purifyHtml: (html: string) => new DOMParser().parseFromString(html, "text/html").body }));

const open: Editor[] = [];
afterEach(() => { for (const editor of open.splice(0)) editor.destroy(); });

function rig(content = "<p></p>") {
  const told = { files: vi.fn(), refused: vi.fn(), losses: vi.fn() };
  const editor = new Editor({
    element: document.body.appendChild(document.createElement("div")), injectCSS: false, content,
    extensions: [...noteExtensions(), pasteExtension({ resolveTitle: (title) => (title === "双赢" ? "pt_1" : null), onFiles: told.files, onRefused: told.refused, onLosses: told.losses })],
  });
  open.push(editor);
  // SAFETY: the editor's document has the shape of its schema.
  return { editor, ...told, markdown: () => noteToMarkdown(editor.getJSON() as NoteJson, { titleOf: () => "双赢" }).markdown };
}

/** As the keys for pasting do; the editor's own way for text is the one for plain text. */
function pasteText(editor: Editor, text: string): void {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: { files: [], getData: (type: string) => (type.startsWith("text/plain") || type === "Text" ? text : "") } });
  editor.view.dom.dispatchEvent(event);
}

describe("pasting into a note", () => {
  it("reads plain text that looks like Markdown, with the points it mentions, and tells what was lost", async () => {
    const { editor, markdown, losses } = rig();
    pasteText(editor, "## 题\n\n- [x] 见[[双赢]]\n- [ ] 见[[无]]");
    expect(markdown()).toBe("## 题\n\n- [x] 见[[双赢]]\n- [ ] 见\\[\\[无\\]\\]\n");
    await Promise.resolve();
    expect(losses).toHaveBeenCalledWith({ markdown: [{ kind: "unresolved-mention", count: 1 }], leftOutImages: 0 });
  });

  it("leaves Markdown alone within code", () => {
    const { editor, markdown } = rig("<pre><code>x</code></pre>");
    editor.commands.setTextSelection(1);
    pasteText(editor, "# 题\n- a");
    expect(markdown()).toBe("```\n# 题\n- ax\n```\n");
  });

  it("takes nothing but what a note may hold from HTML, and hands out its pictures", async () => {
    const { editor, markdown, files, losses } = rig();
    editor.view.pasteHTML("<h2>题</h2><p><a href='javascript:x'>点</a><a href='https://a.b'>链</a><img src='data:image/png;base64,AAAA'><img src='https://a.b/c.png'></p><script>x</script>");
    expect(markdown()).toBe("## 题\n\n点[链](https://a.b)\n");
    await Promise.resolve();
    expect(files).toHaveBeenCalledTimes(1);
    expect(losses).toHaveBeenCalledWith({ markdown: [], leftOutImages: 1 });
  });

  it("keeps what is selected when it refuses a paste", () => {
    const { editor, markdown, refused } = rig("<p>原文</p>");
    editor.commands.selectAll();
    editor.view.pasteHTML(`<table><tr>${"<td>格</td>".repeat(201)}</tr></table>`);
    expect(refused).toHaveBeenCalledWith("too-large");
    expect(markdown()).toBe("原文\n");
  });
});
