// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, removeLinks, removePoints } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { TrashDialog } from "#renderer/features/trash/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
const show = async (plant: (forest: OpenForest) => void): Promise<void> => {
  stage = await renderInForest(<TrashDialog onClose={() => undefined} />, { plant });
};
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("TrashDialog", () => {
  it("teaches what the trash is for while it is empty", async () => {
    await show(() => undefined);
    expect(screen.getByText("回收站是空的")).toBeDefined();
  });

  it("lists a removal once, with what it took along, and restores all of it", async () => {
    await show((forest) => {
      const branch = must(forest.run(addPoint, { title: "枝", parentId: null }));
      must(forest.run(addPoint, { title: "叶一", parentId: branch }));
      must(forest.run(addPoint, { title: "叶二", parentId: branch }));
      must(forest.run(removePoints, { ids: [branch], branch: true }));
    });
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByText("一起移走的下级：2 个")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "恢复“枝”" }));
    expect(stage.forest.view.pointCount).toBe(3);
    expect(screen.getByText("回收站是空的")).toBeDefined();
  });

  it("restores points and links together", async () => {
    await show((forest) => {
      const a = must(forest.run(addPoint, { title: "甲", parentId: null }));
      const b = must(forest.run(addPoint, { title: "乙", parentId: null }));
      const c = must(forest.run(addPoint, { title: "丙", parentId: null }));
      const link = must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
      must(forest.run(removeLinks, { ids: [link] }));
      must(forest.run(removePoints, { ids: [c], branch: true }));
    });
    expect(screen.getByText("甲 —支撑→ 乙")).toBeDefined();
    act(() => { fireEvent.click(screen.getByRole("button", { name: "全部恢复" })); });
    expect([stage.forest.view.pointCount, stage.forest.view.linkCount]).toEqual([3, 1]);
  });
});
