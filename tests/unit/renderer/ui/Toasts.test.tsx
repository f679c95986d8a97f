// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { I18nProvider } from "#renderer/i18n/index.ts";
import { Toasts } from "#renderer/ui/index.ts";

afterEach(cleanup);

describe("Toasts", () => {
  it("speak politely, and a problem at once", () => {
    render(<Toasts items={[{ id: 1, tone: "info", text: "Removed" }, { id: 2, tone: "error", text: "Not saved" }]} onDismiss={() => undefined} />);
    expect(screen.getByRole("region", { name: "ui.messages" }).getAttribute("aria-live")).toBe("polite");
    expect(screen.getByRole("alert").textContent).toBe("Not saved");
  });

  it("run their one action and are gone", () => {
    const run = vi.fn();
    const onDismiss = vi.fn();
    render(<Toasts items={[{ id: 7, tone: "info", text: "Removed", action: { label: "Undo", run } }]} onDismiss={onDismiss} />);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(run).toHaveBeenCalledOnce();
    expect(onDismiss).toHaveBeenCalledWith(7);
  });

  it("can be put away by a button in the person's language", async () => {
    const onDismiss = vi.fn();
    render(<I18nProvider language="zh-CN"><Toasts items={[{ id: 3, tone: "success", text: "好了" }]} onDismiss={onDismiss} /></I18nProvider>);
    fireEvent.click(await screen.findByRole("button", { name: "收起" }));
    expect(onDismiss).toHaveBeenCalledWith(3);
  });
});
