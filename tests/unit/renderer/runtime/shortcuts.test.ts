import { describe, expect, it } from "vitest";
import { formatShortcut, matchesShortcut, type KeyPress } from "#renderer/runtime/shortcuts.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe("matchesShortcut", () => {
  it("takes Mod for Ctrl, and for Cmd on a Mac", () => {
    expect(matchesShortcut("Mod+K", press("k", { ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut("Mod+K", press("k", { metaKey: true }), true)).toBe(true);
    expect(matchesShortcut("Mod+K", press("k", { ctrlKey: true }), true)).toBe(false);
    expect(matchesShortcut("Mod+K", press("k", { metaKey: true }), false)).toBe(false);
    expect(matchesShortcut("Ctrl+K", press("k", { ctrlKey: true }), true)).toBe(true);
  });

  it("wants exactly the keys that are named to be held", () => {
    expect(matchesShortcut("Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesShortcut("Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut("Enter", press("Enter", { shiftKey: true }), false)).toBe(false);
    expect(matchesShortcut("F2", press("F2", { altKey: true }), false)).toBe(false);
    expect(matchesShortcut("N", press("n", { ctrlKey: true }), false)).toBe(false);
  });

  it("goes by the sign for symbols, whichever keys produce it", () => {
    expect(matchesShortcut("?", press("?", { shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut("Mod++", press("+", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut("Mod+=", press("=", { ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut("Space", press(" "), false)).toBe(true);
  });

  it("knows a letter by its place on a keyboard of another script", () => {
    expect(matchesShortcut("Mod+K", press("л", { code: "KeyK", ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut("Mod+K", press("j", { code: "KeyK", ctrlKey: true }), false)).toBe(false);
    expect(matchesShortcut("Alt+1", press("¡", { code: "Digit1", altKey: true }), true)).toBe(true);
  });
});

describe("formatShortcut", () => {
  it("writes keys the way the system writes them", () => {
    expect(formatShortcut("Mod+Shift+z", false)).toBe("Ctrl+Shift+Z");
    expect(formatShortcut("Mod+Shift+Z", true)).toBe("⇧⌘Z");
    expect(formatShortcut("Alt+ArrowUp", false)).toBe("Alt+↑");
    expect(formatShortcut("Mod++", false)).toBe("Ctrl++");
    expect(formatShortcut("F2", true)).toBe("F2");
  });
});
