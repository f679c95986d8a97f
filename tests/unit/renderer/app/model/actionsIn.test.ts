import { describe, expect, it } from "vitest";
import type { Action, ActionContext } from "#renderer/runtime/index.ts";
import { actionsIn, actionsInPast } from "#renderer/app/model/actionsIn.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

const action = (id: string, group: Action["group"]): Action => ({ id, group, labelKey: "x", shortcuts: [], outsideTextOnly: true, isEnabled: () => true, run: () => undefined });
const all = [action("point.remove", "point"), action("link.create", "link"), action("edit.undo", "edit"), action("view.fit", "view"), action("view.outline", "view"), action("forest.history", "forest")];
const context: ActionContext = { forest: null, selection: [], shell: createFakeShell() };
const enabled = (actions: readonly Action[]): string[] => actions.filter((each) => each.isEnabled(context)).map(({ id }) => id);

describe("actionsIn", () => {
  it("leaves everything as it is in the forest", () => {
    expect(actionsIn("forest", all)).toBe(all);
  });

  it("keeps hands off the points and links of now while somebody looks at the history, and lets a restore be undone", () => {
    expect(enabled(actionsIn("history", all))).toEqual(["edit.undo", "view.fit", "forest.history"]);
  });

  it("leaves only looking around in a past state", () => {
    expect(enabled(actionsInPast(all))).toEqual(["view.fit"]);
  });
});
