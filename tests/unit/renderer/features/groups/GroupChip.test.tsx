// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { GroupChip } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { sixPeople } from "#tests/support/groupStates.ts";

let stage: GroupStage;
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("the second claim in the bar", () => {
  it("says how many have received everything, and leads to who has not", async () => {
    let shown = 0;
    stage = await renderGroup((port) => <GroupChip port={port} onShow={() => { shown += 1; }} />, { state: sixPeople() });
    const chip = screen.getByRole("button", { name: "组员 2/5 已收到" });
    expect(chip.dataset["tone"]).toBe("wait");
    fireEvent.click(chip);
    expect(shown).toBe(1);
    act(() => { stage.state.set(sixPeople({ members: sixPeople().members.filter(({ name }) => ["Zhou", "Chen", "He"].includes(name)) })); });
    expect(screen.getByRole("button", { name: "组员 2/2 已收到" }).dataset["tone"]).toBe("ok");
    act(() => { stage.state.set(sixPeople({ isPaused: true })); });
    expect(screen.getByRole("button", { name: "同步已暂停" }).dataset["tone"]).toBe("off");
    act(() => { stage.state.set(sixPeople({ members: sixPeople().members.filter(({ isMe }) => isMe) })); });
    // Green would claim that somebody has it.
    expect(screen.getByRole("button", { name: "还没有组员" }).dataset["tone"]).toBe("off");
  });

  it("claims nothing without a group, or after its end", async () => {
    stage = await renderGroup((port) => <><p>here</p><GroupChip port={port} onShow={() => undefined} /></>);
    expect(screen.queryByRole("button")).toBeNull();
    act(() => { stage.state.set(sixPeople({ ended: "left", myRole: null })); });
    expect(screen.queryByRole("button")).toBeNull();
  });
});
