import { describe, expect, it } from "vitest";
import type { ShellState } from "#renderer/app/model/shellStore.ts";
import { isPanelShown, togglePanel, withPanel } from "#renderer/app/model/sidePanels.ts";

type Part = Partial<Pick<ShellState, "place" | "panels" | "noRoom" | "over">>;
// SAFETY: only what the panels hang on.
const state = (part: Part = {}): ShellState => ({ place: "notes", panels: { outline: true, inspector: true }, noRoom: { outline: false, inspector: false }, over: null, ...part } as ShellState);
const NARROW = { noRoom: { outline: false, inspector: true } } as const;
const pressed = (before: ShellState): ShellState => ({ ...before, ...togglePanel(before, "inspector") });

describe("isPanelShown", () => {
  it("is only said of what is on the screen", () => {
    expect(isPanelShown(state(), "inspector")).toBe(true);
    expect(isPanelShown(state({ panels: { outline: true, inspector: false } }), "inspector")).toBe(false);
    expect(isPanelShown(state(NARROW), "inspector"), "wanted, and no room for it").toBe(false);
    expect(isPanelShown(state({ ...NARROW, over: "inspector" }), "inspector")).toBe(true);
    expect(isPanelShown(state({ place: "cases" }), "inspector"), "a place without panels").toBe(false);
  });
});

describe("togglePanel", () => {
  it("shows and hides where there is room", () => {
    const hidden = pressed(state());
    expect([isPanelShown(hidden, "inspector"), hidden.panels]).toEqual([false, { outline: true, inspector: false }]);
    expect(isPanelShown(pressed(hidden), "inspector")).toBe(true);
  });

  it("lays what there is no room for over the rest, and keeps it wanted when it is put away", () => {
    const over = pressed(state(NARROW));
    expect([over.over, isPanelShown(over, "inspector"), isPanelShown(over, "outline")]).toEqual(["inspector", true, true]);
    const away = pressed(over);
    expect([away.over, isPanelShown(away, "inspector"), away.panels.inspector]).toEqual([null, false, true]);
  });

  it("shows with one press what was put away before the window became narrow", () => {
    expect(isPanelShown(pressed(state({ ...NARROW, panels: { outline: true, inspector: false } })), "inspector")).toBe(true);
  });

  it("changes nothing where nobody would see it", () => {
    expect(togglePanel(state({ place: "history" }), "outline")).toEqual({});
  });
});

describe("withPanel", () => {
  it("has one panel over the rest at a time", () => {
    expect(withPanel(state({ noRoom: { outline: true, inspector: true }, over: "inspector" }), "outline").over).toBe("outline");
  });
});
