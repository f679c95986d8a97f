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

describe("insertFiles", () => {
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
