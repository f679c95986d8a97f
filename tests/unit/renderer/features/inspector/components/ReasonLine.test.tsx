// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, editLink, linkPoints, removeLinks } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { InspectorView } from "#renderer/features/inspector/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let point: PointId;
let other: PointId;
let link: LinkId;

function plant(forest: OpenForest): void {
  point = must(forest.run(addPoint, { title: "客户成功路径", parentId: null }));
  other = must(forest.run(addPoint, { title: "溯本法", parentId: null }));
  link = must(forest.run(linkPoints, { from: other, to: point, type: "supports" }));
  forest.selection.select([point]);
}
beforeEach(async () => {
  stage = await renderInForest(<InspectorView />, { plant });
  fireEvent.click(lines().getByRole("button", { name: "补一句为什么" }));
});
afterEach(async () => {
  vi.useRealTimers();
  expect(await stage.close()).toEqual([]);
});

const lines = () => within(screen.getByRole("region", { name: "关联" }));
const field = (): HTMLTextAreaElement => lines().getByRole("textbox", { name: "为什么" });
const type = (value: string): void => { fireEvent.change(field(), { target: { value } }); };
const reason = (): string | undefined => stage.forest.view.link(link)?.reason;

describe("a reason that is being written in its line", () => {
  it("is written when something else is selected", () => {
    type("先有人心");
    act(() => { stage.forest.selection.select([other]); });
    expect(reason()).toBe("先有人心");
  });

  it("is written after a pause, and the field stays open", () => {
    vi.useFakeTimers();
    type("先有人心");
    act(() => { vi.advanceTimersByTime(5_000); });
    expect([reason(), field().value]).toEqual(["先有人心", "先有人心"]);
  });

  it("is let go by Esc", () => {
    type("先有人心");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect([reason(), lines().queryByRole("textbox")]).toEqual(["", null]);
  });

  it("takes nothing back that others have written meanwhile when nothing was typed", () => {
    act(() => { must(stage.forest.run(editLink, { id: link, reason: "别人写的" })); });
    fireEvent.blur(field());
    expect(reason()).toBe("别人写的");
  });

  it("is offered for copying when the link is removed meanwhile", () => {
    type("先有人心");
    act(() => { must(stage.forest.run(removeLinks, { ids: [link] })); });
    expect(stage.toasts).toMatchObject([{ key: "app.typing.lost", copyText: "先有人心" }]);
  });
});
