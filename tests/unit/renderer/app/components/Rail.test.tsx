// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Rail } from "#renderer/app/components/Rail.tsx";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { joinRequest, sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
afterEach(async () => {
  shellStore.setState({ place: "forest" });
  expect(await stage.close()).toEqual([]);
});

describe("the rail", () => {
  it("leads to the group, says how many wait there, and which place this is", async () => {
    stage = await renderInForest(<Rail />);
    const button = screen.getByRole("button", { name: "小组" });
    expect(button.getAttribute("aria-current")).toBeNull();
    act(() => { shellStore.setState({ place: "groups" }); });
    expect(button.getAttribute("aria-current")).toBe("page");
    const { id } = stage.forest;
    act(() => { stage.fake.send("groups.changed", { forestId: id, state: sixPeople({ forestId: id, requests: [joinRequest(), joinRequest({ requestId: "rq_2" })] }) }); });
    expect(screen.getByRole("button", { name: "小组，2 人等你批准" })).toBe(button);
    fireEvent.click(button);
    act(() => { stage.fake.send("groups.changed", { forestId: id, state: sixPeople({ forestId: id }) }); });
    expect(screen.getByRole("button", { name: "小组" })).toBe(button);
  });
});
