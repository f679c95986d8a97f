// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, LIMITS, removePoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { InspectorView } from "#renderer/features/inspector/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let point: PointId;
let other: PointId;
const TOO_LONG = "长".repeat(LIMITS.tag + 1);

function plant(forest: OpenForest): void {
  point = must(forest.run(addPoint, { title: "客户成功路径", parentId: null }));
  other = must(forest.run(addPoint, { title: "溯本法", parentId: null }));
  forest.selection.select([point]);
}
beforeEach(async () => { stage = await renderInForest(<InspectorView />, { plant }); });
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const field = (): HTMLInputElement => screen.getByRole("combobox", { name: "标签" });
const type = (value: string): void => { fireEvent.change(field(), { target: { value } }); };
const tagsOf = (id: PointId): readonly string[] => [...(stage.forest.view.point(id)?.tags ?? [])].sort();

describe("TagsField", () => {
  it("takes the tags that fit as one step, and keeps one that is too long, with the reason", () => {
    type(`营销，${TOO_LONG}，销售`);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect([tagsOf(point), field().value]).toEqual([["营销", "销售"].sort(), TOO_LONG]);
    expect(screen.getByRole("alert").textContent).toContain("最多 40 个字");
    act(() => { stage.forest.undo(); });
    expect(tagsOf(point)).toEqual([]);
  });

  it("gives what stands in it to the point it was typed for when something else is selected", () => {
    type("营销");
    act(() => { stage.forest.selection.select([other]); });
    expect([tagsOf(point), tagsOf(other)]).toEqual([["营销"], []]);
  });

  it("does not carry what was refused for some points on to others", () => {
    const [third, fourth] = ["三", "四"].map((title) => must(stage.forest.run(addPoint, { title, parentId: null })));
    act(() => { stage.forest.selection.select([point, other]); });
    type(TOO_LONG);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(field().value).toBe(TOO_LONG);
    act(() => { stage.forest.selection.select([third, fourth].flatMap((id) => id ?? [])); });
    expect(field().value).toBe("");
    expect(stage.toasts).toMatchObject([{ key: "app.typing.lost", copyText: TOO_LONG }]);
  });

  it("offers for copying what can no longer be given, because the point was removed meanwhile", () => {
    type("营销");
    act(() => { must(stage.forest.run(removePoints, { ids: [point], branch: true })); });
    expect(stage.toasts).toMatchObject([{ key: "app.typing.lost", copyText: "营销" }]);
  });
});
