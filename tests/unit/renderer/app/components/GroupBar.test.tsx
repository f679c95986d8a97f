// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { GroupPeople, GroupReceived } from "#renderer/app/components/GroupBar.tsx";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { createReadable, ForestProvider, useForest } from "#renderer/runtime/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

const peers = createReadable<readonly PeerPresence[]>([]);
/** A forest in which the test says who is here. */
function Peopled({ children }: { readonly children: ReactNode }): ReactElement {
  const forest = useForest();
  const peopled = useMemo(() => ({ ...forest, group: { ...forest.group, peers } }), [forest]);
  return <ForestProvider forest={peopled}>{children}</ForestProvider>;
}

let stage: Stage;
let leaf: PointId;
let root: PointId;
beforeEach(async () => {
  peers.set([]);
  stage = await renderInForest(<Peopled><p>here</p><GroupPeople /><GroupReceived /></Peopled>, { plant: (forest) => {
    leaf = must(forest.run(addPoint, { title: "光合作用", parentId: null }));
    root = must(forest.run(addPoint, { title: "根", parentId: null }));
  } });
  act(() => { stage.fake.send("groups.changed", { forestId: stage.forest.id, state: sixPeople({ forestId: stage.forest.id }) }); });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  expect(shellStore.getState().followedId).toBeNull();
});
const look = (at: string | null): void => {
  act(() => { peers.set([{ personId: "pr_He", deviceKey: "A".repeat(43), name: "何佳宁", presence: { at, docId: null, anchor: null, head: null, dragged: [] } }]); });
};
const choose = async (item: string): Promise<void> => {
  fireEvent.click(screen.getByRole("button", { name: /何佳宁/ }));
  fireEvent.click(await screen.findByRole("menuitem", { name: item }));
  await waitFor(() => { expect(screen.queryByRole("menu")).toBeNull(); });
};
const selected = (): readonly string[] => stage.forest.selection.get().ids;

describe("the group in the bar", () => {
  it("counts who has received everything", () => {
    expect(screen.getByRole("button", { name: "组员 2/5 已收到" })).toBeTruthy();
  });

  it("says what somebody looks at by the title it has now, and goes there once", async () => {
    look(leaf);
    act(() => { must(stage.forest.run(renamePoint, { id: leaf, title: "光的作用" })); });
    expect(screen.getByRole("button", { name: "何佳宁，正在看“光的作用”" })).toBeTruthy();
    await choose("去对方看的地方");
    expect(selected()).toEqual([leaf]);
    look(root);
    expect(selected()).toEqual([leaf]);
  });

  it("goes along until this person looks elsewhere", async () => {
    look(leaf);
    await choose("跟着对方看");
    expect(selected()).toEqual([leaf]);
    look(root);
    expect(selected()).toEqual([root]);
    look("pt_unknown");
    expect(selected()).toEqual([root]);
    act(() => { stage.forest.selection.select([leaf]); });
    expect(shellStore.getState().followedId).toBeNull();
    look(root);
    expect(selected()).toEqual([leaf]);
  });

  it("ends when the followed one is gone", async () => {
    look(leaf);
    await choose("跟着对方看");
    act(() => { peers.set([]); });
    expect(shellStore.getState().followedId).toBeNull();
    expect(screen.queryByRole("button", { name: /何佳宁/ })).toBeNull();
  });
});
