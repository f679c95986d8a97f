// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { OpposeDialog } from "#renderer/features/links/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let link: LinkId;
let other: LinkId;
let lone: LinkId;

function plant(forest: OpenForest): void {
  closed = 0;
  const [a, b, c] = ["溯本法", "客户成功路径", "动机"].map((title) => must(forest.run(addPoint, { title, parentId: null }))) as [PointId, PointId, PointId];
  link = must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
  other = must(forest.run(linkPoints, { from: b, to: a, type: "causes", reason: "反过来才成立" }));
  lone = must(forest.run(linkPoints, { from: a, to: c, type: "supports" }));
}

const show = async (id: () => LinkId): Promise<void> => {
  stage = await renderInForest(() => <OpposeDialog linkId={id()} onClose={() => { closed += 1; }} />, { plant });
};
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("marking a link as opposing", () => {
  it("offers the links between the same ends, marks one, and takes the mark away again", async () => {
    await show(() => link);
    fireEvent.click(screen.getByRole("button", { name: /客户成功路径 —因果→ 溯本法.*反过来才成立.*标为对立/ }));
    expect(stage.forest.view.link(other)?.opposes).toEqual([link]);
    expect([stage.toasts[0], closed]).toMatchObject([{ key: "links.toast.opposed", actionId: "edit.undo" }, 1]);
    fireEvent.click(screen.getByRole("button", { name: /取消对立/, pressed: true }));
    expect(stage.forest.view.link(other)?.opposes).toEqual([]);
  });

  it("says so when there is nothing to choose from", async () => {
    await show(() => lone);
    expect(screen.getByText("同样两端之间没有别的关联")).toBeDefined();
  });

  it("has nothing that axe objects to", async () => {
    await show(() => link);
    const found = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
