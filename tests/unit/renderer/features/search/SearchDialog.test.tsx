// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { SearchHit } from "#shared/search/index.ts";
import { SearchDialog } from "#renderer/features/search/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { searchMemory } from "#renderer/runtime/storage/searchMemory.ts";
import { installFakeSearch, type FakeSearch } from "#tests/support/fakeSearch.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let search: FakeSearch;
let module: PointId;
let point: PointId;
let other: PointId;
const onClose = vi.fn();

const hit = (part: Partial<SearchHit>): SearchHit => ({
  key: point, kind: "point", pointId: point, isPrivate: false, field: "title", atMs: 1, title: { text: "报价之后", marks: [[0, 2]] }, snippet: null, matchedName: null, sha256: null, docId: null, said: null, ...part,
});
const noteHit = (): SearchHit => hit({ key: `note:${point}`, kind: "note", field: "body", isPrivate: true, title: { text: "", marks: [] }, snippet: { text: "他报价以后沉默", marks: [[1, 3]] } });

async function show(): Promise<HTMLElement> {
  onClose.mockReset();
  stage = await renderInForest(<SearchDialog onClose={onClose} />, {
    plant: (forest) => {
      search = installFakeSearch(forest);
      module = must(forest.run(addPoint, { title: "谈判", parentId: null, kind: "module" }));
      point = must(forest.run(addPoint, { title: "报价之后", parentId: module }));
      other = must(forest.run(addPoint, { title: "让价", parentId: module }));
    },
  });
  return screen.findByRole("combobox");
}
afterEach(async () => {
  await searchMemory.forget(stage.forest.id);
  expect(await stage.close()).toEqual([]);
  closeCaches();
});
const type = (field: HTMLElement, value: string): void => { fireEvent.change(field, { target: { value } }); };

