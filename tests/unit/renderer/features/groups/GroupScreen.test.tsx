// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { GROUP_NOW_MS, groupMember, joinRequest, sixPeople } from "#tests/support/groupStates.ts";

let stage: GroupStage;
const done = () => ({ refused: null });
const show = async (state = sixPeople(), answers: NonNullable<Parameters<typeof renderGroup>[1]>["answers"] = {}): Promise<void> => {
  stage = await renderGroup((port) => <GroupsView port={port} onJoin={() => undefined} />, { state, answers });
};
const row = (name: RegExp): string => screen.getByRole("row", { name }).textContent ?? "";
const menu = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole("button", { name }));
  await screen.findByRole("menu");
};

beforeEach(() => { vi.useFakeTimers({ now: GROUP_NOW_MS, toFake: ["Date"] }); });
afterEach(async () => {
  vi.useRealTimers();
  expect(await stage.close()).toEqual([]);
});

describe("a group of six", () => {
  it("says the three numbers, never merged into one", async () => {
    await show();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("青禾小组");
    expect(screen.getByText("6 人，7 台设备，端到端加密，没有中心服务器")).toBeTruthy();
    expect(screen.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual(["4,812", "2 / 5 位", "3 位"]);
    expect(screen.getAllByRole("term")[2]?.textContent).toBe("还没收全，最久的自 11月16日 14:18 起");
  });

  it("tells of every device its route, its last word, and what it lacks since when", async () => {
    await show();
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["成员与角色", "设备", "路由", "对方最后确认", "待发给对方"]);
    expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Zhou（我）"), expect.stringContaining("Chen"), expect.stringContaining("He"), expect.stringContaining("Wang"), expect.stringContaining("Su"), expect.stringContaining("Xu")]);
    expect(row(/MacBook/)).toContain("本机");
    expect(row(/Chen/)).toMatch(/局域网4 毫秒第 4,812 处刚刚无/);
    expect(row(/Home/)).toContain("直连42 毫秒");
    // Another device of hers has everything: nothing to worry about.
    expect(row(/Work/)).toMatch(/离线.*157 处.*到时由另一台设备补/);
    expect(row(/Surface/)).toMatch(/中继.*14 处自 14:28 起/);
    expect(row(/Office/)).toMatch(/文件用文件往返.*226 处自 11月16日 14:18 起等下次带走/);
    expect(row(/Old/)).toMatch(/还没连上过—4,812 处上线后自动发/);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("changes a role where it stands, with no more than one may give", async () => {
    await show(sixPeople({ myRole: "admin" }), { "groups.setRole": done });
    expect(screen.queryByRole("button", { name: "Chen：角色和移出" })).toBeNull();
    await menu("Wang：角色和移出");
    expect(screen.getAllByRole("menuitemradio").map((item) => `${item.textContent ?? ""} ${item.getAttribute("aria-checked") ?? ""}`)).toEqual(["只读 false", "讨论 false", "编辑 true"]);
    expect(screen.queryByRole("menuitem", { name: "交给对方当组长…" })).toBeNull();
    fireEvent.click(screen.getByRole("menuitemradio", { name: "讨论" }));
    await waitFor(() => { expect(stage.said).toEqual(["groups.said.role"]); });
    expect(stage.asked.at(-1)).toBe('groups.setRole {"forestId":"fr_1","personId":"pr_Wang","role":"commenter"}');
  });

  it("asks before somebody is removed, with what that does not do, and tells a refusal", async () => {
    let refused: "not-allowed" | null = "not-allowed";
    await show(sixPeople(), { "groups.remove": () => ({ refused }) });
    await menu("Wang：角色和移出");
    fireEvent.click(screen.getByRole("menuitem", { name: "移出小组…" }));
    const question = await screen.findByRole("alertdialog", { name: "把Wang移出小组？" });
    expect(question.textContent).toContain("对方已经收到的内容收不回来");
    fireEvent.click(within(question).getByRole("button", { name: "移出" }));
    await waitFor(() => { expect(stage.toasts).toEqual([{ tone: "error", key: "groups.refused.not-allowed" }]); });
    expect(screen.getByRole("alertdialog")).toBeTruthy();
    refused = null;
    fireEvent.click(within(question).getByRole("button", { name: "移出" }));
    await waitFor(() => { expect(screen.queryByRole("alertdialog")).toBeNull(); });
    expect(stage.said).toEqual(["groups.said.removed"]);
  });

  it("hands the ownership over only after a question", async () => {
    await show(sixPeople(), { "groups.handOver": done });
    await menu("Chen：角色和移出");
    fireEvent.click(screen.getByRole("menuitem", { name: "交给对方当组长…" }));
    expect(stage.asked.filter((call) => call.startsWith("groups.handOver"))).toEqual([]);
    fireEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "交给对方" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.handOver {"forestId":"fr_1","personId":"pr_Chen"}'); });
  });

  it("renames in place: Enter sends, Esc lets go, a refused name stays to be mended", async () => {
    let refused: "disk" | null = "disk";
    await show(sixPeople(), { "groups.rename": () => ({ refused }) });
    const edit = (): HTMLElement => {
      fireEvent.click(screen.getByRole("button", { name: "给小组改名" }));
      return screen.getByRole("textbox", { name: "小组的名字" });
    };
    fireEvent.keyDown(edit(), { key: "Escape" });
    expect(screen.queryByRole("textbox")).toBeNull();
    const field = edit();
    fireEvent.change(field, { target: { value: "读书会" } });
    fireEvent.submit(field);
    await waitFor(() => { expect(stage.toasts).toEqual([{ tone: "error", key: "groups.refused.disk" }]); });
    expect(screen.getByRole("textbox")).toHaveProperty("value", "读书会");
    refused = null;
    fireEvent.submit(field);
    await waitFor(() => { expect(screen.queryByRole("textbox")).toBeNull(); });
    expect(stage.asked.at(-1)).toBe('groups.rename {"forestId":"fr_1","name":"读书会"}');
  });

  it("keeps the owner from leaving the others without one", async () => {
    await show();
    await menu("更多小组操作");
    fireEvent.click(screen.getByRole("menuitem", { name: "离开小组…" }));
    const question = await screen.findByRole("alertdialog", { name: "先把组长交给别人" });
    expect(within(question).queryByRole("button", { name: "离开" })).toBeNull();
    fireEvent.click(within(question).getByRole("button", { name: "知道了" }));
    act(() => { stage.state.set(sixPeople({ myRole: "editor" })); });
  });

  it("says what a file took along or brought in, and why one was not taken", async () => {
    let problem: "not-ours" | null = "not-ours";
    await show(sixPeople(), { "groups.exportChanges": () => ({ savedAs: "周三.zsl", blocks: 226, refused: null }), "groups.importChanges": () => ({ picked: true, blocks: 0, problem }) });
    fireEvent.click(screen.getByRole("button", { name: "导出增量文件" }));
    await waitFor(() => { expect(stage.toasts.at(-1)).toEqual({ tone: "success", key: "groups.exchange.exported", values: { count: 226, file: "周三.zsl" } }); });
    await menu("更多小组操作");
    fireEvent.click(screen.getByRole("menuitem", { name: "导入增量文件…" }));
    await waitFor(() => { expect(stage.toasts.at(-1)).toEqual({ tone: "error", key: "groups.exchange.problem.not-ours" }); });
    problem = null;
    await menu("更多小组操作");
    fireEvent.click(screen.getByRole("menuitem", { name: "导入增量文件…" }));
    await waitFor(() => { expect(stage.toasts.at(-1)?.key).toBe("groups.exchange.nothingNew"); });
  });
});

describe("somebody at the door", () => {
  it("is let in or turned away with the four words on the screen, also while nobody invites", async () => {
    await show(sixPeople({ requests: [joinRequest()] }), { "groups.answerRequest": done });
    const card = screen.getByRole("region", { name: "林夏 打开了邀请" });
    expect(within(card).getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["松风000", "砚台001", "秋水002", "竹桥003"]);
    expect(card.textContent).toContain("Windows PC，局域网，刚刚");
    expect(card.textContent).toContain("批准后的角色是编辑");
    fireEvent.click(within(card).getByRole("button", { name: "一样，批准加入" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.answerRequest {"forestId":"fr_1","requestId":"rq_1","approve":true}'); });
    await waitFor(() => { expect(within(card).getByRole("button", { name: "不一样，拒绝" })).toHaveProperty("disabled", false); });
    fireEvent.click(within(card).getByRole("button", { name: "不一样，拒绝" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.answerRequest {"forestId":"fr_1","requestId":"rq_1","approve":false}'); });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe("what somebody should know first", () => {
  it("says that it is paused, and goes on with one press", async () => {
    await show(sixPeople({ isPaused: true }), { "groups.setPaused": done });
    expect(screen.getByText("同步已暂停")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "恢复同步" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.setPaused {"forestId":"fr_1","isPaused":false}'); });
  });

  it("says that the keys lie open, that own changes were refused, and what is still coming in", async () => {
    await show(sixPeople({ ownRefused: 3, missingBlocks: 40 }), { "groups.addresses": () => ({ addresses: [], keysAreProtected: false }) });
    expect(await screen.findByText("这台设备的密钥没有系统保护")).toBeTruthy();
    expect(screen.queryByText(/密钥以普通文件存放/)).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "了解", expanded: false }));
    expect(screen.getByText(/密钥以普通文件存放/)).toBeTruthy();
    expect(screen.getByText("你有 3 处改动没有被小组收下")).toBeTruthy();
    expect(screen.getByText("还有 40 处正在收")).toBeTruthy();
  });

  it("lets a reader look and leave, and nothing else", async () => {
    await show(sixPeople({ myRole: "reader", requests: [joinRequest()], members: [groupMember("Zhou", { isMe: true, role: "reader" }), groupMember("Chen", { role: "owner" }), groupMember("He")] }), { "groups.leave": done });
    expect(screen.getByText("你在这个小组里只读")).toBeTruthy();
    expect(screen.getByText(/想一起写，请Chen改你的角色/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "邀请" })).toBeNull();
    expect(screen.queryByRole("button", { name: /角色和移出/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "给小组改名" })).toBeNull();
    expect(screen.queryByText("松风")).toBeNull();
    await menu("更多小组操作");
    fireEvent.click(screen.getByRole("menuitem", { name: "离开小组…" }));
    const question = await screen.findByRole("alertdialog", { name: "离开“青禾小组”？" });
    expect(question.textContent).toContain("它完整地留在你的电脑上");
    fireEvent.click(within(question).getByRole("button", { name: "离开" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.leave {"forestId":"fr_1"}'); });
  });

  it("shows keepers with what they lack, and who is no longer there", async () => {
    await show(sixPeople({
      keepers: [{ address: "keeper.home:49737/KEY", isOnline: true, ackedBlocks: 4_800, pendingBlocks: 12, problem: null }, { address: "old.home:1/KEY", isOnline: false, ackedBlocks: 0, pendingBlocks: 9, problem: "full" }],
      removed: [{ personId: "pr_Liu", name: "刘洋", removedAtMs: GROUP_NOW_MS - 10 * 86_400_000, hasLeft: false, lateBlocks: 3 }, { personId: "pr_Ma", name: "马可", removedAtMs: GROUP_NOW_MS - 60_000_000, hasLeft: true, lateBlocks: 0 }],
    }));
    expect(screen.getByText("还有 12 处没有存到那里")).toBeTruthy();
    expect(screen.getByText("它的空间满了，新的改动存不进去。")).toBeTruthy();
    expect(document.body.textContent).toContain("守林节点 keeper.home:49737");
    expect(document.body.textContent).not.toContain("KEY");
    expect(document.body.textContent).toMatch(/已移出 刘洋，11月9日.*迟到的 3 处改动留在隔离区/);
    expect(document.body.textContent).toContain("已离开 马可");
  });

  it("says after the end that the forest is still here, and clears the records only when asked twice", async () => {
    await show(sixPeople({ ended: "removed", myRole: null }), { "groups.forget": done });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("你已被移出“青禾小组”");
    expect(screen.getByText(/完整地留在这台电脑上/)).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "清掉小组的记录…" }));
    fireEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "清掉" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.forget {"forestId":"fr_1"}'); });
    act(() => { stage.state.set(null); });
    expect(screen.getByRole("button", { name: "建一个小组" })).toBeTruthy();
  });
});
