// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Button, IconButton, UiProvider } from "#renderer/ui/index.ts";

afterEach(cleanup);

describe("Button", () => {
  it("submits no form unless told to", () => {
    render(<Button>Go</Button>);
    expect(screen.getByRole("button", { name: "Go" }).getAttribute("type")).toBe("button");
  });

  it("keeps the focus and does nothing while it is busy", () => {
    const onClick = vi.fn();
    render(<Button busy onClick={onClick}>Go</Button>);
    const button = screen.getByRole("button", { name: "Go" });
    button.focus();
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
  });

  it("is not named after the key that is drawn in it", () => {
    render(<Button shortcut="Ctrl+K">Search</Button>);
    expect(screen.getByRole("button", { name: "Search" })).toBeDefined();
  });
});

describe("IconButton", () => {
  it("is a picture with a spoken name, and says whether it is pressed", () => {
    render(<UiProvider><IconButton icon="panel-left" label="Outline" shortcut="Ctrl+\" aria-pressed /></UiProvider>);
    const button = screen.getByRole("button", { name: "Outline" });
    expect(button.getAttribute("aria-pressed")).toBe("true");
    expect(button.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
  });
});
