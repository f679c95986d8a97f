// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import { copyOutline } from "#renderer/features/building/model/copyOutline.ts";
import { chainForest } from "#tests/support/chainForest.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const writeText = vi.fn((_text: string) => Promise.resolve());
beforeEach(() => {
  writeText.mockClear();
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
});
afterEach(() => { vi.unstubAllGlobals(); });

describe("copyOutline", () => {
  it("writes branches with all below them, in the order of the outline, and leaves out links", async () => {
    const forest = testForest();
    const shell = createFakeShell();
    const above = must(addPoint(forest, { title: "上", summary: "说明", parentId: null }));
    const first = must(addPoint(forest, { title: "一", parentId: above }));
    must(addPoint(forest, { title: "深", parentId: first }));
    must(addPoint(forest, { title: "二", parentId: above }));
    const beside = must(addPoint(forest, { title: "旁", parentId: null }));
    const link = must(linkPoints(forest, { from: above, to: beside, type: "causes" }));
    await copyOutline(forest, shell, [link, beside, above, first]);
    expect(writeText.mock.calls).toEqual([["- 上\n  说明\n  - 一\n    - 深\n  - 二\n- 旁"]]);
    expect(shell.asked).toEqual(["toast building.toast.copied"]);
  });

  it("counts what stays behind because only one person sees it", async () => {
    const forest = testForest();
    const shell = createFakeShell();
    const above = must(addPoint(forest, { title: "上", parentId: null }));
    const secret = must(addPoint(forest, { title: "私", parentId: above, kind: "case" }));
    must(addPoint(forest, { title: "私之下", parentId: secret }));
    await copyOutline(forest, shell, [above]);
    await copyOutline(forest, shell, [secret]);
    expect(writeText.mock.calls).toEqual([["- 上"], ["- 私\n  - 私之下"]]);
    expect(shell.asked).toEqual(["toast building.toast.copiedShared", "toast building.toast.copied"]);
  });

  it("writes a chain of six thousand points without running out of stack", async () => {
    const shell = createFakeShell();
    await copyOutline(chainForest(6_000), shell, ["pt_0"]);
    expect(shell.asked).toEqual(["toast building.toast.copied"]);
    const lines = writeText.mock.calls[0]?.[0].split("\n") ?? [];
    expect([lines.length, lines[1], lines.at(-1)?.trimStart()]).toEqual([6_000, "  - x1", "- x5999"]);
  });
});
