import { describe, expect, it } from "vitest";
import { mergeNotes, type NoteJson } from "#shared/notes/index.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] });
const merged = (base: string[], ours: string[], theirs: string[]) => {
  const { blocks, conflicts, beside, changes } = mergeNotes({ base: base.map(p), ours: ours.map(p), theirs: theirs.map(p) });
  return { says: blocks.map(({ content }) => content?.[0]?.text ?? ""), conflicts, beside: [...beside], changes: changes.length };
};

describe("mergeNotes", () => {
  it("makes an unchanged note exactly the suggestion", () => {
    expect(merged(["一", "二", "三"], ["一", "二", "三"], ["一", "二改", "新", "三"])).toEqual({ says: ["一", "二改", "新", "三"], conflicts: 0, beside: [], changes: 1 });
    expect(merged([], [], ["从头写"])).toMatchObject({ says: ["从头写"], conflicts: 0 });
    expect(merged(["一", "二"], ["一", "二"], [])).toMatchObject({ says: [], conflicts: 0 });
  });

  it("keeps what was written elsewhere meanwhile, also in the next paragraph", () => {
    expect(merged(["一", "二", "三"], ["头", "一", "二", "三改", "尾"], ["一", "二改", "三"])).toMatchObject({ says: ["头", "一", "二改", "三改", "尾"], conflicts: 0 });
    expect(merged(["一", "二"], ["一改", "二"], ["一", "二改"])).toMatchObject({ says: ["一改", "二改"], conflicts: 0 });
  });

  it("lets both stand where both changed the same block, and tells which one was put beside", () => {
    expect(merged(["一", "二", "三"], ["一", "她的二", "三"], ["一", "他的二", "三"])).toEqual({ says: ["一", "她的二", "他的二", "三"], conflicts: 1, beside: [2], changes: 1 });
    expect(merged(["一", "二"], ["她的一", "二"], ["他的一", "他的二"])).toMatchObject({ says: ["她的一", "他的一", "他的二"], conflicts: 1 });
    expect(merged(["一", "二"], ["她的一", "她的二"], ["他的一", "二"])).toMatchObject({ says: ["她的一", "他的一", "她的二"], conflicts: 1 });
  });

  it("does not take away what was changed meanwhile, and brings back what was taken away where somebody went on writing in it", () => {
    expect(merged(["一", "二", "三"], ["一", "二改", "三"], ["一", "三"])).toMatchObject({ says: ["一", "二改", "三"], conflicts: 1 });
    expect(merged(["一", "二", "三"], ["一", "三"], ["一", "二改", "三"])).toMatchObject({ says: ["一", "二改", "三"], conflicts: 1 });
    expect(merged(["一", "二", "三"], ["一", "三"], ["一", "三"])).toMatchObject({ says: ["一", "三"], conflicts: 0, changes: 0 });
  });

  it("writes once what both wrote", () => {
    expect(merged(["一", "二"], ["一", "二改", "新"], ["一", "二改", "新"])).toMatchObject({ says: ["一", "二改", "新"], conflicts: 0, changes: 0 });
  });

  it("puts what both added in the same place side by side", () => {
    expect(merged(["一", "二"], ["一", "她加的", "二"], ["一", "他加的", "二"])).toMatchObject({ says: ["一", "她加的", "他加的", "二"], conflicts: 0 });
    expect(merged(["一"], ["一改"], ["先说", "一"])).toMatchObject({ says: ["先说", "一改"], conflicts: 0 });
    expect(merged(["一"], ["一改"], ["一", "后说"])).toMatchObject({ says: ["一改", "后说"], conflicts: 0 });
  });

  it("takes attributes in another order, and those that are not set, for the same", () => {
    const written: NoteJson = { type: "heading", attrs: { level: 2, section: null }, content: [{ type: "text", text: "题" }] };
    const read: NoteJson = { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "题", marks: [] }] };
    expect(mergeNotes({ base: [read], ours: [written], theirs: [read, p("新")] })).toMatchObject({ conflicts: 0, changes: [{ at: 1, count: 0 }] });
  });

  it("comes to an end where every one of very many blocks is another one", () => {
    const many = (seed: string, count = 10_000): NoteJson[] => Array.from({ length: count }, (_, at) => p(`${seed}${String(at)}`));
    const { blocks, conflicts } = mergeNotes({ base: many("a"), ours: many("b"), theirs: many("c") });
    expect([blocks.length, conflicts]).toEqual([20_000, 10_000]);
    // Step by step through each other it took the square of that.
  }, 60_000);
});
