// @vitest-environment happy-dom
import { act, screen, waitFor } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import * as Y from "yjs";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { NoteFiles } from "#renderer/app/components/NoteFiles.tsx";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { err } from "#shared/kernel/index.ts";
import { noteDocId, writeNote, type NoteDocId } from "#shared/notes/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

const HERE = "a".repeat(64);
const ELSEWHERE = "b".repeat(64);

let stage: Stage;
let docId: NoteDocId;
const onClose = vi.fn();

const fileIn = (att: string, name: string) => ({ type: "doc", content: [{ type: "file", attrs: { att, name, mime: "application/pdf", sizeBytes: 3 } }] });

/** Once the note has been written. */
function Late({ sha256, drafted = null, onReady }: { readonly sha256: string; readonly drafted?: Y.Doc | null; onReady(show: () => void): void }): ReactElement {
  const [isShown, setIsShown] = useState(false);
  onReady(() => { setIsShown(true); });
  return isShown ? <NoteFiles docId={docId} sha256={sha256} drafted={drafted} onClose={onClose} /> : <p>here</p>;
}

/** Asks for a file of a note that has one. */
async function ask(sha256: string, prepare: (forest: OpenForest) => void = () => undefined, drafted: Y.Doc | null = null): Promise<void> {
  onClose.mockReset();
  let show = (): void => undefined;
  stage = await renderInForest(() => <Late onReady={(ready) => { show = ready; }} sha256={sha256} drafted={drafted} />, {
    plant: (forest) => { docId = noteDocId(must(forest.run(addPoint, { title: "报价之后", parentId: null })), "shared"); },
  });
  const { doc } = must(await stage.forest.notes.open(docId));
  writeNote(doc, fileIn(HERE, "报价单.pdf"), "test");
  prepare(stage.forest);
  act(() => { show(); });
}

// The viewer comes late in the app, too; here nobody waits for it within a test.
beforeAll(async () => { await import("#renderer/features/attachments/index.ts"); });
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("NoteFiles", () => {
  it("shows the file of a note that was asked for", async () => {
    await ask(HERE);
    expect(await screen.findByRole("dialog", { name: /报价单\.pdf/ })).toBeDefined();
    expect([stage.toasts, onClose.mock.calls]).toEqual([[], []]);
  });

  it("shows the file of a draft, which the note does not have yet", async () => {
    const drafted = new Y.Doc();
    writeNote(drafted, fileIn(ELSEWHERE, "换线记录.pdf"), "test");
    await ask(ELSEWHERE, undefined, drafted);
    expect(await screen.findByRole("dialog", { name: /换线记录\.pdf/ })).toBeDefined();
    expect([stage.toasts, onClose.mock.calls]).toEqual([[], []]);
  });

  it("says so where the note does not have it, and shows no other one instead", async () => {
    await ask(ELSEWHERE);
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(stage.toasts).toEqual([{ tone: "info", key: "app.noteFileGone" }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("ends when the note cannot be read, so that the same file can be asked for once more", async () => {
    await ask(HERE, (forest) => { Object.assign(forest.notes, { open: async () => err({ code: "corrupt" }) }); });
    await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(stage.toasts).toEqual([{ tone: "error", key: "app.noteFailed" }]);
  });
});
