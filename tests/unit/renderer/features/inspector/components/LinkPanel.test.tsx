// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, setOpposing } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { InspectorView } from "#renderer/features/inspector/index.ts";
import { linkActions } from "#renderer/features/links/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";
import { transcript } from "#tests/support/transcript.ts";

let stage: Stage;
let low: PointId;
let path: PointId;
let supports: LinkId;
let refutes: LinkId;
let saved: PointId;

function plant(forest: OpenForest): void {
  [low, path] = ["低成本取胜", "客户成功路径"].map((title) => must(forest.run(addPoint, { title, parentId: null }))) as [PointId, PointId];
  supports = must(forest.run(linkPoints, { from: low, to: path, type: "supports", reason: "省下的是反复拉锯的成本" }));
  refutes = must(forest.run(linkPoints, { from: low, to: path, type: "refutes", phrase: "免费段不算低成本" }));
  saved = must(forest.run(addPoint, { title: "三次免费诊断", parentId: low, kind: "case" }));
  must(forest.run(linkPoints, { from: saved, to: supports, type: "illustrates" }));
}

const select = (...ids: EndId[]): void => act(() => stage.forest.selection.select(ids));
const press = (name: string | RegExp): void => { fireEvent.click(screen.getByRole("button", { name })); };

beforeEach(async () => {
  stage = await renderInForest(<InspectorView />, { actions: linkActions, plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("judging a link", () => {
  it("says in words where it stands and who said so, and takes back what is said twice", () => {
    select(supports);
    expect(screen.getByText("未核")).toBeDefined();
    press("认可");
    expect(screen.getByText(/^认可 1：/)).toBeDefined();
    expect(screen.getByRole("button", { name: "认可", pressed: true })).toBeDefined();
    press("存疑");
    expect(screen.getByText(/^存疑 1：/)).toBeDefined();
    press("存疑");
    expect(screen.getByText("未核")).toBeDefined();
    expect(stage.toasts.map(({ actionId }) => actionId)).toEqual(["edit.undo", "edit.undo", "edit.undo"]);
  });
});

describe("changing a link", () => {
  it("asks for a new end, a point in between, all of its type", () => {
    select(supports);
    for (const name of ["换起点…", "换终点…", "插入知识点…", "看全部“支撑”关联"]) press(name);
    expect(stage.dialogs).toEqual([
      { kind: "retarget-link", linkId: supports, end: "from" }, { kind: "retarget-link", linkId: supports, end: "to" }, { kind: "insert-point", linkId: supports }, { kind: "link-list", type: "supports" },
    ]);
  });

  it("turns it around, with a way back", () => {
    select(supports);
    press("调换方向");
    expect(stage.forest.view.link(supports)).toMatchObject({ from: path, to: low });
    expect(stage.toasts.at(-1)).toMatchObject({ key: "links.said.reversed", actionId: "edit.undo" });
  });

  it("has nothing that axe objects to", async () => {
    select(supports);
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("a dispute", () => {
  const disputes = (): HTMLElement => screen.getByRole("region", { name: "争议" });

  it("stands at both points and at both links, and nowhere else", () => {
    for (const end of [low, path, supports, refutes]) {
      select(end);
      expect(disputes()).toBeDefined();
    }
    select(saved);
    expect(screen.queryByRole("region", { name: "争议" })).toBeNull();
  });

  it("is read out with both sides, who says so, why, and the cases that speak for it", () => {
    select(path);
    expect(transcript(disputes())).toEqual([
      "region 争议",
      "  heading 争议 1 (3)",
      "  button 比较两边的案例",
      "  list (1)",
      "    listitem",
      "      button 低成本取胜",
      "      一条反驳，另一条不是：不能都成立。",
      "      list (2)",
      "        listitem",
      "          button 反驳：免费段不算低成本",
      "          青禾",
      "          还没写为什么",
      "        listitem",
      "          button 支撑",
      "          青禾",
      "          省下的是反复拉锯的成本",
      "          list 案例 (1)",
      "            listitem",
      "              button 三次免费诊断 仅自己",
    ]);
  });

  it("leads to a side and to the comparison of both", () => {
    select(path);
    press("比较两边的案例");
    expect(stage.dialogs).toEqual([{ kind: "disputes", at: path }]);
    fireEvent.click(within(disputes()).getByRole("button", { name: "反驳：免费段不算低成本" }));
    expect(stage.forest.selection.get().ids).toEqual([refutes]);
  });

  it("that somebody marked can be unmarked where it stands", () => {
    const causes = must(stage.forest.run(linkPoints, { from: low, to: path, type: "causes" }));
    must(stage.forest.run(setOpposing, { a: supports, b: causes, opposing: true }));
    select(causes);
    press("取消对立");
    expect(stage.forest.view.link(causes)?.opposes).toEqual([]);
    expect(stage.toasts.at(-1)).toMatchObject({ key: "inspector.toast.reconciled", actionId: "edit.undo" });
  });
});
