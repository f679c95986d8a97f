// @vitest-environment happy-dom
import { render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { LookMark, SHAPE_PATHS, type LookName } from "#renderer/ui/index.ts";

const PLAIN: LookName = { color: null, icon: null, shape: null };
let unmount = (): void => undefined;
afterEach(() => { unmount(); });

function draw(look: Partial<LookName>, size?: number, label?: string): Element {
  const page = render(<LookMark look={{ ...PLAIN, ...look }} wisdom="people" {...(size === undefined ? {} : { size })} {...(label === undefined ? {} : { label })} />);
  unmount = page.unmount;
  const [mark] = page.container.children;
  if (mark === undefined) throw new Error("nothing is drawn");
  return mark;
}

describe("LookMark", () => {
  it("keeps the shape and the hue of the wisdom where nothing else was chosen", () => {
    const mark = draw({});
    expect([mark.getAttribute("data-wisdom"), mark.getAttribute("data-look"), mark.querySelector("path")?.getAttribute("d")]).toEqual(["people", null, SHAPE_PATHS.circle]);
  });

  it("draws the chosen shape in the chosen colour", () => {
    const mark = draw({ color: "plum", shape: "star" });
    expect([mark.getAttribute("data-look"), mark.querySelector("path")?.getAttribute("d")]).toEqual(["plum", SHAPE_PATHS.star]);
  });

  it("puts an icon on its shape where there is room for both, and leaves it alone where there is not", () => {
    expect(draw({ icon: "flag", shape: "hexagon" }, 14).querySelectorAll("svg")).toHaveLength(1);
    unmount();
    expect(draw({ icon: "flag", shape: "hexagon" }, 24).querySelectorAll("svg")).toHaveLength(2);
  });

  it("is decoration unless it is given a name", () => {
    expect(draw({ icon: "flag" }).getAttribute("aria-hidden")).toBe("true");
    unmount();
    expect(draw({ icon: "flag" }, 14, "案例").getAttribute("aria-label")).toBe("案例");
  });
});
