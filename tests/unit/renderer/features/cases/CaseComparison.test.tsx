// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseSection } from "#shared/cases/index.ts";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { CaseComparison } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let left: PointId;
let right: PointId;
const opened: string[] = [];

function plant(forest: OpenForest): void {
  const point = must(forest.run(addPoint, { title: "双赢关系", parentId: null }));
  left = must(forest.run(addPoint, { title: "报价之后", parentId: null, kind: "case", fields: { "case.result": "签了" } }));
  right = must(forest.run(addPoint, { title: "课前取消", parentId: null, kind: "case" }));
  for (const from of [left, right]) must(forest.run(linkPoints, { from, to: point, type: "illustrates" }));
}
const readCase = (id: PointId): Promise<{ readonly sections: readonly CaseSection[] }> =>
  Promise.resolve({ sections: id === left ? [{ key: "trouble", title: "困境", text: "电话不接" }] : [{ key: "trouble", title: "困境", text: "没有人来" }, { key: "turn", title: "逆转", text: "停了一周" }] });
const fails = (): Promise<never> => Promise.reject(new Error("no disk"));
const show = async (read = readCase): Promise<void> => {
  stage = await renderInForest(() => <CaseComparison left={left} right={right} readCase={read} onOpen={(id) => { opened.push(id); }} onClose={() => { opened.push("closed"); }} />, { plant });
};

/** The comparison, closed and opened again. */
function OpenedTwice(): ReactElement {
  const [isOpen, setIsOpen] = useState(true);
  if (!isOpen) return <button type="button" onClick={() => { setIsOpen(true); }}>again</button>;
  return <CaseComparison left={left} right={right} readCase={readCase} onOpen={(id) => { opened.push(id); }} onClose={() => { setIsOpen(false); }} />;
}

beforeEach(() => { opened.length = 0; });
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("two cases side by side", () => {
  it("stand part by part beside each other, and what one has not told is said", async () => {
    await show();
    await waitFor(() => { expect(screen.getByRole("region", { name: "困境" }).textContent).toBe("困境电话不接没有人来"); });
    expect(screen.getByRole("region", { name: "逆转" }).textContent).toBe("逆转没有写停了一周");
    expect(screen.getByRole("region", { name: "结果" }).textContent).toBe("结果签了没有写");
  });

  it("ask for what is the same and what differs before any principle is shown", async () => {
    await show();
    expect(screen.queryByLabelText("背后的道理")).toBeNull();
    expect(screen.queryByText("双赢关系")).toBeNull();
    const next = screen.getByRole<HTMLButtonElement>("button", { name: "背后的道理" });
    expect(next.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText("相同之处"), { target: { value: "都停了下来" } });
    fireEvent.change(screen.getByLabelText("不同之处"), { target: { value: "一个卖，一个教" } });
    fireEvent.click(next);
    expect(screen.getByText("双赢关系")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("背后的道理"), { target: { value: "先停下推进" } });
    fireEvent.click(screen.getByRole("button", { name: "记为知识点，由两个案例印证" }));
    const made = [...stage.forest.view.points()].find(({ title }) => title === "先停下推进");
    expect(made).toMatchObject({ kind: "point", doc: "personal", summary: "相同之处\n都停了下来\n\n不同之处\n一个卖，一个教" });
    expect(opened).toEqual([made?.id]);
    act(() => { stage.forest.undo(); });
    expect([...stage.forest.view.links()]).toHaveLength(2);
  });

  it("keep what was written about them until it is a point", async () => {
    stage = await renderInForest(() => <OpenedTwice />, { plant });
    fireEvent.change(screen.getByLabelText("相同之处"), { target: { value: "都先让了一步" } });
    fireEvent.click(screen.getByRole("button", { name: "关闭比较" }));
    fireEvent.click(screen.getByRole("button", { name: "again" }));
    expect(screen.getByLabelText<HTMLTextAreaElement>("相同之处").value).toBe("都先让了一步");
    fireEvent.change(screen.getByLabelText("不同之处"), { target: { value: "一个快，一个慢" } });
    fireEvent.click(screen.getByRole("button", { name: "背后的道理" }));
    fireEvent.change(screen.getByLabelText("背后的道理"), { target: { value: "让步要有来由" } });
    fireEvent.click(screen.getByRole("button", { name: "记为知识点，由两个案例印证" }));
    fireEvent.click(screen.getByRole("button", { name: "关闭比较" }));
    fireEvent.click(screen.getByRole("button", { name: "again" }));
    expect(screen.getByLabelText<HTMLTextAreaElement>("相同之处").value).toBe("");
  });

  it("say so when the notes cannot be read", async () => {
    await show(fails);
    await waitFor(() => { expect(screen.getByRole("alert").textContent).toContain("没有读出来"); });
  });
});
