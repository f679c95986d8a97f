// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, setMask, setTags, type NameMask } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { ShareCaseDialog } from "#renderer/features/cases/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let story: PointId;
let closed = 0;
const sent: string[] = [];

function plant(forest: OpenForest): void {
  const point = must(forest.run(addPoint, { title: "双赢关系", parentId: null }));
  story = must(forest.run(addPoint, { title: "赵经理沉默了", parentId: null, kind: "case", summary: "给赵经理报价", fields: { "case.template": "turnaround", "case.who": "赵经理和周敏", "case.confidence": "3" } }));
  const other = must(forest.run(addPoint, { title: "另一个私密的", parentId: null, kind: "case" }));
  must(forest.run(setTags, { id: story, tags: ["报价"] }));
  must(forest.run(linkPoints, { from: story, to: point, type: "illustrates", reason: "赵经理自己着急", passage: "他停了很久" }));
  must(forest.run(linkPoints, { from: story, to: other, type: "resembles" }));
  must(forest.run(setMask, { name: "赵经理", alias: "甲方" }));
  must(forest.run(setMask, { name: "没有出现的", alias: "某人" }));
}

const show = async (parts: { readonly noteText?: string | null; readonly works?: boolean; readonly standing?: { readonly text: string; readonly attachments: readonly string[]; readonly isAsShared: boolean } } = {}): Promise<void> => {
  const shareNote = (id: PointId, { masks, keepsStanding }: { readonly masks: readonly NameMask[]; readonly keepsStanding: boolean }): Promise<boolean> => {
    sent.push(`${id} ${masks.map(({ name }) => name).join(",")} ${stage.forest.view.point(id)?.doc ?? ""}${keepsStanding ? " keeps" : ""}`);
    return Promise.resolve(parts.works ?? true);
  };
  stage = await renderInForest(() => <ShareCaseDialog pointId={story} noteText={parts.noteText === undefined ? "第一段\n赵经理说" : parts.noteText} attachments={["赵经理的白板.png"]} standing={parts.standing ?? null} shareNote={shareNote} onClose={() => { closed += 1; }} />, { plant });
};
const visible = (): string => screen.getByTestId("visible").textContent;
const share = async (): Promise<void> => { await act(async () => { fireEvent.click(screen.getByRole("button", { name: "分享" })); await Promise.resolve(); }); };

beforeEach(() => {
  closed = 0;
  sent.length = 0;
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("before a case is shared", () => {
  it("shows every word that others will read, with the names exchanged, and counts what stays", async () => {
    await show();
    for (const part of ["甲方沉默了", "给甲方报价", "甲方和周敏", "困行困逆", "多次如此", "报价", "第一段\n甲方说", "甲方的白板.png", "甲方沉默了 —印证→ 双赢关系", "甲方自己着急", "他停了很久"]) expect(visible()).toContain(part);
    expect(visible()).not.toContain("赵经理");
    expect(visible()).not.toContain("另一个私密的");
    expect(screen.getByRole("dialog").textContent).toContain("还有 1 条关联的另一端只有自己可见");
    expect(screen.queryByText(/没有出现的/)).toBeNull();
  });

  it("stays private when the dialog is closed", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "先不分享" }));
    expect([stage.forest.view.point(story)?.doc, sent, closed]).toEqual(["personal", [], 1]);
  });

  it("waits with sharing until the note has been read", async () => {
    await show({ noteText: null });
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "分享" }).disabled).toBe(true);
    expect(visible()).toContain("正在读取笔记…");
  });

  it("has no fault that a checker of accessibility finds", async () => {
    await show();
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});

describe("sharing a case", () => {
  it("shares what was shown and no more: the point first, then its note, both without the names", async () => {
    await show();
    await share();
    await waitFor(() => { expect(closed).toBe(1); });
    expect(stage.forest.view.point(story)).toMatchObject({ doc: "forest", title: "甲方沉默了", summary: "给甲方报价" });
    expect(sent).toEqual([`${story} 赵经理 forest`]);
    expect(stage.toasts).toMatchObject([{ tone: "success", key: "cases.toast.shared" }]);
    act(() => { stage.forest.undo(); });
    expect(stage.forest.view.point(story)).toMatchObject({ doc: "personal", title: "赵经理沉默了" });
  });

  it("leaves a name as it is when a person wants that, and shows it", async () => {
    await show();
    fireEvent.click(screen.getByRole("checkbox", { name: "赵经理 → 甲方" }));
    expect(visible()).toContain("赵经理沉默了");
    await share();
    await waitFor(() => { expect(closed).toBe(1); });
    expect(stage.forest.view.point(story)?.title).toBe("赵经理沉默了");
    expect(sent).toEqual([`${story}  forest`]);
  });

  it("hides a name that is added on the spot", async () => {
    await show();
    const form = within(screen.getByRole("group", { name: "加一条化名" }));
    fireEvent.change(form.getByLabelText("名字"), { target: { value: "周敏" } });
    fireEvent.change(form.getByLabelText("换成"), { target: { value: "小周" } });
    fireEvent.keyDown(form.getByLabelText("换成"), { key: "Enter" });
    await waitFor(() => { expect(visible()).toContain("甲方和小周"); });
  });

  it("says plainly when the note stayed behind", async () => {
    await show({ works: false });
    await share();
    await waitFor(() => { expect(stage.toasts).toMatchObject([{ tone: "error", key: "cases.toast.noteNotShared" }]); });
  });
});

describe("a case that was shared before", () => {
  const standing = { text: "别人接着写的", attachments: ["他们的图.png"], isAsShared: false };

  it("says that what was shared last gives way, and shows what comes instead", async () => {
    await show({ standing: { ...standing, isAsShared: true } });
    expect(screen.getByRole("dialog").textContent).toContain("小组里那份笔记会换成现在这份");
    expect(visible()).toContain("第一段\n甲方说");
    expect(visible()).not.toContain("别人接着写的");
    await share();
    expect(sent).toEqual([`${story} 赵经理 forest`]);
  });

  it("keeps what others wrote unless a person wants it otherwise, and shows what will then be read", async () => {
    await show({ standing });
    expect([visible().includes("别人接着写的"), visible().includes("他们的图.png"), visible().includes("甲方说")]).toEqual([true, true, false]);
    fireEvent.click(screen.getByRole("radio", { name: "换成我现在这份" }));
    expect([visible().includes("别人接着写的"), visible().includes("甲方说")]).toEqual([false, true]);
    fireEvent.click(screen.getByRole("radio", { name: "留着小组里那份" }));
    await share();
    expect(sent).toEqual([`${story} 赵经理 forest keeps`]);
  });
});
