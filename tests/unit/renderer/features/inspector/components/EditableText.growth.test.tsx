// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { EditableText } from "#renderer/features/inspector/components/EditableText.tsx";
import { renderInForest } from "#tests/support/renderInForest.tsx";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("is as high as its text needs, also when its width has changed", async () => {
  let [width, height] = [300, 40];
  let report = (): void => undefined;
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockImplementation(() => width);
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockImplementation(() => height);
  vi.stubGlobal("ResizeObserver", class {
    constructor(told: () => void) { report = told; }
    observe(): void { report(); }
    disconnect(): void { report = () => undefined; }
  });
  const stage = await renderInForest(<div>森林<EditableText label="摘要" value="一句" maxLength={100} isLong onCommit={() => null} /></div>);
  const high = (): string => screen.getByRole("textbox", { name: "摘要" }).style.height;
  expect(high()).toBe("40px");
  [width, height] = [150, 80];
  act(() => { report(); });
  expect(high()).toBe("80px");
  height = 90;
  // Its own growing is no other width.
  act(() => { report(); });
  expect(high()).toBe("80px");
  expect(await stage.close()).toEqual([]);
});
