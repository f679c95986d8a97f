// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ForestProvider, useSaveState, type OpenForest, type SaveState } from "#renderer/runtime/index.ts";
import { createReadable } from "#renderer/runtime/createReadable.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { openTestForest } from "#tests/support/openTestForest.ts";

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

describe("useSaveState", () => {
  it("draws a claim when it differs, and not for each key on its way; written is what nothing more was added to for a moment", async () => {
    const uninstall = installBridge(createFakeBridge());
    const opened = await openTestForest();
    const saveState = createReadable<SaveState>({ kind: "written", atMs: null });
    const forest: OpenForest = { ...opened, saveState };
    let drawn = 0;
    function Light(): ReactElement {
      drawn += 1;
      const state = useSaveState();
      return <p>{state.kind === "failed" ? `failed ${String(state.pending)}` : state.kind}</p>;
    }
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    render(<ForestProvider forest={forest}><Light /></ForestProvider>);
    const tell = (state: SaveState): void => { act(() => { saveState.set(state); }); };
    tell({ kind: "writing", pending: 1 });
    const before = drawn;
    for (const pending of [2, 3, 4]) {
      tell({ kind: "written", atMs: pending });
      act(() => { vi.advanceTimersByTime(300); });
      tell({ kind: "writing", pending });
    }
    expect([drawn, screen.getByText("writing").tagName]).toEqual([before, "P"]);
    tell({ kind: "failed", reason: "disk-full", pending: 4 });
    tell({ kind: "failed", reason: "disk-full", pending: 5 });
    expect(screen.getByText("failed 5").tagName).toBe("P");
    tell({ kind: "written", atMs: 1 });
    expect(screen.getByText("failed 5").tagName).toBe("P");
    act(() => { vi.advanceTimersByTime(400); });
    expect(screen.getByText("written").tagName).toBe("P");
    await opened.close();
    uninstall();
  });
});
