// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { GroupPeople, GroupReceived } from "#renderer/app/components/GroupBar.tsx";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { createReadable, ForestProvider, ShellProvider, useForest, useShell } from "#renderer/runtime/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

const openedNotes: PointId[] = [];
const peers = createReadable<readonly PeerPresence[]>([]);
/** A forest in which the test says who is here. */
function Peopled({ children }: { readonly children: ReactNode }): ReactElement {
  const forest = useForest();
  const peopled = useMemo(() => ({ ...forest, group: { ...forest.group, peers } }), [forest]);
  const shell = useShell();
  const noting = useMemo(() => ({ ...shell, openNote: (id: PointId) => { openedNotes.push(id); } }), [shell]);
  return <ForestProvider forest={peopled}><ShellProvider shell={noting}>{children}</ShellProvider></ForestProvider>;
}

let stage: Stage;
let leaf: PointId;
let root: PointId;
beforeEach(async () => {
  peers.set([]);
  openedNotes.length = 0;
  stage = await renderInForest(<Peopled><p>here</p><input aria-label="field" /><div data-panel="graph"><div role="application" /></div><GroupPeople /><GroupReceived /></Peopled>, { plant: (forest) => {
    leaf = must(forest.run(addPoint, { title: "光合作用", parentId: null }));
    root = must(forest.run(addPoint, { title: "根", parentId: null }));
  } });
  act(() => { stage.fake.send("groups.changed", { forestId: stage.forest.id, state: sixPeople({ forestId: stage.forest.id }) }); });
});
afterEach(async () => {
  shellStore.setState({ place: "forest" });
  expect(await stage.close()).toEqual([]);
  expect(shellStore.getState().followedId).toBeNull();
});
const look = (at: string | null, docId: string | null = null): void => {
  act(() => { peers.set([{ personId: "pr_He", deviceKey: "A".repeat(43), name: "何佳宁", presence: { at, docId, anchor: null, head: null, dragged: [] } }]); });
};
const face = (): HTMLElement => screen.getByRole("button", { name: /^何佳宁/ });
const selected = (): readonly string[] => stage.forest.selection.get().ids;
const isFollowing = (): boolean => screen.queryByRole("button", { name: /正在跟随/ }) !== null;

describe("the group in the bar", () => {
  it("counts who has received everything", () => {
    expect(screen.getByRole("button", { name: "组员 2/5 已收到" })).toBeTruthy();
  });

  it("says what somebody looks at by the title it has now", () => {
    look(leaf);
    act(() => { must(stage.forest.run(renamePoint, { id: leaf, title: "光的作用" })); });
    expect(screen.getByRole("button", { name: "何佳宁，正在看“光的作用”" })).toBeTruthy();
  });

  it("goes along until this person looks elsewhere", () => {
    look(leaf);
    fireEvent.click(face());
    expect([selected(), isFollowing(), face().getAttribute("aria-pressed")]).toEqual([[leaf], true, "true"]);
    expect(screen.getByRole("status").textContent).toBe("正在跟随何佳宁，按 Esc 停止");
    look(root);
    expect(selected()).toEqual([root]);
    look("pt_unknown");
    expect([selected(), isFollowing()]).toEqual([[root], true]);
    act(() => { stage.forest.selection.select([leaf]); });
    expect(isFollowing()).toBe(false);
    look(root);
    expect(selected()).toEqual([leaf]);
  });

  it("goes into a note and out of it again", () => {
    look(leaf);
    fireEvent.click(face());
    look(leaf, noteDocId(leaf, "shared"));
    expect([openedNotes, isFollowing()]).toEqual([[leaf], true]);
    look(root);
    expect(selected()).toEqual([root]);
  });

  it.each([
    ["Escape", () => fireEvent.keyDown(document.body, { key: "Escape" })],
    ["a click on the bar", () => fireEvent.click(screen.getByRole("button", { name: /正在跟随/ }))],
    ["a click on the face", () => fireEvent.click(face())],
    ["another place", () => { act(() => { shellStore.setState({ place: "history" }); }); }],
    ["the wheel over the picture", () => fireEvent.wheel(screen.getByRole("application"))],
  ])("ends by %s", (_how, end) => {
    look(leaf);
    fireEvent.click(face());
    expect(isFollowing()).toBe(true);
    end();
    expect(isFollowing()).toBe(false);
    look(root);
    expect(selected()).toEqual([leaf]);
  });

  it("leaves Escape to a field that somebody writes in, and to an input method", () => {
    look(leaf);
    fireEvent.click(face());
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "Escape" });
    fireEvent.keyDown(document.body, { key: "Escape", isComposing: true });
    expect(isFollowing()).toBe(true);
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(isFollowing()).toBe(false);
  });

  it("ends when the followed one is gone, and says so", () => {
    look(leaf);
    fireEvent.click(face());
    act(() => { peers.set([]); });
    expect(shellStore.getState().followedId).toBeNull();
    expect(screen.queryByRole("button", { name: /何佳宁/ })).toBeNull();
    expect(stage.toasts).toContainEqual({ tone: "info", key: "groups.follow.gone", values: { name: "何佳宁" } });
  });
});
