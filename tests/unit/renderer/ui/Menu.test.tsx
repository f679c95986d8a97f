// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Button, Menu, PopupMenu, UiProvider, type MenuEntry } from "#renderer/ui/index.ts";

afterEach(cleanup);

const entries = (onSelect: () => void): MenuEntry[] => [
  { id: "heading", kind: "heading", label: "Point" },
  { id: "rename", label: "Rename", icon: "pencil", shortcut: "F2", onSelect },
  { id: "rule", kind: "separator" },
  { id: "remove", label: "Remove", danger: true, disabled: true, onSelect },
];

describe("Menu", () => {
  it("opens from its button, offers its entries and runs the chosen one", async () => {
    const onSelect = vi.fn();
    render(<UiProvider><Menu trigger={<Button>More</Button>} entries={entries(onSelect)} /></UiProvider>);
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    const item = await screen.findByRole("menuitem", { name: "Rename" });
    fireEvent.click(item);
    expect(onSelect).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it("shows what cannot be done now, and does not do it", async () => {
    const onSelect = vi.fn();
    render(<UiProvider><Menu trigger={<Button>More</Button>} entries={entries(onSelect)} /></UiProvider>);
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    const item = await screen.findByRole("menuitem", { name: "Remove" });
    expect(item.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(item);
    expect(onSelect).not.toHaveBeenCalled();
  });
});

describe("PopupMenu", () => {
  it("is closed without a place, and closes with Esc", async () => {
    const onClose = vi.fn();
    const page = render(<UiProvider><PopupMenu at={null} label="Canvas" entries={entries(() => undefined)} onClose={onClose} /></UiProvider>);
    expect(screen.queryByRole("menu")).toBeNull();
    page.rerender(<UiProvider><PopupMenu at={{ x: 10, y: 20 }} label="Canvas" entries={entries(() => undefined)} onClose={onClose} /></UiProvider>);
    const menu = await screen.findByRole("menu", { name: "Canvas" });
    fireEvent.keyDown(menu, { key: "Escape" });
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });
});
