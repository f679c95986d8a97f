// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { useMemo, type ReactElement } from "react";
import { afterEach, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { outlineActions, OutlineView } from "#renderer/features/outline/index.ts";
import { createReadable, ForestProvider, useForest } from "#renderer/runtime/index.ts";
import { sixPeople } from "#tests/support/groupStates.ts";
import { fakeLayout } from "#tests/support/fakeLayout.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const peers = createReadable<readonly PeerPresence[]>([]);

/** A forest in which the test says who is here. */
function Peopled(): ReactElement {
  const forest = useForest();
  const peopled = useMemo(() => ({ ...forest, group: { ...forest.group, peers, peersAt: (id: PointId) => peers.get().filter(({ presence }) => presence?.at === id) } }), [forest]);
  return <ForestProvider forest={peopled}><OutlineView /></ForestProvider>;
}

const at = (personId: string, name: string, pointId: PointId): PeerPresence => ({ personId, name, deviceKey: `${personId}0`.padEnd(43, "A"), presence: { at: pointId, docId: null, anchor: null, head: null, dragged: [] } });

it("shows on its row who looks at a point, each person once, until they go", async () => {
  fakeLayout();
  stage = await renderInForest(<Peopled />);
  act(() => { must(stage.forest.run(addPoint, { title: "光合作用", parentId: null })); });
  const [id] = stage.forest.view.children(null);
  if (id === undefined) throw new Error("no point was planted");
  await screen.findByRole("treeitem", { name: /光合作用/ });
  expect(screen.queryByRole("img", { name: /正在看/ })).toBeNull();
  act(() => { peers.set([at("pr_1", "陈立", id), at("pr_1", "陈立", id), at("pr_2", "何佳宁", id)]); });
  expect(screen.getByRole("treeitem", { name: /光合作用/ }).contains(screen.getByRole("img", { name: "陈立和何佳宁正在看" }))).toBe(true);
  act(() => { peers.set([]); });
  expect(screen.queryByRole("img", { name: /正在看/ })).toBeNull();
});

it("tells a reader before a title is typed that nothing can be added", async () => {
  fakeLayout();
  stage = await renderInForest(<OutlineView />, { actions: outlineActions, plant: (forest) => { must(forest.run(addPoint, { title: "光合作用", parentId: null })); } });
  const { id: forestId } = stage.forest;
  act(() => { stage.fake.send("groups.changed", { forestId, state: sixPeople({ forestId, myRole: "reader" }) }); });
  fireEvent.keyDown(screen.getByRole("tree"), { key: "n" });
  expect(stage.toasts).toEqual([{ tone: "info", key: "outline.readOnly" }]);
  expect(screen.queryByRole("textbox", { name: "新知识点的标题" })).toBeNull();
});
