// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { Action } from "#renderer/runtime/index.ts";
import { Palette } from "#renderer/features/palette/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
const onClose = vi.fn();
const ran: string[] = [];
const action = (id: string, labelKey: string, enabled = true): Action => ({
  id, group: "edit", labelKey, shortcuts: ["Mod+Z"], outsideTextOnly: true, isEnabled: () => enabled, run: () => { ran.push(id); },
});

const show = async (): Promise<HTMLElement> => {
  ran.length = 0;
  stage = await renderInForest(<Palette onClose={onClose} />, {
    actions: [action("edit.undo", "actions.undo"), action("edit.redo", "actions.redo", false)],
    plant: (forest) => { must(forest.run(addPoint, { title: "溯本认知", parentId: null })); },
  });
  return screen.findByRole("combobox");
};
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("Palette", () => {
  it("has the cursor in its field from the start", async () => {
    const field = await show();
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it("offers what can be done now, with its key, and hides what cannot", async () => {
    await show();
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["撤销Ctrl+Z"]);
  });

  it("finds a point by initials, selects it with Enter and is gone", async () => {
    const field = await show();
    fireEvent.change(field, { target: { value: "sbrz" } });
    await waitFor(() => expect(screen.getByRole("option").textContent).toContain("溯本认知"));
    fireEvent.keyDown(field, { key: "Enter" });
    const [selected] = stage.forest.selection.get().ids;
    expect(selected === undefined ? null : [...stage.forest.view.points()][0]?.id).toBe(selected);
    expect(onClose).toHaveBeenCalled();
  });

  it("runs the chosen command after it has closed", async () => {
    const field = await show();
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onClose).toHaveBeenCalled();
    expect(ran).toEqual([]);
    await waitFor(() => expect(ran).toEqual(["edit.undo"]));
  });

  it("leaves Enter to the input method while it composes", async () => {
    const field = await show();
    fireEvent.keyDown(field, { key: "Enter", isComposing: true, keyCode: 229 });
    expect(ran).toEqual([]);
  });

  it("says when nothing is found, and what to do then", async () => {
    const field = await show();
    fireEvent.change(field, { target: { value: "qqqq" } });
    expect(await screen.findByText(/没有找到/)).toBeDefined();
  });
});
