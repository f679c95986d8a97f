// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { commentActions } from "#renderer/features/comments/index.ts";
import { membersOf } from "#renderer/features/comments/model/membersOf.ts";
import { useActions } from "#renderer/runtime/index.ts";
import { sixPeople } from "#tests/support/groupStates.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
afterEach(async () => { expect(await stage.close()).toEqual([]); });

function Probe(): ReactElement {
  const { isEnabled } = useActions();
  const [answer, setAnswer] = useState("");
  return <button type="button" onClick={() => { setAnswer(String(isEnabled("note.comment"))); }}>可以评论：{answer}</button>;
}

it("lets somebody comment whose role is to discuss, and nobody whose role is to read", async () => {
  stage = await renderInForest(<Probe />, { actions: commentActions, plant: (forest) => { forest.selection.select([must(forest.run(addPoint, { title: "光合作用", parentId: null }))]); } });
  const { id: forestId } = stage.forest;
  const says = (myRole: "commenter" | "reader"): string | null => {
    act(() => { stage.fake.send("groups.changed", { forestId, state: sixPeople({ forestId, myRole }) }); });
    fireEvent.click(screen.getByRole("button"));
    return screen.getByRole("button").textContent;
  };
  expect(says("commenter")).toBe("可以评论：true");
  expect(says("reader")).toBe("可以评论：false");
});

it("knows everybody in the group by name, though they have not written anything yet", async () => {
  stage = await renderInForest(<p>森林</p>);
  const names = membersOf(stage.forest.view, null, sixPeople()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(sixPeople().members.map(({ name }) => name)));
});
