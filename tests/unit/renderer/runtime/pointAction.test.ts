import { describe, expect, it } from "vitest";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { pointAction } from "#renderer/runtime/pointAction.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";

const selecting = (...selection: EndId[]): ActionContext => ({ forest: {} as OpenForest, selection, shell: createFakeShell() });
const enabled = (scope: Parameters<typeof pointAction>[0]["scope"], context: ActionContext): boolean => pointAction({ id: "point.x", labelKey: "x", scope, run: () => undefined }).isEnabled(context);

describe("pointAction", () => {
  it("knows how many points it is for; links do not count", () => {
    const cases = [selecting(), selecting("ln_1"), selecting("pt_1"), selecting("pt_1", "ln_1"), selecting("pt_1", "pt_2")];
    expect(cases.map((each) => enabled("forest", each))).toEqual([true, true, true, true, true]);
    expect(cases.map((each) => enabled("one", each))).toEqual([false, false, true, false, false]);
    expect(cases.map((each) => enabled("some", each))).toEqual([false, false, true, true, true]);
    expect(cases.map((each) => enabled("several", each))).toEqual([false, false, false, false, true]);
  });

  it("does nothing without a forest, or when its condition no longer holds", () => {
    const ran: string[] = [];
    const action = pointAction({ id: "point.x", labelKey: "x", scope: "some", when: (_forest, { selection }) => selection[0] !== "pt_no", run: () => { ran.push("ran"); } });
    action.run({ ...selecting("pt_1"), forest: null });
    action.run(selecting("pt_no"));
    action.run(selecting("pt_1"));
    expect(ran).toEqual(["ran"]);
  });
});
