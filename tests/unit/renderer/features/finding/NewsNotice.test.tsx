// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint, setPersonName } from "#shared/forest/index.ts";
import type { OwnedFilter } from "#renderer/runtime/createFilter.ts";
import { NewsNotice } from "#renderer/features/finding/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

/** Who works at this machine decides whose points are news. */
async function open(personId: string): Promise<void> {
  stage = await renderInForest(<><NewsNotice /><p>图</p></>, {
    settings: { personId },
    plant: (forest) => {
      must(forest.run(setPersonName, { id: "pr_me", name: "青禾" }));
      must(forest.run(addPoint, { title: "新", parentId: null }));
    },
  });
}

// SAFETY: `openForest` hands out the filter it owns.
const setLastVisit = (atMs: number): void => act(() => (stage.forest.filter as OwnedFilter).setLastVisit(atMs));

describe("NewsNotice", () => {
  it("says once how many points others have added, and offers to look at them", async () => {
    await open("pr_someone");
    expect(stage.toasts).toEqual([]);
    setLastVisit(1);
    setLastVisit(2);
    expect(stage.toasts).toEqual([{ tone: "info", key: "finding.toast.news", values: { count: 1 }, actionId: "find.fresh" }]);
  });

  it("keeps still about one's own, and when nothing came", async () => {
    await open("pr_me");
    setLastVisit(1);
    expect(stage.toasts).toEqual([]);
  });
});
