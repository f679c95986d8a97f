// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { CaseFacts } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let story: PointId;

const show = async (): Promise<void> => {
  stage = await renderInForest(() => <CaseFacts pointId={story} />, {
    plant: (forest) => { story = must(forest.run(addPoint, { title: "报价之后", parentId: null, kind: "case", isPrivate: true, fields: { "case.template": "diagnosis", "case.who": "周敏", "case.lesson": "先问" } })); },
  });
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the fields of a case", () => {
  it("shows the fields that say something, those that matter in its template when asked, and then all", async () => {
    await show();
    expect(screen.getAllByRole("textbox").map((field) => (field as HTMLInputElement).value)).toEqual(["周敏", "先问"]);
    fireEvent.click(screen.getByRole("button", { name: /^补充/ }));
    expect(screen.getAllByRole("textbox").map((field) => (field as HTMLInputElement).value)).toEqual(["周敏", "", "", "", "先问"]);
    fireEvent.click(screen.getByRole("button", { name: "更多栏目" }));
    expect(screen.getAllByRole("textbox")).toHaveLength(7);
  });

  it("writes a field when it is left, and takes it away when it is emptied", async () => {
    await show();
    const who = screen.getByLabelText("谁");
    fireEvent.change(who, { target: { value: " 赵经理 " } });
    fireEvent.blur(who);
    expect(stage.forest.view.point(story)?.fields["case.who"]).toBe("赵经理");
    fireEvent.change(who, { target: { value: " " } });
    fireEvent.blur(who);
    expect(stage.forest.view.point(story)?.fields).not.toHaveProperty("case.who");
  });

  it("sets how sure its author is", async () => {
    await show();
    const bars = screen.getByRole("slider", { name: "把握" });
    expect(bars.getAttribute("aria-valuetext")).toBe("还没说有多大把握");
    fireEvent.change(bars, { target: { value: "3" } });
    expect(stage.forest.view.point(story)?.fields["case.confidence"]).toBe("3");
    expect(bars.getAttribute("aria-valuetext")).toBe("多次如此");
  });
});
