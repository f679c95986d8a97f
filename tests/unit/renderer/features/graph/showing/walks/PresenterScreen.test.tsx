// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint, addView, removePoints, removeView } from "#shared/forest/index.ts";
import type { PointId, ViewId } from "#shared/kernel/index.ts";
import { PresenterScreen } from "#renderer/features/graph/showing/walks/PresenterScreen.tsx";
import { presenting, stopLight } from "#renderer/features/graph/showing/walks/presenting.ts";
import { walkSpec } from "#renderer/features/graph/showing/walks/walkSpec.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let points: PointId[];
let walkId: ViewId;

async function show(): Promise<void> {
  // As where the system refuses the whole screen: the window is enough.
  Object.assign(document.documentElement, { requestFullscreen: () => Promise.reject(new TypeError("refused")) });
  stage = await renderInForest(<><p>森林</p><PresenterScreen /></>, {
    plant: (forest) => {
      points = ["起点", "中间", "终点"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
      const [first, second, third] = points;
      if (first === undefined || second === undefined || third === undefined) throw new Error("three points");
      const spec = walkSpec({ stops: [{ ids: [first], note: "从这里开始" }, { ids: [second, third], note: "" }, { ids: [third], note: "到了" }] });
      walkId = must(forest.run(addView, { kind: "walk", name: "入门", spec: spec ?? "" }));
    },
  });
  act(() => { presenting.set(walkId); });
}
const heading = (): string => screen.getByRole("heading", { level: 1 }).textContent ?? "";
const press = (key: string): void => { fireEvent.keyDown(document.activeElement ?? document.body, { key }); };

afterEach(async () => {
  act(() => { presenting.set(null); });
  expect(await stage.close()).toEqual([]);
});

describe("PresenterScreen", () => {
  it("shows title, note and progress of each stop, and selects and lights what it is about", async () => {
    await show();
    expect([heading(), screen.getByText("从这里开始").textContent, screen.getByText("1 / 3").textContent]).toEqual(["起点", "从这里开始", "1 / 3"]);
    press("ArrowRight");
    expect([heading(), stage.forest.selection.get().ids, [...(stopLight.get() ?? [])]]).toEqual(["中间 · 终点", points.slice(1), points.slice(1)]);
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("2");
  });

  it("says each stop to a screen reader", async () => {
    await show();
    const live = screen.getByRole("heading", { level: 1 }).closest("[aria-live]");
    expect(live?.textContent).toContain("第 1 站，共 3 站");
  });

  it("goes by pointer, too: on the right on, on the left back, and by its buttons", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "下一站" }));
    expect(heading()).toBe("中间 · 终点");
    fireEvent.click(screen.getByRole("button", { name: "上一站" }));
    expect(heading()).toBe("起点");
  });

  it("says how much room its words need, and lets go of that room when it ends", async () => {
    await show();
    const room = (): string => document.documentElement.style.getPropertyValue("--presenter-room");
    expect(room()).toMatch(/^\d+px$/);
    act(() => { presenting.set(null); });
    expect(room()).toBe("");
  });

  it("darkens the screen with B, and a press brings it back", async () => {
    await show();
    press("b");
    fireEvent.click(screen.getByRole("button", { name: "回到画面" }));
    expect(screen.queryByRole("button", { name: "回到画面" })).toBeNull();
  });

  it("jumps by number", async () => {
    await show();
    press("3");
    expect(screen.getByText("到第 3 站 ↵")).toBeDefined();
    press("Enter");
    expect(heading()).toBe("终点");
  });

  it("lets no shortcut of the forest behind answer", async () => {
    await show();
    let heard = 0;
    const listener = (): void => { heard += 1; };
    window.addEventListener("keydown", listener);
    press("Delete");
    press("z");
    window.removeEventListener("keydown", listener);
    expect(heard).toBe(0);
  });

  it("ends with Escape and leaves the selection, the light and the window as they were", async () => {
    await show();
    expect(document.documentElement.dataset["presenting"]).toBe("");
    press("Escape");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect([presenting.get(), stopLight.get(), stage.forest.selection.get().ids, document.documentElement.dataset["presenting"]]).toEqual([null, null, [], undefined]);
  });

  it("says when what stood at a stop is gone, and ends when the walk is", async () => {
    await show();
    act(() => { must(stage.forest.run(removePoints, { ids: points.slice(0, 1), branch: true })); });
    expect(heading()).toBe("这一站的内容已经不在了");
    act(() => { must(stage.forest.run(removeView, { id: walkId })); });
    await waitFor(() => expect(presenting.get()).toBeNull());
  });
});
