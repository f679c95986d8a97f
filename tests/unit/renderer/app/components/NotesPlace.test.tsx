// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { NotesPlace } from "#renderer/app/components/NotesPlace.tsx";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { noteActions } from "#renderer/features/notes/actions.ts";
import type { NoteGoal, OpenForest } from "#renderer/runtime/index.ts";
import { suggestVersion, type SuggestionId } from "#shared/discussion/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { err, type PointId } from "#shared/kernel/index.ts";
import { isNoteDocId, noteDocId, writeNote, type DiscussionDocId, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { testDiscussion, type TestDiscussion } from "#tests/support/testDiscussion.ts";
import { must } from "#tests/support/testForest.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
const SHELL = shellStore.getState();

let stage: Stage;
let pointId: PointId;
let otherId: PointId;
let others: TestDiscussion;

async function docOf(id: NoteDocId | DiscussionDocId) {
  return must(await (isNoteDocId(id) ? stage.forest.notes.open(id) : stage.forest.openDiscussion(id))).doc;
}

/** The notes, or wherever else somebody went. */
function Places(): ReactElement {
  const [isHere, setIsHere] = useState(true);
  return <><button type="button" onClick={() => { setIsHere(!isHere); }}>elsewhere</button>{isHere ? <NotesPlace /> : null}</>;
}

async function open(prepare?: (forest: OpenForest) => void): Promise<void> {
  stage = await renderInForest(() => <Places />, {
    plant: (forest) => {
      prepare?.(forest);
      pointId = must(forest.run(addPoint, { title: "报价之后", parentId: null }));
      otherId = must(forest.run(addPoint, { title: "沉默", parentId: null }));
      shellStore.setState({ place: "notes", noteId: pointId, panels: { outline: false, inspector: false } });
    },
  });
  others = testDiscussion({ doc: await docOf("discussion"), author: "pr_chen", ids: "x" });
}

function suggested(text: string, why: string): SuggestionId {
  let id: SuggestionId = "th_none";
  act(() => { id = must(suggestVersion(others, { at: noteDocId(pointId, "shared"), text: { base: [p("一")], blocks: [p(text)] }, why })); });
  return id;
}

/** As the search does when somebody presses Enter. */
const goTo = (suggestionId: SuggestionId, noteId = pointId): void => {
  const noteGoal: NoteGoal = { sheet: "shared", words: "", before: "", suggestionId };
  act(() => { shellStore.setState({ noteId, noteGoal }); });
};
const close = async (): Promise<void> => {
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  await waitFor(() => { expect(screen.queryByRole("dialog")).toBeNull(); });
};

// Editor and texts come late in the app, too; here nobody waits for them within a test.
beforeAll(async () => { await Promise.all([import("#renderer/features/notes/editor/NoteEditor.tsx"), import("#renderer/i18n/zhCn.ts")]); });
afterEach(async () => {
  shellStore.setState(SHELL);
  expect(await stage.close()).toEqual([]);
  cleanup();
});

describe("NotesPlace", () => {
  it("opens the suggested version somebody came for over its note, each time they come", async () => {
    await open();
    const doc = await docOf(noteDocId(pointId, "shared"));
    act(() => { writeNote(doc, { type: "doc", content: [p("一")] }, "test"); });
    const first = suggested("一先", "先来的");
    suggested("一后", "后来的");
    await screen.findByRole("textbox", { name: "正文" });
    expect(screen.queryByRole("dialog")).toBeNull();
    for (const time of [1, 2]) {
      goTo(first);
      expect(await within(await screen.findByRole("dialog")).findByText("说明：先来的"), `time ${String(time)}`).toBeDefined();
      await waitFor(() => { expect(shellStore.getState().noteGoal).toBeNull(); });
      await close();
    }
  });

  it("opens it from another note, too, and leaves that one alone when somebody goes back", async () => {
    await open();
    const id = suggested("一改", "更全");
    act(() => { shellStore.setState({ noteId: otherId, noteGoal: null }); });
    await screen.findByRole("textbox", { name: "正文" });
    goTo(id);
    expect(await within(await screen.findByRole("dialog")).findByText("说明：更全")).toBeDefined();
    await close();
    act(() => { shellStore.setState({ noteId: otherId, noteGoal: null }); });
    await screen.findByRole("textbox", { name: "正文" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("goes to the words somebody looks for in a draft as in its note, and not once more when the draft is left", async () => {
    await open();
    const doc = await docOf(noteDocId(pointId, "shared"));
    act(() => { writeNote(doc, { type: "doc", content: [p("先报价，再沉默。")] }, "test"); });
    await screen.findByRole("textbox", { name: "正文" });
    act(() => { void noteActions.find(({ id }) => id === "note.suggest")?.run({ forest: stage.forest } as never); });
    const bar = await screen.findByRole("region", { name: "正在拟一个建议" });
    const marked = (): (string | null)[] => [...screen.getByRole("textbox", { name: "正文" }).querySelectorAll(".is-revealed")].map((each) => each.textContent);
    act(() => { shellStore.setState({ noteGoal: { sheet: "shared", words: "沉默", before: "再" } }); });
    expect([marked(), shellStore.getState().noteGoal]).toEqual([["沉默"], null]);
    fireEvent.click(within(bar).getByRole("button", { name: "取消" }));
    await waitFor(() => { expect(screen.queryByRole("region", { name: "正在拟一个建议" })).toBeNull(); });
    await screen.findByRole("textbox", { name: "正文" });
    expect(marked()).toEqual([]);
  });

  it("does not open it again for whoever comes back to a note that could not be read", async () => {
    await open((forest) => {
      const opened = forest.notes.open.bind(forest.notes);
      Object.assign(forest.notes, { open: async (id: NoteDocId) => (isNoteDocId(id) ? err({ code: "corrupt" }) : opened(id)) });
    });
    goTo(suggested("一改", "更全"));
    await screen.findByRole("dialog");
    await close();
    fireEvent.click(screen.getByRole("button", { name: "elsewhere" }));
    fireEvent.click(screen.getByRole("button", { name: "elsewhere" }));
    await screen.findByRole("button", { name: "再试一次" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
