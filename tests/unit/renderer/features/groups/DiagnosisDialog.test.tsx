// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { calls } from "#shared/ipc/contract.ts";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { sixPeople } from "#tests/support/groupStates.ts";

const WHATS = calls["groups.diagnose"].output.shape.findings.element.shape.what.options;
let stage: GroupStage;
let findings: readonly { readonly what: (typeof WHATS)[number]; readonly detail: string }[] = [];
const show = async (): Promise<void> => {
  stage = await renderGroup((port) => <GroupsView port={port} onJoin={() => undefined} />, { state: sixPeople(), answers: { "groups.diagnose": () => ({ findings: [...findings] }) } });
  fireEvent.click(screen.getByRole("button", { name: "更多小组操作" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "为什么没有同步…" }));
  await screen.findByRole("dialog", { name: "为什么没有同步" });
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("why nothing flows", () => {
  it("words every finding with what to do, and what it is about", async () => {
    findings = WHATS.map((what) => ({ what, detail: what === "keeper-unreachable" ? "keeper.home:49737" : "" }));
    await show();
    await waitFor(() => { expect(screen.getAllByRole("listitem").filter(({ textContent }) => textContent !== null)).not.toHaveLength(0); });
    const texts = WHATS.map((_what, index) => screen.getByRole("dialog").querySelectorAll("li")[index]?.textContent ?? "");
    expect(new Set(texts).size).toBe(WHATS.length);
    expect(texts.every((text) => text.length > 10 && !text.includes("groups."))).toBe(true);
    expect(screen.getByText("keeper.home:49737")).toBeTruthy();
  });

  it("looks again when asked", async () => {
    findings = [{ what: "no-network", detail: "" }];
    await show();
    expect(await screen.findByText("这台电脑没有网络")).toBeTruthy();
    findings = [{ what: "all-well", detail: "" }];
    fireEvent.click(screen.getByRole("button", { name: "再查一次" }));
    expect(await screen.findByText("一切正常")).toBeTruthy();
    expect(screen.queryByText("这台电脑没有网络")).toBeNull();
  });
});
