// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SplitHandle } from "#renderer/ui/index.ts";

afterEach(cleanup);

const show = (side: "left" | "right"): { readonly handle: HTMLElement; readonly onResize: ReturnType<typeof vi.fn> } => {
  const onResize = vi.fn();
  render(<SplitHandle label="Outline width" side={side} widthPx={264} minPx={200} maxPx={480} onResize={onResize} />);
  return { handle: screen.getByRole("separator", { name: "Outline width" }), onResize };
};

describe("SplitHandle", () => {
  it("says how wide its panel is and how wide it may be", () => {
    const { handle } = show("left");
    expect([handle.getAttribute("aria-valuenow"), handle.getAttribute("aria-valuemin"), handle.getAttribute("aria-valuemax")]).toEqual(["264", "200", "480"]);
    expect(handle.tabIndex).toBe(0);
  });

  it("grows its panel with the arrow that points away from it", () => {
    const left = show("left");
    fireEvent.keyDown(left.handle, { key: "ArrowRight" });
    expect(left.onResize).toHaveBeenCalledWith(280);
    cleanup();
    const right = show("right");
    fireEvent.keyDown(right.handle, { key: "ArrowRight" });
    expect(right.onResize).toHaveBeenCalledWith(248);
  });

  it("goes to its limits with Home and End, never beyond", () => {
    const { handle, onResize } = show("left");
    fireEvent.keyDown(handle, { key: "End" });
    fireEvent.keyDown(handle, { key: "Home" });
    expect(onResize.mock.calls).toEqual([[480], [200]]);
  });

  it("leaves other keys to others", () => {
    const { handle, onResize } = show("left");
    expect(fireEvent.keyDown(handle, { key: "Tab" })).toBe(true);
    expect(onResize).not.toHaveBeenCalled();
  });
});
