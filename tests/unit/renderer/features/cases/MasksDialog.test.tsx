// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { setMask } from "#shared/forest/index.ts";
import { MasksDialog } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the table of aliases", () => {
  it("shows what stands for which name, and takes one away", async () => {
    stage = await renderInForest(<MasksDialog onClose={() => undefined} />, { plant: (forest) => { must(forest.run(setMask, { name: "赵经理", alias: "甲方" })); } });
    expect(screen.getByRole("listitem").textContent).toBe("赵经理 → 甲方");
    fireEvent.click(screen.getByRole("button", { name: "去掉“赵经理”的化名" }));
    expect([stage.forest.view.masks(), screen.queryByRole("listitem")]).toEqual([[], null]);
  });

  it("adds one with Enter, not while composing, and says what is wrong", async () => {
    stage = await renderInForest(<MasksDialog onClose={() => undefined} />);
    const [name, alias] = [screen.getByLabelText("名字"), screen.getByLabelText("换成")];
    fireEvent.change(name, { target: { value: "周敏" } });
    fireEvent.change(alias, { target: { value: "周敏" } });
    fireEvent.keyDown(alias, { key: "Enter", isComposing: true });
    expect(screen.queryByRole("alert")).toBeNull();
    fireEvent.keyDown(alias, { key: "Enter" });
    expect(screen.getByRole("alert").textContent).toBe("化名不能和名字一样。");
    fireEvent.change(alias, { target: { value: "小周" } });
    fireEvent.keyDown(alias, { key: "Enter" });
    expect(stage.forest.view.masks()).toEqual([{ name: "周敏", alias: "小周" }]);
  });
});
