import { describe, expect, it } from "vitest";
import { FIRST_STOP, goTo, pressInPresenter, type PresenterState } from "#renderer/features/graph/showing/walks/presenterKeys.ts";

const press = (key: string, patch: Partial<KeyboardEvent> = {}) => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, ...patch });
const COUNT = 12;
/** Where so many presses lead, or "end". */
function after(keys: readonly string[], from: PresenterState = FIRST_STOP): PresenterState | "end" {
  return keys.reduce<PresenterState | "end">((state, key) => (state === "end" ? state : pressInPresenter(state, press(key), COUNT)), from);
}
const at = (index: number): PresenterState => ({ index, isBlack: false, typed: "" });

describe("keys while a walk is shown", () => {
  it.each(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"])("%j goes on", (key) => { expect(after([key], at(3))).toEqual(at(4)); });
  it.each(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"])("%j goes back", (key) => { expect(after([key], at(3))).toEqual(at(2)); });

  it("stays at either end", () => {
    expect([after(["ArrowLeft"]), after(["ArrowRight"], at(11)), after(["End"]), after(["Home"], at(5))]).toEqual([at(0), at(11), at(11), at(0)]);
  });

  it("jumps to the stop whose number was typed", () => {
    expect(after(["1", "0"])).toEqual({ index: 0, isBlack: false, typed: "10" });
    expect([after(["1", "0", "Enter"]), after(["9", "9", "Enter"]), after(["0", "Enter"], at(4)), after(["7", "ArrowRight"], at(2))]).toEqual([at(9), at(11), at(0), at(3)]);
  });

  it("darkens the screen and comes back where it was, or at the next stop", () => {
    const black = { index: 4, isBlack: true, typed: "" };
    expect([after(["b"], at(4)), after(["B"], at(4)), after(["."], at(4))]).toEqual([black, black, black]);
    expect([after(["b"], black), after(["ArrowRight"], black)]).toEqual([at(4), at(5)]);
    expect(pressInPresenter(at(4), press("Process", { code: "KeyB" }), COUNT)).toEqual(black);
  });

  it("ends with Escape, even on a dark screen", () => {
    expect([after(["Escape"]), after(["b", "Escape"])]).toEqual(["end", "end"]);
  });

  it("leaves what belongs to the system, and keys without a meaning, alone", () => {
    const state = at(2);
    expect([pressInPresenter(state, press("ArrowRight", { altKey: true }), COUNT), pressInPresenter(state, press("b", { ctrlKey: true }), COUNT), pressInPresenter(state, press("x"), COUNT), goTo(state, 2, COUNT)]).toEqual([state, state, state, state]);
  });
});
