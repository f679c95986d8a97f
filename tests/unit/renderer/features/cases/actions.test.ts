// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { EndId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { caseActions } from "#renderer/features/cases/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";

let forest: OpenForest;
forestForEach((opened) => { forest = opened; });

const run = (id: string, selection: readonly EndId[]): unknown => {
  const requests: unknown[] = [];
  const shell = { ...createFakeShell(), openDialog: (request: unknown) => { requests.push(request); }, goTo: (place: string) => { requests.push(place); } };
  const action = caseActions.find((each) => each.id === id);
  const context = { forest, selection, shell };
  if (action?.isEnabled(context) === true) action.run(context);
  return requests[0];
};

describe("case actions", () => {
  it("begin a case that illustrates what is selected, but not another case", () => {
    const point = addTestPoint(forest, { title: "双赢" });
    const story = addTestPoint(forest, { title: "案例", kind: "case" });
    expect(run("case.new", [point])).toEqual({ kind: "new-case", illustrates: point });
    expect(run("case.new", [story])).toEqual({ kind: "new-case", illustrates: null });
    expect(run("case.new", [])).toEqual({ kind: "new-case", illustrates: null });
  });

  it("lead to the library", () => {
    expect(run("case.library", [])).toBe("cases");
  });
});
