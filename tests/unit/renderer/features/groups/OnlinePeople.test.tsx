// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { PeerPresence } from "#shared/sync/index.ts";
import { OnlinePeople } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";

let stage: GroupStage;
const done: string[] = [];
const peer = (name: string, at: string | null): PeerPresence => ({ personId: `pr_${name}`, deviceKey: "A".repeat(43), name, presence: at === null ? null : { at, docId: null, anchor: null, head: null, dragged: [] } });
const show = async (followedId: string | null): Promise<void> => {
  done.length = 0;
  stage = await renderGroup((port) => <><p>here</p><OnlinePeople port={port} followedId={followedId} titleOf={(id) => (id === "pt_1" ? "光合作用" : null)} onGo={(id) => { done.push(`go ${id}`); }} onFollow={(id) => { done.push(`follow ${id ?? "nobody"}`); }} /></>);
};
const open = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole("button", { name }));
  await screen.findByRole("menu");
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("who is here now", () => {
  it("shows nobody, then everybody with what they look at, and goes there or along", async () => {
    await show(null);
    expect(screen.queryByRole("list")).toBeNull();
    act(() => { stage.peers.set([peer("何佳宁", "pt_1"), peer("王磊", null), peer("苏婉", "pt_private")]); });
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual(["何佳宁，正在看“光合作用”", "王磊在线", "苏婉在线"]);
    await open("何佳宁，正在看“光合作用”");
    fireEvent.click(screen.getByRole("menuitem", { name: "去对方看的地方" }));
    await open("何佳宁，正在看“光合作用”");
    fireEvent.click(screen.getByRole("menuitem", { name: "跟着对方看" }));
    expect(done).toEqual(["go pt_1", "follow pr_何佳宁"]);
    await waitFor(() => { expect(screen.queryByRole("menu")).toBeNull(); });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("goes nowhere with somebody who shows no place, and ends the following", async () => {
    await show("pr_王磊");
    act(() => { stage.peers.set([peer("王磊", null)]); });
    await open("王磊在线");
    expect(screen.getByRole("menuitem", { name: "去对方看的地方" }).getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(screen.getByRole("menuitem", { name: "不再跟着看" }));
    expect(done).toEqual(["follow nobody"]);
  });

  it("leaves room for the rest of the bar", async () => {
    await show(null);
    act(() => { stage.peers.set(["a", "b", "c", "d", "e", "f"].map((name) => peer(name, null))); });
    expect(screen.getAllByRole("button")).toHaveLength(4);
    expect(screen.getByText("还有 2 人")).toBeTruthy();
  });
});
