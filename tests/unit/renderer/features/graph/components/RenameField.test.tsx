// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState, type ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, removePoints, renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { RenameField } from "#renderer/features/graph/components/RenameField.tsx";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

const onDone = vi.fn();
let stage: Stage;
let id: PointId;
let takeAway: () => void;
/** The camera moves: the field goes with its card. */
let move: () => void;

function Canvas(): ReactElement {
  const [isHere, setIsHere] = useState(true);
  const [x, setX] = useState(10);
  takeAway = () => act(() => { setIsHere(false); });
  move = () => act(() => { setX(x + 5); });
  return isHere ? <>塔<RenameField id={id} box={{ x, y: 20, width: 200, height: 34 }} zoom={1} onDone={() => { onDone(); setIsHere(false); }} /></> : <p>gone</p>;
}
const plant = (forest: OpenForest): void => { id = must(forest.run(addPoint, { title: "旧题", parentId: null })); };

beforeEach(async () => {
  onDone.mockReset();
  stage = await renderInForest(<Canvas />, { plant });
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const field = (): HTMLInputElement => screen.getByRole("textbox", { name: "标题" });
const type = (value: string): void => { fireEvent.change(field(), { target: { value } }); };
const press = (key: string): void => { fireEvent.keyDown(field(), { key }); };
const title = (): string | undefined => stage.forest.view.point(id)?.title;
const trash = (): void => act(() => { must(stage.forest.run(removePoints, { ids: [id], branch: true })); });

describe("RenameField", () => {
  it("keeps the text by Enter", () => {
    type("新题");
    press("Enter");
    expect([title(), onDone.mock.calls.length]).toEqual(["新题", 1]);
  });

  it("lets the text go by Esc", () => {
    type("新题");
    press("Escape");
    expect([title(), onDone.mock.calls.length]).toEqual(["旧题", 1]);
  });

  it("keeps the text when it is taken away in mid-word", () => {
    type("新题");
    takeAway();
    expect([title(), stage.toasts]).toEqual(["新题", []]);
  });

  it("stays open with a refused text, says why, and lets go by Esc", async () => {
    type("新题");
    trash();
    fireEvent.blur(field());
    expect([field().value, field().getAttribute("aria-invalid"), onDone.mock.calls.length]).toEqual(["新题", "true", 0]);
    expect(document.getElementById(field().getAttribute("aria-describedby") ?? "")?.textContent).toContain("已经不在了");
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => violation.id)).toEqual([]);
    press("Escape");
    expect([onDone.mock.calls.length, stage.toasts]).toEqual([1, []]);
  });

  it("offers a text for copying that can no longer be kept when it is taken away", () => {
    type("新题");
    trash();
    takeAway();
    expect(stage.toasts).toMatchObject([{ key: "app.typing.lost", copyText: "新题" }]);
  });

  it("takes back no title that others have given meanwhile, when nothing was typed", () => {
    act(() => { must(stage.forest.run(renamePoint, { id, title: "别人起的" })); });
    move();
    fireEvent.blur(field());
    expect([title(), onDone.mock.calls.length]).toEqual(["别人起的", 1]);
  });
});
