// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, type PointRecord } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { NewCaseDialog } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let point: PointId;
let closed = 0;
const filled: string[] = [];

const show = async (illustrates: () => EndId | null = () => null, fails = false): Promise<void> => {
  const fillNote = (id: PointId, template: { readonly id: string; readonly sections: readonly { readonly key: string }[] }): Promise<void> => {
    filled.push(`${id} ${template.id} ${template.sections.map(({ key }) => key).join(",")}`);
    return fails ? Promise.reject(new Error("no disk")) : Promise.resolve();
  };
  stage = await renderInForest(() => <NewCaseDialog illustrates={illustrates()} fillNote={fillNote} onClose={() => { closed += 1; }} />, {
    plant: (forest) => { point = must(forest.run(addPoint, { title: "双赢关系", parentId: null })); },
  });
};
const cases = (): readonly PointRecord[] => [...stage.forest.view.points()].filter(({ kind }) => kind === "case");
const name = (text: string): void => { fireEvent.change(screen.getByLabelText("标题"), { target: { value: text } }); };
const submit = async (): Promise<void> => { await act(async () => { fireEvent.click(screen.getByRole("button", { name: "开始写" })); await Promise.resolve(); }); };

beforeEach(() => {
  closed = 0;
  filled.length = 0;
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("writing a new case", () => {
  it("begins private, told by the first template, in one step, and fills the headings into its note", async () => {
    await show();
    name("报价之后");
    await submit();
    await waitFor(() => { expect(closed).toBe(1); });
    expect(cases()).toMatchObject([{ title: "报价之后", doc: "personal", parentId: null }]);
    expect({ ...cases()[0]?.fields }).toEqual({ "case.template": "turnaround" });
    expect(filled).toEqual([`${cases()[0]?.id ?? ""} turnaround trouble,action,again,turn`]);
    act(() => { stage.forest.undo(); });
    expect(cases()).toEqual([]);
  });

  it("illustrates what it was begun at, grows there, and is shared only when somebody says so", async () => {
    await show(() => point);
    name("一起算账");
    fireEvent.click(screen.getByRole("radio", { name: "小组" }));
    fireEvent.click(screen.getByRole("radio", { name: "自由" }));
    await submit();
    const [story] = cases();
    expect(story).toMatchObject({ doc: "forest", parentId: point });
    expect([...stage.forest.view.links()]).toMatchObject([{ from: story?.id, to: point, type: "illustrates" }]);
    // Nothing to fill: the free template has no headings.
    expect([filled, closed]).toEqual([[], 1]);
  });

  it("asks for a title beside its field and makes nothing without one", async () => {
    await show();
    await submit();
    expect(screen.getByRole("alert").textContent).toBe("标题不能为空，也不能超过 200 个字。");
    expect([cases(), closed]).toEqual([[], 0]);
  });

  it("says when the headings could not be written, and still opens the case", async () => {
    await show(() => null, true);
    name("没写成");
    await submit();
    await waitFor(() => { expect(closed).toBe(1); });
    expect(stage.toasts.map(({ key }) => key)).toEqual(["cases.toast.notFilled"]);
    expect(cases()).toHaveLength(1);
  });

  it("takes a template that was just made", async () => {
    await show();
    name("拜访");
    fireEvent.click(screen.getByRole("button", { name: "自己做一个模板…" }));
    const [, dialog] = screen.getAllByRole("dialog", { hidden: true });
    if (dialog === undefined) throw new Error("no dialog");
    fireEvent.change(screen.getByLabelText("名称"), { target: { value: "现场拜访" } });
    fireEvent.change(screen.getByLabelText("第 1 个小标题"), { target: { value: "看到什么" } });
    fireEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() => { expect(stage.forest.view.views()).toHaveLength(1); });
    await submit();
    expect({ ...cases()[0]?.fields }).toEqual({ "case.template": stage.forest.view.views()[0]?.id });
    expect(filled[0]).toMatch(/ part-1$/);
  });

  it("has no fault that a checker of accessibility finds", async () => {
    await show();
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});
