// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { forcedTheme, hexOf } from "#renderer/features/graph/cytoscape/forcedTheme.ts";
import { graphThemeOf, readGraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";

const colors = { canvas: "#000000", text: "#ffffff", highlight: "#1aebff", highlightText: "#000000", link: "#ffff00" };

afterEach(() => { vi.restoreAllMocks(); });

describe("the colours that a system forces", () => {
  it("are the only ones of the canvas, with a panel that lies between ground and text", () => {
    const { font: _font, shade: _shade, ...theme } = forcedTheme(graphThemeOf(() => ""), colors);
    const used = new Set(JSON.stringify(theme).match(/#[0-9a-f]{6}/g));
    expect([...used].sort()).toEqual([...new Set(Object.values(colors)), "#1f1f1f"].sort());
  });

  it("are taken when they are in force, and the tokens of the design else", () => {
    const canvas = document.createElement("div");
    document.body.append(canvas);
    const ask = vi.spyOn(window, "matchMedia");
    const isForced = (matches: boolean): void => { ask.mockImplementation((media) => Object.assign(new EventTarget(), { matches, media }) as unknown as MediaQueryList); };
    isForced(true);
    expect(readGraphTheme(canvas).tints.logic.main).toBe(readGraphTheme(canvas).ink);
    expect(canvas.childElementCount).toBe(0);
    isForced(false);
    expect(readGraphTheme(canvas)).toEqual(graphThemeOf(() => ""));
  });

  it("are read as the notation in which they can be mixed", () => {
    expect([hexOf("rgb(255, 255, 0)"), hexOf("rgba(26 235 255 / 1)"), hexOf("CanvasText")]).toEqual(["#ffff00", "#1aebff", null]);
  });
});
