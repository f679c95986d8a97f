// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { RetargetDialog } from "#renderer/features/links/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let a: PointId;
let b: PointId;
let c: PointId;
let link: LinkId;

function plant(forest: OpenForest): void {
  [a, b, c] = ["溯本法", "客户成功路径", "动机"].map((title) => must(forest.run(addPoint, { title, parentId: null }))) as [PointId, PointId, PointId];
  link = must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
}

beforeEach(async () => {
  closed = 0;
  stage = await renderInForest(() => <RetargetDialog linkId={link} end="to" onClose={() => { closed += 1; }} />, { plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

const field = (): HTMLElement => screen.getByRole("combobox", { name: "新的终点" });
const submit = (): void => { fireEvent.click(screen.getByRole("button", { name: "改到这里" })); };
const pick = (words: string): void => {
  fireEvent.change(field(), { target: { value: words } });
  fireEvent.keyDown(field(), { key: "Enter" });
};

describe("putting an end somewhere else", () => {
  it("shows the sentence it would become, writes it, and offers to undo", () => {
    expect(screen.getByTestId("proposition").textContent).toBe("溯本法 —支撑→ 客户成功路径");
    pick("动机");
    expect(screen.getByTestId("proposition").textContent).toBe("溯本法 —支撑→ 动机");
    submit();
    expect(stage.forest.view.link(link)).toMatchObject({ from: a, to: c });
    expect(stage.toasts).toMatchObject([{ key: "links.toast.toMoved", values: { title: "动机" }, actionId: "edit.undo" }]);
    expect(closed).toBe(1);
    stage.forest.undo();
    expect(stage.forest.view.link(link)).toMatchObject({ from: a, to: b });
  });

  it("asks for an end while none is chosen", () => {
    submit();
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(closed).toBe(0);
  });

  it("says that the very link exists already", () => {
    must(stage.forest.run(linkPoints, { from: a, to: c, type: "supports" }));
    pick("动机");
    submit();
    expect(screen.getByRole("alert").textContent).toBe("已经有一条一样的关联了。");
    expect(stage.forest.view.link(link)).toMatchObject({ to: b });
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
