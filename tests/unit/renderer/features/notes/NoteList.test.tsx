// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NoteList, type NoteFilter } from "#renderer/features/notes/index.ts";
import { listNotes } from "#renderer/features/notes/model/listNotes.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { addPoint, sharePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let shared: PointId;
let secret: PointId;
let noted: PointId;
const selected: PointId[] = [];
let wishes = 0;

const previewOf = (id: PointId): string | null => (id === shared ? "我没再提报价" : id === noted ? "先让他看见 B 点" : null);
const changedAtMs = (): number | null => null;
const none = (): null => null;

async function open(kind: "notes" | "cases", filter: NoteFilter = "all"): Promise<void> {
  stage = await renderInForest(() => <NoteList kind={kind} filter={filter} selectedId={null} onSelect={(id) => { selected.push(id); }} onNew={() => { wishes += 1; }} onFilter={() => undefined} previewOf={previewOf} changedAtMs={changedAtMs} />, {
    plant: (forest) => {
      shared = must(forest.run(addPoint, { title: "报价之后", parentId: null, kind: "case" }));
      must(forest.run(sharePoint, { id: shared }));
      secret = must(forest.run(addPoint, { title: "孩子把作业本藏起来", parentId: null, kind: "case" }));
      noted = must(forest.run(addPoint, { title: "客户成功路径", parentId: null }));
      must(forest.run(addPoint, { title: "没有笔记的", parentId: null }));
    },
  });
}

beforeEach(() => {
  selected.length = 0;
  wishes = 0;
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  cleanup();
});

describe("NoteList", () => {
  it("names what it lists, says how many there are, and lets new ones begin", async () => {
    await open("cases");
    expect(screen.getByRole("heading", { name: /案例\s*2/ })).toBeDefined();
    expect(screen.getByRole("listbox", { name: "案例" })).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "新建案例" }));
    expect(wishes).toBe(1);
  });

  it("chooses by the keyboard", async () => {
    await open("cases");
    const list = screen.getByRole("listbox", { name: "案例" });
    act(() => { list.focus(); });
    fireEvent.keyDown(list, { key: "ArrowDown" });
    fireEvent.keyDown(list, { key: "Enter" });
    expect(selected).toHaveLength(1);
    expect([shared, secret]).toContain(selected[0]);
  });

  it("says what to do where nothing is yet", async () => {
    await open("notes", "mine");
    fireEvent.click(screen.getByRole("button", { name: "查找" }));
    fireEvent.change(screen.getByRole("searchbox", { name: "查找" }), { target: { value: "没有这样的" } });
    expect(screen.getByText("没有符合的")).toBeDefined();
  });

  it("lists of the points only those with a note, of the cases all; the group's are those that are shared", async () => {
    await open("notes");
    const { view } = stage.forest;
    const titles = (kind: "notes" | "cases", filter: NoteFilter, query = ""): string[] =>
      listNotes(view, { kind, filter, query, me: "pr_me", readings: readingsOf, previewOf, changedAtMs: none }).map(({ point }) => point.title).sort();
    expect(titles("notes", "all")).toEqual(["客户成功路径", "报价之后"].sort());
    expect(titles("cases", "all")).toEqual(["孩子把作业本藏起来", "报价之后"].sort());
    expect(titles("cases", "group")).toEqual(["报价之后"]);
    expect(titles("cases", "mine")).toHaveLength(2);
    expect(titles("cases", "all", "bjzh")).toEqual(["报价之后"]);
    expect(titles("notes", "all", "B 点")).toEqual(["客户成功路径"]);
  });
});
