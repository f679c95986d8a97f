// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { insertFiles, nodeOfFile, type FileParts } from "#renderer/features/notes/editor/insertFiles.ts";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { createReadable } from "#renderer/runtime/index.ts";
import { readNote, writeNote } from "#shared/notes/index.ts";

const sha256 = "a".repeat(64);

describe("nodeOfFile", () => {
  it.each([["image/png", "image"], ["audio/mpeg", "media"], ["video/mp4", "media"], ["application/pdf", "file"], ["text/html", "file"]])("puts %s as %s", (mime, type) => {
    expect(nodeOfFile({ sha256, name: "a", mime, sizeBytes: 3 })).toMatchObject({ type, attrs: { att: sha256 } });
  });
});

it("names a picture by its file until somebody says what it shows", () => {
  expect(nodeOfFile({ sha256, name: "换线记录.png", mime: "image/png", sizeBytes: 3 }).attrs).toMatchObject({ alt: "换线记录.png", caption: "" });
});

describe("insertFiles", () => {
  it.each([["image.png", "粘贴的图片 2026-03-09.png"], ["image-2.JPG", "粘贴的图片 2026-03-09.jpg"], ["换线记录.png", "换线记录.png"], ["image of a line.png", "image of a line.png"]])("keeps %s as %s: what has no name of its own is named by its day", async (given, kept) => {
    vi.useFakeTimers({ now: new Date(2026, 2, 9, 23, 59) });
    const editor = new Editor({ injectCSS: false, extensions: noteExtensions() });
    const add = vi.fn((file: File) => Promise.resolve({ ok: true, value: { sha256, name: file.name, mime: "image/png", sizeBytes: file.size } }));
    // SAFETY: only what bringing in a file asks for.
    const parts = { attachments: { add }, room: { uploads: createReadable<readonly string[]>([]) }, shell: { toast: vi.fn() }, t: (key: string, { date }: { date: string }) => (key === "notes.image.pasted" ? `粘贴的图片 ${date}` : key) } as unknown as FileParts;
    await insertFiles(parts, editor, [new File(["abc"], given, { type: "image/png" })], 0);
    vi.useRealTimers();
    expect(add.mock.calls[0]?.[0]).toMatchObject({ name: kept, size: 3, type: "image/png" });
    expect(editor.getJSON().content?.[0]).toMatchObject({ type: "image", attrs: { att: sha256, alt: kept } });
    editor.destroy();
  });

  it("puts a file at the end of its note when the note left the screen while the file was being kept", async () => {
    const doc = new Y.Doc();
    writeNote(doc, { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "一" }] }] }, "test");
    const editor = new Editor({ injectCSS: false, extensions: noteExtensions() });
    const release = vi.fn();
    // SAFETY: only what bringing in a file asks for.
    const parts = {
      attachments: {
        add: () => {
          editor.destroy();
          return Promise.resolve({ ok: true, value: { sha256, name: "a.pdf", mime: "application/pdf", sizeBytes: 3 } });
        },
      },
      forest: { notes: { open: (docId: string) => Promise.resolve({ ok: true, value: { docId, doc, isReadOnly: false, release } }) } },
      docId: "note:pt_1", room: { uploads: createReadable<readonly string[]>([]) }, shell: { toast: vi.fn() }, bytes: String,
    } as unknown as FileParts;
    await insertFiles(parts, editor, [new File(["abc"], "a.pdf")], 0);
    expect(readNote(doc)).toMatchObject({ text: "一\na.pdf", attachments: [{ sha256, name: "a.pdf" }] });
    expect(release).toHaveBeenCalledOnce();
  });
});
