// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ActionsProvider, ForestProvider, ShellProvider, useActions, useShortcuts, type Action, type OpenForest } from "#renderer/runtime/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let fake: FakeBridge;
let uninstall: () => void;
let forest: OpenForest;
let ran: string[];
beforeEach(async () => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  forest = await openTestForest();
  ran = [];
});
afterEach(async () => { cleanup(); await forest.close(); uninstall(); });

const action = (id: string, shortcuts: readonly string[], more: Partial<Action> = {}): Action => ({
  id, group: "point", labelKey: id, shortcuts, outsideTextOnly: true,
  isEnabled: () => true, run: () => { ran.push(id); }, ...more,
});
const actions: readonly Action[] = [
  action("add", ["N"]),
  action("remove", ["Delete"], { group: "edit", isEnabled: ({ selection }) => selection.length > 0 }),
  action("undo", ["Mod+Z"], { group: "edit", isEnabled: (context) => context.forest?.history.get().canUndo === true }),
  action("palette", ["Mod+K"], { group: "app", outsideTextOnly: false, run: ({ shell }) => shell.openDialog({ kind: "palette" }) }),
  action("zoom", ["+"], { group: "view" }),
];
const shell = createFakeShell();

function Keys(): ReactElement {
  useShortcuts();
  const { isEnabled } = useActions();
  return <>
    <p>{actions.filter(({ id }) => isEnabled(id)).map(({ id }) => id).join(" ")}</p>
    <input aria-label="text" /><div role="dialog"><button type="button">ok</button></div><ul role="listbox" aria-label="list" />
  </>;
}
const draw = (): void => {
  render(<ForestProvider forest={forest}><ShellProvider shell={shell}><ActionsProvider actions={actions}><Keys /></ActionsProvider></ShellProvider></ForestProvider>);
};

describe("useShortcuts", () => {
  it("undoes from a list, which keeps all other keys to itself", () => {
    addTestPoint(forest, { title: "点" });
    draw();
    fireEvent.keyDown(screen.getByLabelText("list"), { key: "n" });
    fireEvent.keyDown(screen.getByLabelText("list"), { key: "z", ctrlKey: true });
    expect(ran).toEqual(["undo"]);
  });

  it("runs the action of a key and keeps the key from doing anything else", () => {
    draw();
    expect(fireEvent.keyDown(document.body, { key: "n" })).toBe(false);
    expect(ran).toEqual(["add"]);
  });

  it("leaves keys to text fields and to whatever lies over the forest, unless the action works everywhere", () => {
    draw();
    fireEvent.keyDown(screen.getByLabelText("text"), { key: "n" });
    fireEvent.keyDown(screen.getByText("ok"), { key: "n" });
    expect(ran).toEqual([]);
    fireEvent.keyDown(screen.getByLabelText("text"), { key: "k", ctrlKey: true });
    expect(shell.asked).toEqual(["openDialog palette"]);
  });

  it("leaves keys to an input method that is composing", () => {
    draw();
    fireEvent.keyDown(document.body, { key: "n", isComposing: true });
    fireEvent.keyDown(document.body, { key: "n", keyCode: 229 });
    expect(ran).toEqual([]);
  });

  it("does not run what is disabled, and leaves that key alone", () => {
    draw();
    expect(fireEvent.keyDown(document.body, { key: "Delete" })).toBe(true);
    expect(ran).toEqual([]);
  });

  it("repeats zoom while a key is held, but neither removes nor adds in a row", () => {
    const id = addTestPoint(forest, { title: "甲" });
    forest.selection.select([id]);
    draw();
    for (const key of ["n", "Delete", "+"]) {
      fireEvent.keyDown(document.body, { key });
      fireEvent.keyDown(document.body, { key, repeat: true });
    }
    expect(ran).toEqual(["add", "remove", "zoom", "zoom"]);
  });

  it("leaves the window when it goes", () => {
    draw();
    cleanup();
    fireEvent.keyDown(document.body, { key: "n" });
    expect(ran).toEqual([]);
  });
});

describe("useActions", () => {
  it("follows the selection and the history", () => {
    draw();
    expect(screen.getByText("add palette zoom")).toBeDefined();
    act(() => { forest.selection.select([addTestPoint(forest, { title: "甲" })]); });
    expect(screen.getByText("add remove undo palette zoom")).toBeDefined();
    act(() => { forest.undo(); });
    expect(screen.getByText("add palette zoom")).toBeDefined();
  });

  it("says whether an action ran, and reports one that does not exist", () => {
    let access: ReturnType<typeof useActions> | undefined;
    const Probe = (): null => { access = useActions(); return null; };
    render(<ForestProvider forest={null}><ShellProvider shell={shell}><ActionsProvider actions={actions}><Probe /></ActionsProvider></ShellProvider></ForestProvider>);
    expect([access?.run("add"), access?.run("remove"), access?.run("fly")]).toEqual([true, false, false]);
    expect(access?.byId("undo")?.shortcuts).toEqual(["Mod+Z"]);
    expect(fake.reports).toEqual(["runAction: unknown action fly"]);
  });
});
