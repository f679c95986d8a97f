// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, movePoints, removePoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { viewState, type OpenForest, type ViewState } from "#renderer/runtime/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { editTitleInOutline, outlineActions, OutlineView } from "#renderer/features/outline/index.ts";
import { fakeLayout } from "#tests/support/fakeLayout.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

/** Somebody types; meanwhile other things arrive. The field must stay the very same element, with text and focus. */
const ids: Record<string, PointId> = {};
let stage: Stage;
/** Lets the kept view state arrive, late. */
let arrive: (expanded: readonly string[]) => Promise<void>;

const idOf = (title: string): PointId => {
  const id = ids[title];
  if (id === undefined) throw new Error(`not planted: ${title}`);
  return id;
};
function plant(forest: OpenForest): void {
  for (const [title, parent] of [["森林", null], ["松", "森林"], ["松果", "松"], ["松针", "松"], ["柏", "森林"], ["林下", null]] as const) {
    ids[title] = must(forest.run(addPoint, { title, parentId: parent === null ? null : idOf(parent) }));
  }
}

const tree = (): HTMLElement => screen.getByRole("tree");
const field = (): HTMLInputElement => within(tree()).getByRole("textbox");
const press = (key: string, init: KeyboardEventInit = {}): void => { fireEvent.keyDown(tree(), { key, ...init }); };
const select = (title: string): void => act(() => { stage.forest.selection.select([idOf(title)]); });
const titlesUnder = (parent: string | null): readonly string[] => stage.forest.view.children(parent === null ? null : idOf(parent)).map((id) => stage.forest.view.point(id)?.title ?? "");

/** Types half a title into the field that is open, and holds on to it. */
function typeHalf(): { expectUntouched(): void } {
  const typed = field();
  fireEvent.change(typed, { target: { value: "写到一半" } });
  return {
    expectUntouched: () => {
      expect(field()).toBe(typed);
      expect(typed.value).toBe("写到一半");
      expect(document.activeElement).toBe(typed);
    },
  };
}

beforeEach(async () => {
  fakeLayout();
  let give: (state: ViewState) => void = () => undefined;
  vi.spyOn(viewState, "read").mockImplementation(() => new Promise((resolve) => { give = resolve; }));
  arrive = async (expanded) => act(async () => { give({ cameras: {}, lens: null, expandedIds: [...expanded], panelSizesPct: {}, lastVisitAtMs: null }); await Promise.resolve(); });
  stage = await renderInForest(<OutlineView />, { actions: outlineActions, plant, onEditTitle: editTitleInOutline });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  vi.restoreAllMocks();
  closeCaches();
});

describe("a new row that is being typed", () => {
  beforeEach(() => {
    select("松");
    press("Enter", { shiftKey: true });
  });

  it("stays as it is when what was kept of folding comes late and has everything around it folded", async () => {
    const typing = typeHalf();
    await arrive([]);
    typing.expectUntouched();
    expect(screen.getAllByRole("treeitem").map((row) => row.textContent)).toContain("松果");
  });

  it("stays as it is when rows come and go above and below it", () => {
    const typing = typeHalf();
    act(() => {
      must(stage.forest.run(addPoint, { title: "新来的", parentId: null, afterId: null }));
      must(stage.forest.run(addPoint, { title: "竹", parentId: idOf("森林"), afterId: null }));
      must(stage.forest.run(removePoints, { ids: [idOf("松果"), idOf("柏")], branch: true }));
    });
    typing.expectUntouched();
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(titlesUnder("松")).toEqual(["松针", "写到一半"]);
  });

  it("stays as it is when its branch is moved, and is taken there", () => {
    const typing = typeHalf();
    act(() => { must(stage.forest.run(movePoints, { ids: [idOf("松")], parentId: null })); });
    typing.expectUntouched();
  });

  it("stays as it is when a filter comes or goes by itself", async () => {
    const typing = typeHalf();
    act(() => { stage.forest.filter.set({ ...stage.forest.filter.get().spec, text: "柏" }); });
    await arrive([idOf("森林")]);
    typing.expectUntouched();
  });

  it("is not lost with the point it was to stand under: it goes to the top level", () => {
    const typing = typeHalf();
    act(() => { must(stage.forest.run(removePoints, { ids: [idOf("松")], branch: true })); });
    typing.expectUntouched();
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(titlesUnder(null)).toContain("写到一半");
  });
});

describe("what is being typed", () => {
  it("is not lost with the point it was to stand after", () => {
    select("松果");
    press("Enter");
    const typing = typeHalf();
    act(() => { must(stage.forest.run(removePoints, { ids: [idOf("松果")], branch: true })); });
    typing.expectUntouched();
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(titlesUnder("松")).toEqual(["松针", "写到一半"]);
  });

  it("opens in sight also under a point that a filter had found in a folded branch", () => {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "松果" } });
    select("松果");
    press("Enter");
    expect(field().closest("[role=treeitem]")?.getAttribute("aria-level")).toBe("3");
  });

  it("stays in a title that is being changed when what was kept of folding comes late", async () => {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "松果" } });
    select("松果");
    press("F2");
    const typing = typeHalf();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "" } });
    await arrive([]);
    typing.expectUntouched();
  });

  it("waits when the whole window is left, and is taken when only the field is", async () => {
    select("松果");
    press("Enter");
    const typing = typeHalf();
    vi.spyOn(document, "hasFocus").mockReturnValue(false);
    fireEvent.blur(field());
    typing.expectUntouched();
    vi.spyOn(document, "hasFocus").mockReturnValue(true);
    act(() => { tree().focus(); });
    await waitFor(() => expect(titlesUnder("松")).toEqual(["松果", "写到一半", "松针"]));
  });
});
