import { afterEach, describe, expect, it } from "vitest";
import { noteActions } from "#renderer/features/notes/index.ts";
import { openSheet, type OpenSheet } from "#renderer/features/notes/model/openSheet.ts";
import type { ActionContext } from "#renderer/runtime/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

const context: ActionContext = { forest: null, selection: [], shell: createFakeShell() };
const asked: string[] = [];
const sheet = (part: Partial<OpenSheet> = {}): OpenSheet => ({
  mayWrite: true, hasRecording: () => true, find: () => { asked.push("find"); }, stamp: () => { asked.push("stamp"); }, togglePlaying: () => { asked.push("play"); }, goBack: () => { asked.push("back"); }, ...part,
});
const enabled = (): string[] => noteActions.filter((action) => action.isEnabled(context)).map(({ id }) => id);
afterEach(() => {
  openSheet.set(null);
  asked.length = 0;
});

describe("noteActions", () => {
  it("opens the note of one point by Mod+E, never from inside a text; what is done in a note works there, and a version is suggested from anywhere", () => {
    expect(noteActions.map(({ id, shortcuts, outsideTextOnly, group }) => ({ id, shortcuts, outsideTextOnly, group }))).toEqual([
      { id: "note.open", shortcuts: ["Mod+E"], outsideTextOnly: true, group: "point" },
      { id: "note.find", shortcuts: ["Mod+F"], outsideTextOnly: false, group: "edit" },
      { id: "note.stamp", shortcuts: ["Mod+J"], outsideTextOnly: false, group: "point" },
      { id: "note.play", shortcuts: ["Mod+Shift+J"], outsideTextOnly: false, group: "point" },
      { id: "note.goBack", shortcuts: ["Mod+Alt+J"], outsideTextOnly: false, group: "view" },
      { id: "note.suggest", shortcuts: [], outsideTextOnly: false, group: "point" },
    ]);
  });

  it("reaches the note that stands open, and nothing while none does", () => {
    expect(enabled()).toEqual([]);
    for (const action of noteActions) action.run(context);
    expect(asked).toEqual([]);
    openSheet.set(sheet());
    expect(enabled()).toEqual(["note.find", "note.stamp", "note.play", "note.goBack"]);
    for (const action of noteActions) action.run(context);
    expect(asked).toEqual(["find", "stamp", "play", "back"]);
  });

  it("offers the keys of a recording only where there is one, and a stamp only where one may write", () => {
    openSheet.set(sheet({ hasRecording: () => false }));
    expect(enabled()).toEqual(["note.find"]);
    openSheet.set(sheet({ mayWrite: false }));
    expect(enabled()).toEqual(["note.find", "note.play", "note.goBack"]);
  });
});
