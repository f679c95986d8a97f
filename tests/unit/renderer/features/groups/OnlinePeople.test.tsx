// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
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
  stage = await renderGroup((port) => <><p>here</p><OnlinePeople port={port} followedId={followedId} titleOf={(id) => (id === "pt_1" ? "光合作用" : null)} onFollow={(id) => { done.push(`follow ${id ?? "nobody"}`); }} /></>);
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("who is here now", () => {
  it("shows nobody, then everybody with what they look at, and goes along with one click", async () => {
    await show(null);
    expect(screen.queryByRole("list")).toBeNull();
    act(() => { stage.peers.set([peer("何佳宁", "pt_1"), peer("王磊", null), peer("苏婉", "pt_private")]); });
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual(["何佳宁，正在看“光合作用”", "王磊在线", "苏婉在线"]);
    const face = screen.getByRole("button", { name: "何佳宁，正在看“光合作用”" });
    expect([face.getAttribute("aria-pressed"), face.title]).toEqual(["false", "何佳宁，正在看“光合作用”。点一下，跟着对方看"]);
    fireEvent.click(face);
    expect(done).toEqual(["follow pr_何佳宁"]);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("ends the following with another click", async () => {
    await show("pr_王磊");
    act(() => { stage.peers.set([peer("王磊", null)]); });
    const face = screen.getByRole("button", { name: "王磊在线", pressed: true });
    fireEvent.click(face);
    expect(done).toEqual(["follow nobody"]);
  });

  it("leaves room for the rest of the bar", async () => {
    await show(null);
    act(() => { stage.peers.set(["a", "b", "c", "d", "e", "f"].map((name) => peer(name, null))); });
    expect(screen.getAllByRole("button")).toHaveLength(4);
    expect(screen.getByText("还有 2 人")).toBeTruthy();
  });
});
