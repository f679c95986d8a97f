// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { sixPeople } from "#tests/support/groupStates.ts";

let stage: GroupStage;
let joined = 0;
const show = async (parts: Parameters<typeof renderGroup>[1] = {}): Promise<void> => {
  joined = 0;
  stage = await renderGroup((port) => <GroupsView port={port} onJoin={() => { joined += 1; }} />, { settings: { displayName: "周敏" }, ...parts });
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the place of a forest that is not shared", () => {
  it("says what a group is, and leads to making one or joining one", async () => {
    await show();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("和别人一起种“青禾的森林”");
    expect(screen.getByText("没有服务器，端到端加密")).toBeTruthy();
    expect(screen.getByText(/同一个 Wi-Fi/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "用邀请加入…" }));
    expect(joined).toBe(1);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("makes a group in two clicks, with both names filled in already", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "建一个小组" }));
    expect(screen.getByLabelText("小组的名字")).toHaveProperty("value", "青禾的森林");
    expect(screen.getByLabelText("你的名字")).toHaveProperty("value", "周敏");
    fireEvent.click(screen.getByRole("button", { name: "建好" }));
    await waitFor(() => { expect(screen.queryByRole("dialog")).toBeNull(); });
    expect(stage.created).toEqual(["青禾的森林 / 周敏"]);
    // What one makes a group for comes next.
    act(() => { stage.state.set(sixPeople()); });
    expect(screen.getByRole("region", { name: "邀请一个人" })).toBeTruthy();
  });

  it("needs both names, and says why it could not be made", async () => {
    await show({ refused: "not-running" });
    fireEvent.click(screen.getByRole("button", { name: "建一个小组" }));
    fireEvent.change(screen.getByLabelText("小组的名字"), { target: { value: " " } });
    fireEvent.change(screen.getByLabelText("你的名字"), { target: { value: "" } });
    fireEvent.click(screen.getByRole("button", { name: "建好" }));
    expect(screen.getByText("给小组起个名字。")).toBeTruthy();
    expect(screen.getByText("请写下你的名字。")).toBeTruthy();
    expect(stage.created).toEqual([]);
    fireEvent.change(screen.getByLabelText("小组的名字"), { target: { value: " 读书会 " } });
    fireEvent.change(screen.getByLabelText("你的名字"), { target: { value: " 敏 " } });
    fireEvent.click(screen.getByRole("button", { name: "建好" }));
    expect((await screen.findByRole("alert")).textContent).toContain("小组功能没有运行");
    expect(stage.created).toEqual(["读书会 / 敏"]);
    expect(screen.getByRole("dialog")).toBeTruthy();
  });
});
