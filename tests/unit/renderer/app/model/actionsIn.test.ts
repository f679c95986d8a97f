import { describe, expect, it } from "vitest";
import type { Action, ActionContext } from "#renderer/runtime/index.ts";
import { actionsIn, actionsInPast } from "#renderer/app/model/actionsIn.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

const action = (id: string, group: Action["group"]): Action => ({ id, group, labelKey: "x", shortcuts: [], outsideTextOnly: true, isEnabled: () => true, run: () => undefined });
const all = [action("point.remove", "point"), action("point.moveUp", "edit"), action("select.all", "edit"), action("link.create", "link"), action("edit.undo", "edit"), action("view.fit", "view"), action("view.outline", "view"), action("forest.history", "forest")];
const context: ActionContext = { forest: null, selection: [], shell: createFakeShell() };
const enabled = (actions: readonly Action[]): string[] => actions.filter((each) => each.isEnabled(context)).map(({ id }) => id);

describe("actionsIn", () => {
  it("leaves everything as it is in the forest", () => {
    expect(actionsIn("forest", all)).toBe(all);
  });

  it("keeps hands off the points and links of now while somebody looks at the history", () => {
    expect(enabled(actionsIn("history", all))).toEqual(["view.fit", "forest.history"]);
  });

  it("lets a restore be undone there, and nothing that is not seen", () => {
    const undoOf = (undoCommand: string): boolean | undefined => {
      // SAFETY: only the name of the last step is looked at.
      const forest = { history: { get: () => ({ canUndo: true, canRedo: false, undoCommand, redoCommand: null }) } } as unknown as ActionContext["forest"];
      return actionsIn("history", all).find(({ id }) => id === "edit.undo")?.isEnabled({ ...context, forest });
    };
    expect([undoOf("restoreRecords"), undoOf("addMilestone"), undoOf("renamePoint")]).toEqual([true, true, false]);
  });

  it("leaves only looking around in a past state", () => {
    expect(enabled(actionsInPast(all))).toEqual(["view.fit"]);
  });
});
