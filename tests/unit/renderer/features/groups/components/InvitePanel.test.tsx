// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { madeInvite } from "#renderer/features/groups/model/groupPanel.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { GROUP_NOW_MS, sixPeople } from "#tests/support/groupStates.ts";

const LINK = "zhishisenlin://join/1.q7fk-2m9x-c4te";
let stage: GroupStage;
let refused: "not-allowed" | null = null;
const show = async (part: Parameters<typeof sixPeople>[0] = {}): Promise<HTMLElement> => {
  stage = await renderGroup((port) => <GroupsView port={port} onJoin={() => undefined} />, { state: sixPeople(part), answers: {
    "groups.invite": () => ({ refused, inviteId: "in_1", link: refused === null ? LINK : "" }), "groups.revokeInvite": () => ({ refused: null }), "groups.saveInvite": () => ({ savedAs: "邀请.zsl" }),
  } });
  fireEvent.click(screen.getByRole("button", { name: "邀请" }));
  return screen.getByRole("region", { name: "邀请一个人" });
};
const copied: string[] = [];

beforeEach(() => {
  copied.length = 0;
  refused = null;
  madeInvite.set(null);
  vi.useFakeTimers({ now: GROUP_NOW_MS, toFake: ["Date"] });
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text: string) => { copied.push(text); } }, configurable: true });
});
afterEach(async () => {
  vi.useRealTimers();
  expect(await stage.close()).toEqual([]);
});

describe("inviting somebody", () => {
  it("makes one link for a role and a time, and shows it as text, as a code and as a file", async () => {
    const panel = await show();
    expect(document.activeElement).toBe(within(panel).getByRole("radio", { name: "编辑" }));
    fireEvent.click(within(panel).getByRole("radio", { name: "讨论" }));
    expect(panel.textContent).toContain("能看全部内容、参与讨论、给笔记提建议，不能改森林。");
    fireEvent.click(within(panel).getByRole("radio", { name: "1 小时" }));
    expect(panel.textContent).toContain("只能用一次，15:32 失效");
    fireEvent.click(within(panel).getByRole("button", { name: "生成邀请链接" }));
    expect(await within(panel).findByRole("textbox", { name: "邀请链接" })).toHaveProperty("value", LINK);
    expect(stage.asked.at(-1)).toBe('groups.invite {"forestId":"fr_1","role":"commenter","expiresInMs":3600000}');
    expect(within(panel).getByRole("img", { name: "邀请二维码" }).querySelector("path")?.getAttribute("d")).toMatch(/^M2 2h7/);
    fireEvent.click(within(panel).getByRole("button", { name: "复制" }));
    await within(panel).findByRole("button", { name: "已复制" });
    expect(copied).toEqual([LINK]);
    fireEvent.click(within(panel).getByRole("button", { name: "存成邀请文件" }));
    await waitFor(() => { expect(stage.toasts).toEqual([{ tone: "success", key: "groups.invite.saved", values: { file: "邀请.zsl" } }]); });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("offers no more than one may give", async () => {
    const panel = await show({ myRole: "admin" });
    expect(within(panel).getAllByRole("radio").map((radio) => radio.closest("label")?.textContent)).toEqual(["只读", "讨论", "编辑", "1 小时", "24 小时", "7 天"]);
  });

  it("shows the link again after the panel was closed, but never for another role, nor when it is used", async () => {
    const panel = await show();
    fireEvent.click(within(panel).getByRole("button", { name: "生成邀请链接" }));
    await within(panel).findByRole("textbox", { name: "邀请链接" });
    fireEvent.click(within(panel).getByRole("button", { name: "关闭邀请" }));
    expect(screen.queryByRole("region", { name: "邀请一个人" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "邀请" }));
    expect(screen.getByRole("textbox", { name: "邀请链接" })).toBeTruthy();
    act(() => { stage.state.set(sixPeople({ invites: [{ inviteId: "in_1", role: "editor", expiresAtMs: GROUP_NOW_MS, status: "used" }] })); });
    expect(screen.queryByRole("textbox", { name: "邀请链接" })).toBeNull();
    act(() => { stage.state.set(sixPeople()); });
    fireEvent.click(screen.getByRole("radio", { name: "只读" }));
    expect(screen.queryByRole("textbox", { name: "邀请链接" })).toBeNull();
  });

  it("keeps short below somebody who waits, until the code is asked for", async () => {
    const panel = await show({ requests: [{ requestId: "rq_1", personId: "pr_new", name: "苏婉", deviceName: "vm", isOwnDevice: false, role: "editor", route: "lan", phrase: ["松风", "砚台", "秋水", "竹桥"], askedAtMs: GROUP_NOW_MS }] });
    fireEvent.click(within(panel).getByRole("button", { name: "生成邀请链接" }));
    expect(await within(panel).findByRole("textbox", { name: "邀请链接" })).toBeTruthy();
    expect(within(panel).queryByText("存成邀请文件")).toBeNull();
    fireEvent.click(within(panel).getByRole("button", { name: "二维码和文件" }));
    expect(within(panel).getByText("存成邀请文件")).toBeTruthy();
  });

  it("says why no invite was made", async () => {
    refused = "not-allowed";
    const panel = await show();
    fireEvent.click(within(panel).getByRole("button", { name: "生成邀请链接" }));
    await waitFor(() => { expect(stage.toasts).toEqual([{ tone: "error", key: "groups.refused.not-allowed" }]); });
    expect(within(panel).queryByRole("textbox", { name: "邀请链接" })).toBeNull();
  });

  it("lists the invites that still work, and revokes one", async () => {
    const panel = await show({ invites: [{ inviteId: "in_8", role: "reader", expiresAtMs: GROUP_NOW_MS + 3_600_000, status: "open" }, { inviteId: "in_9", role: "editor", expiresAtMs: 1, status: "expired" }] });
    const list = within(panel).getByRole("region", { name: "还能用的邀请" });
    expect(within(list).getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["只读，15:32 失效作废"]);
    fireEvent.click(within(list).getByRole("button", { name: "作废邀请：只读，15:32 失效" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.revokeInvite {"forestId":"fr_1","inviteId":"in_8"}'); });
  });
});
