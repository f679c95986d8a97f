// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ToastRequest } from "#renderer/runtime/index.ts";
import { copyLostText } from "#renderer/app/model/copyLostText.ts";
import { dismissToast, toasts } from "#renderer/app/model/toasts.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";

const request: ToastRequest = { tone: "error", key: "app.typing.lost", copyText: "写下的字" };
let uninstall: () => void;
beforeEach(() => { uninstall = installBridge(createFakeBridge()); });
afterEach(() => {
  for (const { id } of toasts.getState()) dismissToast(id);
  uninstall();
});

describe("copyLostText", () => {
  it("puts the whole text on the clipboard", async () => {
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await copyLostText(request);
    expect([writeText.mock.calls, toasts.getState()]).toEqual([[["写下的字"]], []]);
  });

  it("shows the message again while the clipboard refuses", async () => {
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    await copyLostText(request);
    expect(toasts.getState().map((toast) => toast.request)).toEqual([request]);
  });
});
