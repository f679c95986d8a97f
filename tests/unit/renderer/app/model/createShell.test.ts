// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { createShell } from "#renderer/app/model/createShell.ts";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { dismissToast, toasts } from "#renderer/app/model/toasts.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

const shell = createShell(() => null, () => undefined, (key) => key);
afterEach(() => {
  document.body.replaceChildren();
  shell.closeDialog();
  for (const { id } of toasts.getState()) dismissToast(id);
});

describe("opening a dialog", () => {
  it("puts it in the place of another one", () => {
    shell.openDialog({ kind: "trash" });
    shell.openDialog({ kind: "palette" });
    expect(shellStore.getState().dialog).toEqual({ kind: "palette" });
  });

  it("leaves one alone that somebody writes in, and says so", () => {
    shell.openDialog({ kind: "split-point" });
    document.body.innerHTML = "<div data-holds-typing></div>";
    shell.openDialog({ kind: "palette" });
    expect(shellStore.getState().dialog).toEqual({ kind: "split-point" });
    expect(toasts.getState().map(({ request }) => request.key)).toEqual(["app.typing.first"]);
  });
});

describe("opening a note", () => {
  afterEach(() => { shellStore.setState({ place: "forest", noteId: null, noteGoal: null, notesKind: "notes" }); });

  it("keeps where in it somebody wants to go, and lists what is open", async () => {
    const uninstall = installBridge(createFakeBridge());
    const forest = await openTestForest();
    const [point, lesson] = [addTestPoint(forest, { title: "本源" }), addTestPoint(forest, { title: "报价之后", kind: "case" })];
    const over = createShell(() => forest, () => undefined, (key) => key);
    const goal = { sheet: "own", words: "沉默", before: "他" } as const;
    shellStore.setState({ notesKind: "cases" });
    over.openNote(lesson, goal);
    expect(shellStore.getState()).toMatchObject({ place: "notes", noteId: lesson, noteGoal: goal, notesKind: "cases" });
    over.openNote(point);
    expect(shellStore.getState()).toMatchObject({ noteId: point, noteGoal: null, notesKind: "notes" });
    over.openNote(lesson);
    expect(shellStore.getState(), "all notes show cases, too").toMatchObject({ noteId: lesson, notesKind: "notes" });
    await forest.close();
    uninstall();
  });
});
