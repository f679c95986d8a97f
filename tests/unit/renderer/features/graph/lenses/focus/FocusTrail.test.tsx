// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { focusActions } from "#renderer/features/graph/lenses/focus/focusActions.ts";
import { focusOptionsOf } from "#renderer/features/graph/lenses/focus/focusOptions.ts";
import { FocusTrail } from "#renderer/features/graph/lenses/focus/FocusTrail.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let points: PointId[];

beforeEach(async () => {
  stage = await renderInForest(<FocusTrail />, {
    actions: focusActions,
    plant(forest) {
      points = ["高价值", "赢得人心", "客户成功路径"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
      for (const id of points.slice(0, 1)) focusOptionsOf(forest).walkTo(id);
    },
  });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const walk = (...indexes: number[]): void => act(() => { for (const index of indexes) { const id = points[index]; if (id !== undefined) focusOptionsOf(stage.forest).walkTo(id); } });
const trail = (): HTMLElement => screen.getByRole("navigation", { name: "走过的路" });
const centre = (): string | undefined => within(trail()).getAllByRole("listitem").find((item) => item.dataset["away"] === "here")?.textContent ?? undefined;

describe("FocusTrail", () => {
  it("goes back and forward, selects what it arrives at, and says so", () => {
    walk(1, 2);
    expect(centre()).toBe("客户成功路径");
    expect(screen.getByRole("button", { name: "前进" })).toHaveProperty("disabled", true);
    fireEvent.click(screen.getByRole("button", { name: "后退" }));
    expect([centre(), stage.forest.selection.get().ids, stage.said]).toEqual(["赢得人心", [points[1]], ["graph.focus.said.centre"]]);
    fireEvent.click(screen.getByRole("button", { name: "前进" }));
    expect(centre()).toBe("客户成功路径");
  });

  it("leads to any place it shows", () => {
    walk(1, 2);
    fireEvent.click(within(trail()).getByRole("button", { name: "高价值" }));
    expect([centre(), within(trail()).getByText("高价值").getAttribute("aria-current")]).toEqual(["高价值", "step"]);
  });

  it("has nothing that a screen reader would stumble over", async () => {
    walk(1);
    const { violations } = await axe.run(stage.page.container, { rules: { region: { enabled: false }, "color-contrast": { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
