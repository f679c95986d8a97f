// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Toasts, UiTexts } from "#renderer/ui/index.ts";

afterEach(cleanup);

describe("Toasts", () => {
  it("speak politely, and a problem at once", () => {
    render(<Toasts label="Messages" items={[{ id: 1, tone: "info", text: "Removed" }, { id: 2, tone: "error", text: "Not saved" }]} onDismiss={() => undefined} />);
    expect(screen.getByRole("region", { name: "Messages" }).getAttribute("aria-live")).toBe("polite");
    expect(screen.getByRole("alert").textContent).toBe("Not saved");
  });

  it("run their one action and are gone", () => {
    const run = vi.fn();
    const onDismiss = vi.fn();
    render(<Toasts label="Messages" items={[{ id: 7, tone: "info", text: "Removed", action: { label: "Undo", run } }]} onDismiss={onDismiss} />);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(run).toHaveBeenCalledOnce();
    expect(onDismiss).toHaveBeenCalledWith(7);
  });

  it("can be put away by a button in the person's language", () => {
    const onDismiss = vi.fn();
    render(<UiTexts texts={{ close: "关闭" }}><Toasts label="消息" items={[{ id: 3, tone: "success", text: "好了" }]} onDismiss={onDismiss} /></UiTexts>);
    fireEvent.click(screen.getByRole("button", { name: "关闭" }));
    expect(onDismiss).toHaveBeenCalledWith(3);
  });
});
