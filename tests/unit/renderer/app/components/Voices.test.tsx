// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Voices } from "#renderer/app/components/Voices.tsx";
import { dismissToast, showToast, toasts } from "#renderer/app/model/toasts.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
afterEach(async () => {
  vi.useRealTimers();
  act(() => { for (const { id } of toasts.getState()) dismissToast(id); });
  expect(await stage.close()).toEqual([]);
});

describe("Voices", () => {
  it("lets each message go in its own time, whatever comes after it", async () => {
    stage = await renderInForest(<><p>塔</p><Voices /></>);
    vi.useFakeTimers();
    act(() => { showToast({ tone: "info", key: "actions.undo" }); });
    act(() => { vi.advanceTimersByTime(5_000); });
    act(() => { showToast({ tone: "info", key: "actions.redo" }); });
    act(() => { vi.advanceTimersByTime(1_500); });
    expect([screen.queryByText("撤销"), screen.queryByText("重做")?.textContent]).toEqual([null, "重做"]);
    act(() => { vi.advanceTimersByTime(5_000); });
    expect(screen.queryByText("重做")).toBeNull();
  });

  it("holds a text that could not be written until it has been copied", async () => {
    stage = await renderInForest(<><p>塔</p><Voices /></>);
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    vi.useFakeTimers();
    act(() => { showToast({ tone: "error", key: "app.typing.lost", values: { text: "写下的…" }, copyText: "写下的字" }); });
    act(() => { vi.advanceTimersByTime(600_000); });
    expect(screen.getByText(/写下的…/)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "复制" }));
    expect([writeText.mock.calls, screen.queryByText(/写下的…/)]).toEqual([[["写下的字"]], null]);
  });
});
