// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { GroupVoice, JoiningVoice } from "#renderer/features/groups/index.ts";
import { renderGroup, type GroupStage } from "#tests/support/groupStage.tsx";
import { joining, joinRequest, sixPeople } from "#tests/support/groupStates.ts";

let stage: GroupStage;
const show = async (isShown: boolean, parts: Parameters<typeof renderGroup>[1] = {}): Promise<void> => {
  stage = await renderGroup((port, joinings) => <><p>here</p><GroupVoice port={port} isShown={isShown} /><JoiningVoice port={joinings} isShown={isShown} /></>, parts);
};
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("what groups say on their own", () => {
  it("tells once of each who knocks, and leads there", async () => {
    await show(false, { state: sixPeople() });
    act(() => { stage.state.set(sixPeople({ requests: [joinRequest()] })); });
    act(() => { stage.state.set(sixPeople({ requests: [joinRequest()], totalBlocks: 4_813 })); });
    expect(stage.toasts).toEqual([{ tone: "info", key: "groups.said.knocks", values: { name: "林夏" }, actionId: "group.show" }]);
    expect(stage.said).toEqual(["groups.said.knocks"]);
    act(() => { stage.state.set(sixPeople({ requests: [joinRequest(), joinRequest({ requestId: "rq_2", name: "马可" })] })); });
    expect(stage.toasts).toHaveLength(2);
  });

  it("only says what is on the screen already", async () => {
    await show(true, { state: sixPeople(), joinings: [joining({ stage: "done" })] });
    act(() => { stage.state.set(sixPeople({ requests: [joinRequest()] })); });
    expect([stage.toasts, stage.said]).toEqual([[], ["groups.said.knocks"]]);
  });

  it("tells of being removed when it happens, not of what was long ago", async () => {
    await show(false, { state: sixPeople() });
    act(() => { stage.state.set(sixPeople({ ended: "removed", myRole: null })); });
    expect(stage.toasts).toEqual([{ tone: "warn", key: "groups.said.out", values: { name: "青禾小组" }, actionId: "group.show" }]);
    await stage.close();
    await show(false, { state: sixPeople({ ended: "removed", myRole: null }) });
    expect(stage.toasts).toEqual([]);
  });

  it("tells once that a joining in the background has come to its end", async () => {
    await show(false, { joinings: [joining()] });
    expect(stage.toasts).toEqual([]);
    act(() => { stage.joinings.set([joining({ stage: "done", forestId: "fr_2" })]); });
    act(() => { stage.joinings.set([joining({ stage: "done", forestId: "fr_2" }), joining({ joinId: "jn_2", stage: "failed", problem: "refused" })]); });
    expect(stage.toasts.map(({ key, actionId }) => [key, actionId])).toEqual([["groups.said.joined", "group.join"], ["groups.said.notJoined", "group.join"]]);
  });
});
