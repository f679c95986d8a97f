// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { RelatedSection } from "#renderer/features/search/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { searchMemory } from "#renderer/runtime/storage/searchMemory.ts";
import { installFakeSearch } from "#tests/support/fakeSearch.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let a: PointId;
let b: PointId;
async function show(): Promise<void> {
  stage = await renderInForest(() => <><p>{a}</p><RelatedSection pointId={a} /></>, {
    plant: (forest) => {
      const search = installFakeSearch(forest);
      a = must(forest.run(addPoint, { title: "报价", parentId: null }));
      b = must(forest.run(addPoint, { title: "双赢关系", parentId: null }));
      const between = must(forest.run(addPoint, { title: "谈判", parentId: null }));
      search.proposals = [{ pointId: b, score: 0.5, similarity: 0.4, shared: [between] }];
    },
  });
}
const answers = async () => (await searchMemory.read(stage.forest.id)).answers;
afterEach(async () => {
  await searchMemory.forget(stage.forest.id);
  expect(await stage.close()).toEqual([]);
  closeCaches();
});

describe("RelatedSection", () => {
  it("asks what one has to do with the other, says why it asks, and counts it once", async () => {
    await show();
    expect(await screen.findByText("它和「双赢关系」有什么关系？")).toBeDefined();
    expect(screen.getByText(/都与「谈判」相连/)).toBeDefined();
    await waitFor(async () => expect((await answers()).asked).toBe(1));
  });

  it("opens the link dialog for both, and counts it only once they are linked", async () => {
    await show();
    fireEvent.click(await screen.findByRole("button", { name: "与「双赢关系」建立关联" }));
    expect(stage.dialogs).toEqual([{ kind: "link", from: a, to: b }]);
    await waitFor(async () => expect((await answers()).asked).toBe(1));
    expect((await answers()).linked).toBe(0);
    must(stage.forest.run(linkPoints, { from: a, to: b, type: "supports" }));
    await waitFor(async () => expect((await answers()).linked).toBe(1));
  });

  it("lets a proposal rest for good when it is said to be unrelated", async () => {
    await show();
    fireEvent.click(await screen.findByRole("button", { name: "与「双赢关系」不相关" }));
    await waitFor(() => expect(screen.queryByText("它和「双赢关系」有什么关系？")).toBeNull());
    await waitFor(async () => expect((await answers()).dismissed).toBe(1));
    expect(stage.said).toContain("search.related.dismissed");
  });
});
