// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { JOIN_PROBLEMS } from "#shared/sync/index.ts";
import { JoinDialog } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { GROUP_NOW_MS, joining } from "#tests/support/groupStates.ts";

const LINK = "zhishisenlin://join/1.q7fk";
let stage: GroupStage;
const done: string[] = [];
const invite = { groupName: "青禾小组", inviterName: "周敏", role: "commenter" as const, isOwnDevice: false, expiresAtMs: GROUP_NOW_MS, isExpired: false };
const answers: NonNullable<Parameters<typeof renderGroup>[1]>["answers"] = {
  "groups.readLink": ({ link }) => ({ invite: link.startsWith("zhishisenlin://join/") ? { ...invite, isExpired: link.endsWith("old") } : null }),
  "groups.join": () => ({ joining: joining() }), "groups.cancelJoin": () => ({}), "groups.pickInvite": () => ({ link: LINK }),
};
const show = async (link: string | null, parts: Parameters<typeof renderGroup>[1] = {}): Promise<void> => {
  done.length = 0;
  stage = await renderGroup((_port, port) => <JoinDialog link={link} port={port} onOpenForest={(forestId) => { done.push(`open ${forestId}`); }} onClose={() => { done.push("close"); }} />, { answers, settings: { displayName: "林夏" }, ...parts });
};
const linkField = (): HTMLElement => screen.getByRole("textbox", { name: "邀请链接" });
const submit = (): void => { fireEvent.click(screen.getByRole("button", { name: "请求加入" })); };
const set = (part: Parameters<typeof joining>[0]): void => { act(() => { stage.joinings.set([joining(part)]); }); };

afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("joining with an invite", () => {
  it("shows what one is invited to before anything happens", async () => {
    await show(LINK);
    const found = await screen.findByRole("region", { name: "这份邀请" });
    expect(found.textContent).toMatch(/青禾小组.*邀请人周敏.*你的角色讨论能看全部内容/);
    expect(stage.asked.some((call) => call.startsWith("groups.join"))).toBe(false);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("connects a device of one's own without asking for a name, and says what stays", async () => {
    const own = { groupName: "青禾小组", inviterName: "周敏", role: "owner" as const, isOwnDevice: true, expiresAtMs: GROUP_NOW_MS, isExpired: false };
    await show("zhishisenlin://device/1.q7fk", { answers: { ...answers, "groups.readLink": () => ({ invite: own }), "groups.join": () => ({ joining: joining({ isOwnDevice: true, role: "owner" }) }) } });
    const found = await screen.findByRole("region", { name: "这个设备链接" });
    expect(screen.getByRole("dialog", { name: "把这台设备接到小组" })).toBeTruthy();
    expect(screen.getByLabelText("设备链接")).toBeTruthy();
    expect(found.textContent).toMatch(/你是周敏.*组长.*在这个小组里就是周敏.*仅自己可见的内容也会同步/);
    expect(screen.queryByLabelText("你的名字")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "连接这台设备" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.join {"link":"zhishisenlin://device/1.q7fk","personName":"周敏"}'); });
    set({ isOwnDevice: true, stage: "waiting", phrase: ["松风", "砚台", "秋水", "竹桥"] });
    expect(screen.getByText(/一样就在那里批准/)).toBeTruthy();
    expect(screen.getByRole("dialog", { name: "把这台设备接到“青禾小组”" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "取消连接" })).toBeTruthy();
    set({ isOwnDevice: true, stage: "failed", problem: "revoked" });
    expect(screen.getByRole("alert").textContent).toContain("另一台设备上的窗口关掉了");
    expect(screen.getByRole("button", { name: "换一个链接" })).toBeTruthy();
  });

  it("shows the words of every admin who may say yes, each under its name", async () => {
    await show(LINK);
    await screen.findByRole("region", { name: "这份邀请" });
    submit();
    await waitFor(() => { expect(screen.getByRole("dialog").textContent).toContain("正在寻找"); });
    set({ stage: "waiting", answeredBy: "陈立", phrase: ["松风", "砚台", "秋水", "竹桥"], otherPhrases: [{ name: "何苗", phrase: ["晨雾", "石阶", "木勺", "铁锅"] }] });
    expect(screen.getByRole("status").textContent).toBe("已经连上，等陈立批准");
    expect(screen.getByRole("region", { name: "何苗也能批准，那边的四个词是：" }).textContent).toContain("晨雾175石阶077木勺038铁锅039");
  });

  it("takes a link that is pasted, a file that is chosen, a file that is dropped, and nothing else", async () => {
    await show(null);
    submit();
    expect(screen.getByText("先粘贴邀请链接，或选择邀请文件。")).toBeTruthy();
    fireEvent.change(linkField(), { target: { value: "https://example.com" } });
    expect(await screen.findByText(/这不是邀请链接/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "选择邀请文件…" }));
    await screen.findByRole("region", { name: "这份邀请" });
    expect(linkField()).toHaveProperty("value", LINK);
    const drop = (text: string): void => { fireEvent.drop(linkField(), { dataTransfer: { files: [new File([text], "小组.invite")], types: ["Files"] } }); };
    drop("x".repeat(20_000));
    expect(await screen.findByText(/这个文件不是邀请文件/)).toBeTruthy();
    drop(`${LINK}-file\n`);
    await waitFor(() => { expect(linkField()).toHaveProperty("value", `${LINK}-file`); });
  });

  it("does not knock with an expired invite, nor without a name", async () => {
    await show(`${LINK}old`);
    expect((await screen.findByRole("alert")).textContent).toContain("这份邀请已经过期");
    expect(screen.getByRole("button", { name: "请求加入" })).toHaveProperty("disabled", true);
    fireEvent.change(linkField(), { target: { value: LINK } });
    await waitFor(() => { expect(screen.queryByRole("alert")).toBeNull(); });
    fireEvent.change(screen.getByLabelText("你的名字"), { target: { value: " " } });
    submit();
    expect(screen.getByText("请写下你的名字。")).toBeTruthy();
    expect(stage.asked.some((call) => call.startsWith("groups.join"))).toBe(false);
  });

  it("goes from the knock over the four words and the filling to the open forest", async () => {
    await show(LINK);
    await screen.findByRole("region", { name: "这份邀请" });
    submit();
    expect(await screen.findByText("正在寻找周敏的电脑…")).toBeTruthy();
    expect(stage.asked.at(-1)).toBe(`groups.join {"link":"${LINK}","personName":"林夏"}`);
    expect(screen.getByText(/同一个 Wi-Fi/)).toBeTruthy();
    set({ stage: "waiting", phrase: ["松风", "砚台", "秋水", "竹桥"] });
    expect(screen.getByRole("list", { name: "要核对的四个词" }).textContent).toBe("松风000砚台001秋水002竹桥003");
    set({ stage: "filling", forestId: "fr_2" });
    expect(screen.getByText("正在清点…")).toBeTruthy();
    set({ stage: "filling", forestId: "fr_2", haveBlocks: 1_200, totalBlocks: 4_812 });
    expect(screen.getByText("已收到 1,200 / 4,812 处")).toBeTruthy();
    const bar = screen.getByRole("progressbar", { name: "正在接收“青禾小组”的森林" });
    expect([bar.getAttribute("value"), bar.getAttribute("max")]).toEqual(["1200", "4812"]);
    set({ stage: "done", forestId: "fr_2" });
    fireEvent.click(screen.getByRole("button", { name: "打开森林" }));
    expect(done).toEqual(["open fr_2"]);
    expect(stage.dismissed).toEqual(["jn_1"]);
  });

  it("goes on behind a closed dialog, is found again, and stops only when told", async () => {
    await show(null, { joinings: [joining({ stage: "waiting", phrase: ["松风", "砚台", "秋水", "竹桥"] })] });
    expect(screen.getByText("已经连上，等周敏批准")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "在后台继续" }));
    expect([done, stage.dismissed, stage.asked]).toEqual([["close"], [], []]);
    fireEvent.click(screen.getByRole("button", { name: "取消加入" }));
    await waitFor(() => { expect(stage.dismissed).toEqual(["jn_1"]); });
    expect(stage.asked).toEqual(['groups.cancelJoin {"joinId":"jn_1"}']);
    expect(linkField()).toBeTruthy();
  });

  it("words every problem with what to do, and lets one begin again", async () => {
    await show(null, { joinings: [joining()] });
    const said = new Set<string>();
    for (const problem of JOIN_PROBLEMS) {
      set({ stage: "failed", problem });
      said.add(screen.getByRole("alert").textContent ?? "");
    }
    expect(said.size).toBe(JOIN_PROBLEMS.length);
    expect([...said].every((text) => !text.includes("groups."))).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "换一份邀请" }));
    expect(linkField()).toBeTruthy();
    expect(stage.dismissed).toEqual(["jn_1"]);
  });

  it("writes the name down for somebody who had none, and says when main did not answer", async () => {
    await show(LINK, { settings: { displayName: "" }, answers: { ...answers, "groups.join": () => { throw new Error("no answer"); } } });
    await screen.findByRole("region", { name: "这份邀请" });
    fireEvent.change(screen.getByLabelText("你的名字"), { target: { value: "林夏" } });
    submit();
    expect((await screen.findByRole("alert")).textContent).toContain("没有成功");
    expect(stage.fake.callNames).toContain("settings.write");
  });

  it("leads to the forest of a group that this computer is in already", async () => {
    await show(LINK);
    await screen.findByRole("region", { name: "这份邀请" });
    submit();
    await waitFor(() => { expect(screen.getByRole("dialog").textContent).toContain("正在寻找"); });
    set({ stage: "failed", problem: "already-member", forestId: "fr_7" });
    expect(screen.getByRole("alert").textContent).toContain("这台电脑已经在这个小组里了");
    fireEvent.click(screen.getByRole("button", { name: "打开那片森林" }));
    expect(done).toEqual(["open fr_7"]);
  });
});
