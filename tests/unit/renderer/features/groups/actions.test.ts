import { afterEach, describe, expect, it } from "vitest";
import type { ActionContext } from "#renderer/runtime/index.ts";
import { groupActions } from "#renderer/features/groups/index.ts";
import { CLOSED, groupPanel } from "#renderer/features/groups/model/groupPanel.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

const byId = (id: string) => groupActions.find((action) => action.id === id);
afterEach(() => { groupPanel.set(CLOSED); });

describe("actions about groups", () => {
  it("can be joined without a forest, and nothing else can", () => {
    const nothing: ActionContext = { forest: null, selection: [], shell: createFakeShell() };
    expect(groupActions.filter((action) => action.isEnabled(nothing)).map(({ id }) => id)).toEqual(["group.join"]);
  });

  it("go to the place with the asked part open", () => {
    const fake = createFakeShell();
    const context: ActionContext = { forest: null, selection: [], shell: fake };
    byId("group.invite")?.run(context);
    expect(groupPanel.get()).toEqual({ isInviting: true, dialog: null });
    byId("group.diagnose")?.run(context);
    expect(groupPanel.get()).toEqual({ isInviting: true, dialog: "diagnosis" });
    byId("group.join")?.run(context);
    expect(fake.asked).toEqual(["goTo groups", "goTo groups", "openDialog join-group"]);
  });
});
