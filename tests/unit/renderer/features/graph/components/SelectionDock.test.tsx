// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, renamePoint } from "#shared/forest/index.ts";
import { SelectionDock } from "#renderer/features/graph/components/SelectionDock.tsx";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let ends: readonly [PointId, PointId];
let link: LinkId;

beforeEach(async () => {
  stage = await renderInForest(<><p>图</p><SelectionDock onMore={() => undefined} /></>, {
    plant: (forest) => {
      ends = [must(forest.run(addPoint, { title: "溯本认知", parentId: null })), must(forest.run(addPoint, { title: "外向思考", parentId: null }))];
      link = must(forest.run(linkPoints, { from: ends[0], to: ends[1], type: "supports" }));
    },
  });
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const what = (): HTMLElement => {
  const dock = screen.getByRole("toolbar").firstElementChild;
  if (!(dock instanceof HTMLElement)) throw new Error("the dock is empty");
  return dock;
};

describe("SelectionDock", () => {
  it("names both ends of a link, each in a part of its own, and follows their names", () => {
    act(() => { stage.forest.selection.select([link]); });
    expect([what().textContent, what().title]).toEqual(["溯本认知→外向思考", "溯本认知 → 外向思考"]);
    act(() => { must(stage.forest.run(renamePoint, { id: ends[1], title: "外向" })); });
    expect([...(what().firstElementChild?.children ?? [])].map((part) => part.textContent)).toEqual(["溯本认知", "→", "外向"]);
  });

  it("names one point, and counts several", () => {
    act(() => { stage.forest.selection.select([ends[0]]); });
    expect(what().textContent).toBe("溯本认知");
    act(() => { stage.forest.selection.select([ends[0], link]); });
    expect(what().textContent).toContain("2");
  });
});
