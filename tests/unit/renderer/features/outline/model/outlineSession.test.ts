import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outlineSessionOf, type OutlineSession } from "#renderer/features/outline/model/outlineSession.ts";
import { viewState, type OpenForest } from "#renderer/runtime/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let forest: OpenForest;
let uninstall: () => void;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
});
afterEach(async () => {
  await forest.close();
  closeCaches();
  uninstall();
});

const hasChosen = (session: OutlineSession): Promise<void> => new Promise((resolve) => {
  const stop = session.onChange(() => {
    if (session.get().expanded === null) return;
    stop();
    resolve();
  });
});

describe("what the outline remembers", () => {
  it("comes back as it was kept", async () => {
    const [open, folded] = [addTestPoint(forest, { title: "展开的" }), addTestPoint(forest, { title: "收起的" })];
    await viewState.write(forest.id, { expandedIds: [open] });
    const session = outlineSessionOf(forest);
    await hasChosen(session);
    expect([open, folded].map((id) => session.get().expanded?.has(id))).toEqual([true, false]);
  });

  it("does not fold away what somebody has begun to write in before it came", async () => {
    const [kept, begun, shut] = [addTestPoint(forest, { title: "以前展开的" }), addTestPoint(forest, { title: "正在写的" }), addTestPoint(forest, { title: "刚收起的" })];
    await viewState.write(forest.id, { expandedIds: [kept, shut] });
    const session = outlineSessionOf(forest);
    session.startDraft({ parentId: begun, afterId: undefined, kind: "point", isPrivate: false, layer: null });
    const chosen = hasChosen(session);
    await chosen;
    session.setExpanded(shut, false);
    expect([kept, begun, shut].map((id) => session.get().expanded?.has(id))).toEqual([true, true, false]);
  });
});
