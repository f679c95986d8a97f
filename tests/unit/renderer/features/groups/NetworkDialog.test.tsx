// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { GroupState } from "#shared/sync/index.ts";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { sixPeople } from "#tests/support/groupStates.ts";

let stage: GroupStage;
let refused: "full" | "bad-address" | null = null;
let reached = false;
const show = async (state: GroupState): Promise<void> => {
  stage = await renderGroup((port) => <GroupsView port={port} onJoin={() => undefined} />, { state, answers: {
    "groups.addresses": () => ({ addresses: ["192.168.1.20:49737", "[fe80::2]:49737"], keysAreProtected: true }),
    "groups.setKeeper": () => ({ refused: refused === "full" ? null : refused }), "groups.setPaused": () => ({ refused: null }), "groups.dial": () => ({ reached }),
  } });
  fireEvent.click(screen.getByRole("button", { name: "更多小组操作" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "网络设置…" }));
  await screen.findByRole("dialog", { name: "网络设置" });
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the network of a group", () => {
  it("pauses, and shows where this machine can be dialled", async () => {
    await show(sixPeople());
    expect(await screen.findByText("192.168.1.20:49737")).toBeTruthy();
    fireEvent.click(screen.getByRole("switch", { name: "暂停同步" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.setPaused {"forestId":"fr_1","isPaused":true}'); });
    act(() => { stage.state.set(sixPeople({ isPaused: true })); });
    expect(screen.getByRole("switch", { name: "暂停同步" })).toHaveProperty("checked", true);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("says how far this machine reaches, and leads to where that is changed", async () => {
    await show(sixPeople());
    expect(screen.getByText("局域网和守林节点。")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "在设置里更改…" }));
    expect(stage.dialogs.map(({ kind }) => kind)).toEqual(["settings"]);
    expect(screen.queryByRole("dialog", { name: "网络设置" })).toBeNull();
  });

  it("adds a keeper whose address could be one, and says why main refused it", async () => {
    await show(sixPeople());
    const field = screen.getByLabelText("守林节点的地址");
    fireEvent.change(field, { target: { value: "keeper.home" } });
    fireEvent.click(screen.getByRole("button", { name: "添加" }));
    expect(screen.getByText(/地址要像“主机:端口\/密钥”这样/)).toBeTruthy();
    expect(stage.asked.some((call) => call.startsWith("groups.setKeeper"))).toBe(false);
    refused = "bad-address";
    fireEvent.change(field, { target: { value: " keeper.home:49737/KEY " } });
    fireEvent.click(screen.getByRole("button", { name: "添加" }));
    expect(await screen.findByText(/地址要像“主机:端口\/密钥”这样/)).toBeTruthy();
    expect(field).toHaveProperty("value", " keeper.home:49737/KEY ");
    refused = null;
    fireEvent.click(screen.getByRole("button", { name: "添加" }));
    await waitFor(() => { expect(field).toHaveProperty("value", ""); });
    expect(stage.asked.at(-1)).toBe('groups.setKeeper {"forestId":"fr_1","address":"keeper.home:49737/KEY","isAdded":true}');
  });

  it("lets only admins change keepers", async () => {
    const keepers = [{ address: "keeper.home:49737/KEY", isOnline: true, ackedBlocks: 1, pendingBlocks: 0, problem: null }];
    await show(sixPeople({ myRole: "admin", keepers }));
    fireEvent.click(screen.getByRole("button", { name: "去掉守林节点 keeper.home:49737" }));
    await waitFor(() => { expect(stage.asked.at(-1)).toBe('groups.setKeeper {"forestId":"fr_1","address":"keeper.home:49737/KEY","isAdded":false}'); });
    act(() => { stage.state.set(sixPeople({ myRole: "editor", keepers })); });
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByText("已存下全部改动")).toBeTruthy();
    expect(within(dialog).queryByRole("button", { name: /去掉守林节点/ })).toBeNull();
    expect(within(dialog).queryByLabelText("守林节点的地址")).toBeNull();
  });

  it("dials an address by hand and says whether anybody answered", async () => {
    await show(sixPeople());
    const field = screen.getByLabelText("对方的地址");
    const dial = (address: string): void => {
      fireEvent.change(field, { target: { value: address } });
      fireEvent.click(screen.getByRole("button", { name: "连接" }));
    };
    dial("192.168.1.7");
    expect(screen.getByText(/地址要像“192.168.1.20:49737”这样/)).toBeTruthy();
    dial("192.168.1.7:49737");
    expect(await screen.findByText(/没有连上/)).toBeTruthy();
    reached = true;
    dial("192.168.1.8:49737");
    expect(await screen.findByText("连上了。")).toBeTruthy();
    expect(stage.asked.at(-1)).toBe('groups.dial {"forestId":"fr_1","address":"192.168.1.8:49737"}');
  });
});
