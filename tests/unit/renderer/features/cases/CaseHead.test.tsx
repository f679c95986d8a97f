// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { CaseHead } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let story: PointId;

const show = async (isPrivate = true, groupSize: number | null = null): Promise<void> => {
  stage = await renderInForest(() => <CaseHead pointId={story} groupSize={groupSize} />, {
    plant: (forest) => { story = must(forest.run(addPoint, { title: "报价之后", parentId: null, kind: "case", isPrivate, fields: { "case.template": "diagnosis", "case.who": "周敏", "case.lesson": "先问" } })); },
  });
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the head of a case", () => {
  it("names the template it is told by", async () => {
    await show();
    expect(screen.getByText("诊断")).toBeTruthy();
  });

  it("asks before it is shared: choosing the group opens what others would see, and changes nothing by itself", async () => {
    await show(true, 6);
    fireEvent.click(screen.getByRole("radio", { name: "小组 6 人" }));
    expect([stage.dialogs, stage.forest.selection.get().ids, stage.forest.view.point(story)?.doc]).toEqual([[{ kind: "share-case" }], [story], "personal"]);
  });

  it("says that what is shared cannot be called back", async () => {
    await show(false);
    fireEvent.click(screen.getByRole("radio", { name: "仅自己" }));
    expect([stage.toasts[0]?.key, stage.forest.view.point(story)?.doc]).toEqual(["cases.toast.cannotUnshare", "forest"]);
  });

  it("has no fault that a checker of accessibility finds", async () => {
    await show();
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});
