// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { applyAppearance } from "#renderer/app/model/applyAppearance.ts";

describe("applyAppearance", () => {
  it("puts theme, text size and motion where the style sheets look", () => {
    const root = document.createElement("html");
    applyAppearance(root, { theme: "dark", textScalePct: 150, motion: "reduced" });
    expect([root.dataset["theme"], root.dataset["motion"], root.style.getPropertyValue("--text-scale")]).toEqual(["dark", "reduced", "1.5"]);
  });

  it("leaves theme and motion to the system when the person does", () => {
    const root = document.createElement("html");
    applyAppearance(root, { theme: "dark", textScalePct: 100, motion: "reduced" });
    applyAppearance(root, { theme: "system", textScalePct: 100, motion: "system" });
    expect([root.dataset["theme"], root.dataset["motion"]]).toEqual([undefined, undefined]);
  });
});
