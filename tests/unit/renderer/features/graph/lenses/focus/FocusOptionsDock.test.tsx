// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusOptionsOf } from "#renderer/features/graph/lenses/focus/focusOptions.ts";
import { FocusOptionsDock } from "#renderer/features/graph/lenses/focus/FocusOptionsDock.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
beforeEach(async () => { stage = await renderInForest(<FocusOptionsDock />); });
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("FocusOptionsDock", () => {
  it("sets how far one looks and what is said", () => {
    const options = focusOptionsOf(stage.forest);
    const slider = screen.getByRole("slider", { name: "深度" });
    expect(slider.getAttribute("aria-valuetext")).toBe("2 跳");
    fireEvent.change(slider, { target: { value: "1" } });
    fireEvent.click(screen.getByRole("button", { name: "为什么" }));
    fireEvent.click(screen.getByRole("button", { name: "按类型分组" }));
    const { depth, showsReasons, groupsByType } = options.get();
    expect([depth, showsReasons, groupsByType]).toEqual([1, true, false]);
    expect(screen.getByRole("button", { name: "为什么" }).getAttribute("aria-pressed")).toBe("true");
  });

  it("has nothing that a screen reader would stumble over", async () => {
    const { violations } = await axe.run(stage.page.container, { rules: { region: { enabled: false }, "color-contrast": { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