describe("SearchDialog", () => {
  it("has the cursor in its field and teaches how to ask while nothing is asked", async () => {
    const field = await show();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(screen.getByRole("region", { name: "可以这样找" }).textContent).toContain("类型:案例");
    expect(screen.queryAllByRole("option")).toEqual([]);
  });

  it("shows what was found with its words marked, where it stands, and what is private", async () => {
    const field = await show();
    search.hits = [hit({}), noteHit()];
    type(field, "报价");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
    const [first, second] = screen.getAllByRole("option");
    expect(first?.querySelector("mark")?.textContent).toBe("报价");
    expect(first?.textContent).toContain("谈判");
    expect(second?.textContent).toContain("他报价以后沉默");
    expect(second?.querySelector("[aria-label='仅自己']")).not.toBeNull();
    expect(screen.getByText("找到 2 处")).toBeDefined();
    expect(field.getAttribute("aria-activedescendant")).toBe(first?.id);
  });

  it("keeps together what belongs to one point, at the place of its best answer", async () => {
    const field = await show();
    search.hits = [hit({}), hit({ key: other, pointId: other, title: { text: "让价", marks: [] } }), noteHit()];
    type(field, "价");
    await waitFor(() => expect(screen.getAllByRole("option").map((each) => each.textContent?.slice(0, 4))).toEqual(["报价之后", "笔记他报", "让价谈判"]));
  });

  it("goes to the point with Enter, and remembers what was searched for", async () => {
    const field = await show();
    search.hits = [hit({}), hit({ key: other, pointId: other, title: { text: "让价", marks: [] } })];
    type(field, "价");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
    fireEvent.keyDown(field, { key: "ArrowDown" });
    expect(screen.getAllByRole("option")[1]?.getAttribute("aria-selected")).toBe("true");
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onClose).toHaveBeenCalled();
    expect(stage.forest.selection.get().ids).toEqual([other]);
    await waitFor(async () => expect((await searchMemory.read(stage.forest.id)).recent).toEqual(["价"]));
  });

  it("opens a comment where its thread is, and a note at the words", async () => {
    const field = await show();
    const comment = "cm_0123456789abcdefghijk";
    search.hits = [hit({ key: comment, kind: "comment", field: "body", docId: "discussion", snippet: { text: "报价太早", marks: [[0, 2]] } }), { ...noteHit(), key: `my:note:${point}`, docId: `my:note:${point}` }];
    type(field, "报价");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
    fireEvent.keyDown(field, { key: "Enter" });
    expect(stage.opened).toEqual([`comment ${comment} ${point}`]);
    fireEvent.keyDown(field, { key: "ArrowDown" });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(stage.opened.at(-1)).toBe(`note ${point} own 报价`);
    fireEvent.keyDown(field, { key: "ArrowUp" });
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    expect(stage.opened.at(-1), "the note of the point a comment is about").toBe(`note ${point}`);
  });

  it("says whose word a comment or a suggested version is, and whether somebody has decided", async () => {
    const field = await show();
    const suggestion = (key: string, said: SearchHit["said"]): SearchHit => hit({ key, kind: "suggestion", field: "body", docId: "discussion", title: { text: "", marks: [] }, snippet: { text: "报价晚一点", marks: [] }, said });
    search.hits = [
      suggestion("th_1", { by: "pr_me", state: "open" }), suggestion("th_2", { by: "pr_me", state: "declined" }), suggestion("th_3", { by: null, state: "adopted" }),
      hit({ key: "cm_1", kind: "comment", field: "body", docId: "discussion", title: { text: "", marks: [] }, snippet: { text: "报价太早", marks: [] }, said: { by: "pr_me", state: null } }),
    ];
    type(field, "报价");
    await waitFor(() => expect(screen.getAllByRole("option").map((each) => each.querySelector("[class*=head]")?.textContent)).toEqual(["报价之后青禾待定谈判", "建议青禾已谢绝", "建议有人已采用", "评论青禾"]));
  });

  it("opens a suggested version over its note, and the note as it is when that is asked for; a file where it stands", async () => {
    const field = await show();
    const suggestion = "th_0123456789abcdefghijk";
    search.hits = [
      hit({ key: suggestion, kind: "suggestion", field: "body", docId: "discussion", title: { text: "", marks: [] }, snippet: { text: "报价晚一点", marks: [[0, 2]] } }),
      hit({ key: `note:${point}#ab`, kind: "attachment", docId: `note:${point}`, sha256: "ab", title: { text: "报价单.pdf", marks: [[0, 2]] } }),
    ];
    type(field, "报价");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
    expect(screen.getAllByRole("option")[0]?.querySelector("[aria-label='建议']")).not.toBeNull();
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    fireEvent.keyDown(field, { key: "ArrowDown" });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(stage.opened).toEqual([`note ${point} shared ${suggestion}`, `note ${point}`, `note ${point} shared ab`]);
  });

  it("leaves Enter and the arrows to the input method while it composes", async () => {
    const field = await show();
    search.hits = [hit({})];
    type(field, "bao");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    fireEvent.keyDown(field, { key: "Enter", isComposing: true, keyCode: 229 });
    expect(onClose).not.toHaveBeenCalled();
  });

  it("offers earlier searches, and puts one into the field", async () => {
    const field = await show();
    type(field, "类型:案例 沉默");
    fireEvent.click(screen.getByRole("button", { name: "保存这次搜索" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "不再保存这次搜索" })).toBeDefined());
    type(field, "");
    await waitFor(() => expect(screen.getByRole("option").textContent).toContain("类型:案例 沉默"));
    fireEvent.keyDown(field, { key: "Enter" });
    expect((field as HTMLInputElement).value).toBe("类型:案例 沉默");
    expect(onClose).not.toHaveBeenCalled();
  });

  it("writes a chosen filter into the field and takes it out again", async () => {
    const field = await show();
    type(field, "报价");
    const chip = screen.getByRole("button", { name: "有案例" });
    fireEvent.click(chip);
    expect((field as HTMLInputElement).value).toBe("报价 有:案例 ");
    expect(chip.getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(chip);
    expect((field as HTMLInputElement).value).toBe("报价 ");
  });

  it("says what it could not read in the query", async () => {
    const field = await show();
    type(field, "kind:树 报价");
    expect(screen.getByText(/没有「树」这种类型/)).toBeDefined();
  });

  it("says that nothing was found, how far the index is, and offers to rebuild a broken one", async () => {
    const field = await show();
    search.state.set({ kind: "indexing", done: 256, total: 1_000 });
    type(field, "无");
    await waitFor(() => expect(screen.getByText(/没有找到/)).toBeDefined());
    expect(screen.getByText(/正在读笔记 256/)).toBeDefined();
    search.state.set({ kind: "failed" });
    fireEvent.click(await screen.findByRole("button", { name: "重建索引" }));
    expect(search.rebuilds).toBe(1);
  });

  it("asks again when something else may be found", async () => {
    const field = await show();
    type(field, "报价");
    await waitFor(() => expect(search.asked).toContain("报价"));
    search.hits = [hit({})];
    search.version.set(1);
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
  });
});
