// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { readTemplate, writeTemplate } from "#shared/cases/index.ts";
import { addView } from "#shared/forest/index.ts";
import { TemplatesDialog } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;

const show = async (): Promise<void> => {
  stage = await renderInForest(<TemplatesDialog onClose={() => undefined} />, {
    plant: (forest) => {
      const sections = ["看到", "想到", "做了"].map((name, index) => ({ key: `part-${index + 1}`, name, hint: "" }));
      must(forest.run(addView, { kind: "template", name: "拜访", spec: writeTemplate({ about: "", sections, fields: ["who"] }) }));
    },
  });
};
const stored = (): readonly string[] => stage.forest.view.views().flatMap((record) => readTemplate(record)?.sections.map(({ key, name }) => `${key} ${name}`) ?? []);
const save = (): void => { fireEvent.click(screen.getByRole("button", { name: "保存" })); };
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("templates that people make", () => {
  it("are put into another order by keys, and keep the keys that cases are compared by", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "修改模板“拜访”" }));
    fireEvent.keyDown(screen.getByLabelText("第 3 个小标题"), { key: "ArrowUp", altKey: true });
    fireEvent.click(screen.getByRole("button", { name: "把第 1 个下移" }));
    fireEvent.change(screen.getByLabelText("第 2 个小标题"), { target: { value: "现场看到" } });
    expect(stage.said).toContain("cases.template.said.moved");
    save();
    expect(stored()).toEqual(["part-3 做了", "part-1 现场看到", "part-2 想到"]);
  });

  it("lose a heading, gain one, and forget those without a name", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "修改模板“拜访”" }));
    fireEvent.click(screen.getByRole("button", { name: "去掉第 2 个" }));
    fireEvent.click(screen.getByRole("button", { name: "加一个小标题" }));
    fireEvent.change(screen.getByLabelText("第 3 个小标题"), { target: { value: "学到" } });
    fireEvent.click(screen.getByRole("button", { name: "加一个小标题" }));
    save();
    expect(stored()).toEqual(["part-1 看到", "part-3 做了", "part-4 学到"]);
  });

  it("are made like a shipped one, which itself stays", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "照着“困行困逆”做一个" }));
    fireEvent.change(screen.getByLabelText("名称"), { target: { value: "我们的困行困逆" } });
    save();
    expect(stage.forest.view.views().map(({ name }) => name)).toEqual(["拜访", "我们的困行困逆"]);
    expect(screen.getAllByText(/困行困逆/)).toHaveLength(2);
  });

  it("need a name, and can be removed and brought back", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "修改模板“拜访”" }));
    fireEvent.change(screen.getByLabelText("名称"), { target: { value: " " } });
    save();
    expect(screen.getByRole("alert").textContent).toBe("名称不能为空。");
    fireEvent.click(screen.getByRole("button", { name: "移走模板" }));
    expect(stage.forest.view.views()).toEqual([]);
    act(() => { stage.forest.undo(); });
    expect(stage.forest.view.views()).toHaveLength(1);
  });

  it("have no fault that a checker of accessibility finds", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "修改模板“拜访”" }));
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});
