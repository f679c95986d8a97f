import { describe, expect, it } from "vitest";
import { noteActions } from "#renderer/features/notes/index.ts";

describe("noteActions", () => {
  it("opens the note of one point by Mod+E, never from inside a text", () => {
    expect(noteActions.map(({ id, shortcuts, outsideTextOnly, group }) => ({ id, shortcuts, outsideTextOnly, group }))).toEqual([{ id: "note.open", shortcuts: ["Mod+E"], outsideTextOnly: true, group: "point" }]);
  });
});
