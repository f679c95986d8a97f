// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { GroupNews } from "#renderer/app/components/GroupNews.tsx";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { followJoinings, type Joinings } from "#renderer/runtime/index.ts";
import { joining, joinRequest, sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
let joinings: Joinings;
const show = async (): Promise<void> => {
  stage = await renderInForest(() => {
    joinings = followJoinings();
    return <><p>here</p><GroupNews joinings={joinings} /></>;
  });
};
afterEach(async () => {
  joinings.stop();
  shellStore.setState({ place: "forest", dialog: null });
  expect(await stage.close()).toEqual([]);
});

describe("what comes from groups on its own", () => {
  it("opens the invite of a link that was clicked outside the app", async () => {
    await show();
    act(() => { stage.fake.send("groups.linkOpened", { link: "zhishisenlin://join/1.q7fk" }); });
    expect(stage.dialogs).toEqual([{ kind: "join-group", link: "zhishisenlin://join/1.q7fk" }]);
  });

  it("tells of somebody at the door wherever one works, and not twice where it is to be seen", async () => {
    await show();
    const { id } = stage.forest;
    act(() => { stage.fake.send("groups.changed", { forestId: id, state: sixPeople({ forestId: id, requests: [joinRequest()] }) }); });
    expect(stage.toasts.map(({ key }) => key)).toEqual(["groups.said.knocks"]);
    act(() => { shellStore.setState({ place: "groups" }); });
    act(() => { stage.fake.send("groups.changed", { forestId: id, state: sixPeople({ forestId: id, requests: [joinRequest({ requestId: "rq_2" })] }) }); });
    expect(stage.toasts).toHaveLength(1);
    expect(stage.said).toEqual(["groups.said.knocks", "groups.said.knocks"]);
  });

  it("tells of the end of a joining unless its dialog says so itself", async () => {
    await show();
    act(() => { stage.fake.send("groups.joining", joining({ stage: "done", forestId: "fr_2" })); });
    expect(stage.toasts.map(({ key }) => key)).toEqual(["groups.said.joined"]);
    act(() => { shellStore.setState({ dialog: { kind: "join-group", link: null } }); });
    act(() => { stage.fake.send("groups.joining", joining({ joinId: "jn_2", stage: "failed", problem: "lost" })); });
    expect(stage.toasts).toHaveLength(1);
  });
});
