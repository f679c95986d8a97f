// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { startThread } from "#shared/discussion/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { createReadable, ForestProvider, useForest } from "#renderer/runtime/index.ts";
import { commentActions, CommentsSection } from "#renderer/features/comments/index.ts";
import { sessionOf } from "#renderer/features/comments/model/discussionSession.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let point: PointId;
afterEach(async () => { await stage.close(); });

/** The same forest, only to be looked at. */
function Past(): React.ReactElement {
  const forest = useForest();
  return <ForestProvider forest={{ ...forest, report: createReadable({ ...forest.report.get(), readOnlyBecause: "past" }) }}><div data-testid="past"><CommentsSection at={point} /></div></ForestProvider>;
}

it("shows a forest of the past what was said, and nothing to write with", async () => {
  stage = await renderInForest(() => <><CommentsSection at={point} /><Past /></>, { actions: commentActions, plant: (forest) => { point = must(forest.run(addPoint, { title: "复盘", parentId: null })); } });
  await waitFor(() => { screen.getByRole("textbox"); });
  must(sessionOf(stage.forest).run("discussion", startThread, { at: point, passage: null, text: "当时这样想" }));
  const past = screen.getByTestId("past");
  await waitFor(() => { if (past.querySelector("article") === null) throw new Error("not shown yet"); });
  expect([past.textContent?.includes("当时这样想"), past.querySelectorAll("textarea").length, past.querySelectorAll("article button").length]).toEqual([true, 0, 0]);
});
