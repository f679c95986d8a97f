import { expect, it } from "vitest";
import { sheetLook, toggleLook } from "#renderer/features/notes/editor/sheetLook.ts";

it("turns one part of how notes are looked at, and leaves the others", () => {
  const before = sheetLook.get();
  toggleLook("isWide");
  expect(sheetLook.get()).toEqual({ ...before, isWide: !before.isWide });
  toggleLook("isWide");
  expect(sheetLook.get()).toEqual(before);
});
