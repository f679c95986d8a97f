// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, setOpposing } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { DisputesDialog } from "#renderer/features/links/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let low: PointId;
let path: PointId;
let far: PointId;
let refutes: LinkId;
let saved: PointId;

function plant(forest: OpenForest): void {
  [low, path, far] = ["低成本取胜", "客户成功路径", "动机"].map((title) => must(forest.run(addPoint, { title, parentId: null }))) as [PointId, PointId, PointId];
  const supports = must(forest.run(linkPoints, { from: low, to: path, type: "supports", reason: "省下的是反复拉锯的成本" }));
  refutes = must(forest.run(linkPoints, { from: low, to: path, type: "refutes", phrase: "免费段不算低成本" }));
  saved = must(forest.run(addPoint, { title: "三次免费诊断", summary: "做了三次，签了两家", parentId: low, kind: "case" }));
  must(forest.run(linkPoints, { from: saved, to: supports, type: "illustrates" }));
  const one = must(forest.run(linkPoints, { from: far, to: path, type: "causes" }));
  const two = must(forest.run(linkPoints, { from: far, to: path, type: "premise" }));
  must(forest.run(setOpposing, { a: one, b: two, opposing: true }));
}

const show = async (at: () => EndId | null): Promise<void> => {
  closed = 0;
  stage = await renderInForest(() => <DisputesDialog at={at()} onClose={() => { closed += 1; }} />, { plant });
};
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("disputes", () => {
  it("tells both sides of each, why it is one, and the cases that speak for a side", async () => {
    await show(() => null);
    expect(screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent)).toEqual(["低成本取胜 与 客户成功路径", "动机 与 客户成功路径"]);
    expect(screen.getByText("有人把这两条标为互相对立。")).toBeDefined();
    const side = within(screen.getByRole("region", { name: "低成本取胜 —支撑→ 客户成功路径" }));
    expect(side.getByText("为什么：省下的是反复拉锯的成本")).toBeDefined();
    expect(within(side.getByRole("list", { name: "案例" })).getByText("做了三次，签了两家")).toBeDefined();
    expect(within(screen.getByRole("region", { name: "低成本取胜 —免费段不算低成本→ 客户成功路径" })).getByText("还没有案例说明这一边。")).toBeDefined();
  });

  it("are those of one place when asked from there, and of the forest when asked for all", async () => {
    await show(() => far);
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "看全部争议" }));
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(2);
  });

  it("lead to a side, and to its cases", async () => {
    await show(() => low);
    fireEvent.click(within(screen.getByRole("region", { name: /免费段/ })).getByRole("button", { name: "选中这一边" }));
    expect([stage.forest.selection.get().ids, closed]).toEqual([[refutes], 1]);
    fireEvent.click(screen.getByRole("button", { name: /三次免费诊断/ }));
    expect([stage.forest.selection.get().ids, closed]).toEqual([[saved], 2]);
  });

  it("has nothing that axe objects to", async () => {
    await show(() => null);
    const found = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
