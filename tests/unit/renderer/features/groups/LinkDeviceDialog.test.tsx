// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { CLOSED, groupPanel } from "#renderer/features/groups/model/groupPanel.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { GROUP_NOW_MS, groupDevice, groupMember, joinRequest, sixPeople } from "#tests/support/groupStates.ts";

const LINK = "zhishisenlin://device/1.q7fk";
let stage: GroupStage;
const reader = (part: Parameters<typeof sixPeople>[0] = {}) => sixPeople({ myRole: "reader", members: [groupMember("Zhou", { isMe: true, role: "reader", devices: [groupDevice("MacBook", { isThisOne: true })] }), groupMember("Chen", { role: "owner" })], ...part });
const show = async (state = reader(), expiresAtMs = GROUP_NOW_MS + 600_000): Promise<void> => {
  stage = await renderGroup((port) => <GroupsView port={port} onJoin={() => undefined} />, {
    state, answers: {
      "groups.linkDevice": () => ({ refused: null, link: LINK, expiresAtMs }), "groups.cancelDeviceLink": () => ({ refused: null }), "groups.answerRequest": () => ({ refused: null }), "groups.unlinkDevice": () => ({ refused: null }),
    },
  });
};
const open = async (): Promise<HTMLElement> => {
  fireEvent.click(screen.getByRole("button", { name: "添加我的另一台设备" }));
  return screen.findByRole("dialog", { name: "添加我的另一台设备" });
};
const ownDevice = joinRequest({ isOwnDevice: true, role: "reader", name: "Zhou", deviceName: "书房的台式机" });

beforeEach(() => { vi.useFakeTimers({ now: GROUP_NOW_MS, toFake: ["Date"] }); });
afterEach(async () => {
  vi.useRealTimers();
  groupPanel.set(CLOSED);
  expect(await stage.close()).toEqual([]);
});

describe("a further device of one's own", () => {
  it("gets a link with its time, is compared and let in, by a reader, too", async () => {
    await show();
    const dialog = await open();
    expect(await within(dialog).findByRole("textbox", { name: "设备链接" })).toHaveProperty("value", LINK);
    expect(within(dialog).getByRole("timer").textContent).toBe("10:00");
    expect(dialog.textContent).toContain("仅自己可见的内容也会同步，只在你自己的设备之间");
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    act(() => { stage.state.set(reader({ requests: [ownDevice] })); });
    expect(dialog.textContent).toMatch(/书房的台式机.*想作为你的设备加入.*松风000砚台001秋水002竹桥003/);
    expect(screen.getAllByText("松风")).toHaveLength(1);
    fireEvent.click(within(dialog).getByRole("button", { name: "一样，就是我的设备" }));
    expect((await within(dialog).findByRole("status")).textContent).toContain("“书房的台式机”已经是你的设备");
    expect(stage.asked).toContain('groups.answerRequest {"forestId":"fr_1","requestId":"rq_1","approve":true}');
    fireEvent.click(within(dialog).getByRole("button", { name: "完成" }));
    await waitFor(() => { expect(screen.queryByRole("dialog")).toBeNull(); });
  });

  it("is refused when the words differ, and then needs a new link; closing takes the link back", async () => {
    await show();
    const dialog = await open();
    await within(dialog).findByRole("textbox", { name: "设备链接" });
    act(() => { stage.state.set(reader({ requests: [ownDevice] })); });
    fireEvent.click(within(dialog).getByRole("button", { name: "不一样，拒绝" }));
    await waitFor(() => { expect(stage.asked.filter((call) => call.startsWith("groups.linkDevice"))).toHaveLength(2); });
    act(() => { stage.state.set(reader()); });
    fireEvent.click(within(dialog).getByRole("button", { name: "取消" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.cancelDeviceLink {"forestId":"fr_1"}'); });
  });

  it("is told that the link has ended, and gets another", async () => {
    await show(reader(), GROUP_NOW_MS - 1);
    const dialog = await open();
    expect((await within(dialog).findByText("链接已过期"))).toBeTruthy();
    fireEvent.click(within(dialog).getByRole("button", { name: "再生成一个" }));
    await waitFor(() => { expect(stage.asked.filter((call) => call.startsWith("groups.linkDevice"))).toHaveLength(2); });
  });

  it("waits beside the page where the dialog is closed", async () => {
    await show(reader({ requests: [ownDevice] }));
    expect(screen.getByText("松风")).toBeTruthy();
  });

  it("is taken away after a question, one's own and those of whom one governs, but never the last one nor this one", async () => {
    const two = (name: string) => [groupDevice(`${name} A`, { deviceKey: "a".repeat(43) }), groupDevice(`${name} B`, { deviceKey: "b".repeat(43) })];
    await show(sixPeople({ myRole: "admin", members: [
      groupMember("Zhou", { isMe: true, role: "admin", devices: [groupDevice("MacBook", { isThisOne: true, deviceKey: "m".repeat(43) }), groupDevice("Lost", { deviceKey: "l".repeat(43) })] }),
      groupMember("Boss", { role: "owner", devices: two("Boss") }), groupMember("He", { devices: two("He") }), groupMember("Wang"),
    ] }));
    expect(screen.getAllByRole("button", { name: /^移除设备/ }).map((button) => button.getAttribute("aria-label"))).toEqual(["移除设备Lost…", "移除设备He A…", "移除设备He B…"]);
    fireEvent.click(screen.getByRole("button", { name: "移除设备Lost…" }));
    const question = await screen.findByRole("alertdialog", { name: "移除设备“Lost”？" });
    expect(question.textContent).toMatch(/你仍在小组里.*换一把新钥匙.*收不回来/);
    fireEvent.click(within(question).getByRole("button", { name: "移除这台设备" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe(`groups.unlinkDevice {"forestId":"fr_1","personId":"pr_Zhou","deviceKey":"${"l".repeat(43)}"}`); });
    expect(stage.said).toEqual(["groups.said.unlinked"]);
  });

  it("says on the device itself who can take it away: not the one that goes", async () => {
    const devices = [groupDevice("MacBook", { isThisOne: true, deviceKey: "m".repeat(43) }), groupDevice("Lost", { deviceKey: "l".repeat(43) })];
    await show(sixPeople({ myRole: "editor", members: [groupMember("Zhou", { isMe: true, role: "editor", devices }), groupMember("Boss", { role: "owner" })] }));
    fireEvent.click(screen.getByRole("button", { name: "移除这台设备…" }));
    const answer = await screen.findByRole("alertdialog", { name: "请在你的另一台设备上移除" });
    expect(answer.textContent).toMatch(/换一把新钥匙.*也可以请Boss来移除/);
    fireEvent.click(within(answer).getByRole("button", { name: "知道了" }));
    await waitFor(() => { expect(screen.queryByRole("alertdialog")).toBeNull(); });
    expect(stage.asked.some((call) => call.startsWith("groups.unlinkDevice"))).toBe(false);
  });

  it("says on the device itself that it was taken away", async () => {
    await show(sixPeople({ ended: "unlinked", myRole: null }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("这台设备已从“青禾小组”移除");
  });
});
