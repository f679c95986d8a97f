import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import type { DocContent } from "#renderer/runtime/search/readDocument.ts";
import { forgetSearchCache, KEPT_FORMAT, openSearchCache, readRows } from "#renderer/runtime/storage/searchCache.ts";

const reports: string[] = [];
const report = (where: string): void => { reports.push(where); };
const NOTE: DocContent = { kind: "note", docId: "note:pt_a", pointId: "pt_a", text: "沉默", refs: [{ pointId: "pt_b", label: "乙", context: "说到乙" }], attachments: [{ sha256: "a".repeat(64), name: "图", mime: "image/png" }], changedAtMs: 3 };
const TALK: DocContent = { kind: "discussion", docId: "my:discussion", comments: [{ id: "cm_1", at: "pt_a", text: "哪一天", atMs: 1, by: "pr_a" }], suggestions: [{ id: "th_1", pointId: "pt_a", text: "另一种写法", atMs: 2, by: null, state: "declined" }] };

describe("openSearchCache", () => {
  it("gives back what was kept, by forest, and up to where it is true", async () => {
    const cache = openSearchCache("fr_a", report);
    expect(await cache.read()).toEqual({ throughSeq: -1, docs: [] });
    expect(await cache.write([NOTE, TALK])).toBe(true);
    await cache.mark(12);
    cache.close();
    const again = openSearchCache("fr_a", report);
    const { throughSeq, docs } = await again.read();
    expect(throughSeq).toBe(12);
    expect([...docs].sort((a, b) => (a.docId < b.docId ? -1 : 1))).toEqual([TALK, NOTE].sort((a, b) => (a.docId < b.docId ? -1 : 1)));
    expect((await openSearchCache("fr_b", report).read()).docs).toEqual([]);
    again.close();
  });

  it("knows the text of a file, that it has none, and that it was never asked for", async () => {
    const cache = openSearchCache("fr_a", report);
    await cache.writeFile("1", "第三条");
    await cache.writeFile("2", null);
    expect([await cache.readFile("1"), await cache.readFile("2"), await cache.readFile("3")]).toEqual(["第三条", null, undefined]);
    cache.close();
  });

  it("forgets a forest when asked to", async () => {
    const cache = openSearchCache("fr_c", report);
    await cache.write([NOTE]);
    await cache.mark(3);
    cache.close();
    await forgetSearchCache("fr_c", report);
    expect(await openSearchCache("fr_c", report).read()).toEqual({ throughSeq: -1, docs: [] });
  });

  it("answers with nothing and says so when the store does not work", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => { throw new Error("no storage"); });
    const cache = openSearchCache("fr_d", report);
    expect(await cache.read()).toEqual({ throughSeq: -1, docs: [] });
    expect(await cache.write([NOTE])).toBe(false);
    expect(reports).toContain("searchCache.read");
  });
});

describe("readRows", () => {
  const row = (content: unknown, format: unknown = KEPT_FORMAT): unknown => ({ forestId: "fr_a", docId: "note:pt_a", format, content });
  const mark = { forestId: "fr_a", format: KEPT_FORMAT, throughSeq: 9 };

  it("believes the mark when every row can be read", () => {
    expect(readRows(mark, [row(NOTE), row(TALK)])).toEqual({ throughSeq: 9, docs: [NOTE, TALK] });
  });

  it("leaves out what it cannot read, and then all is to be read again", () => {
    const spoilt = [null, 7, row(null), row({ ...NOTE, docId: "forest" }), row({ ...NOTE, refs: [{ pointId: 3 }] }), row({ ...NOTE, text: 1 }), row({ ...TALK, docId: "note:pt_a" }), row({ ...TALK, suggestions: undefined }), row({ ...TALK, suggestions: [{ id: "th_1" }] }), row({ ...TALK, suggestions: [{ id: "th_1", pointId: "pt_a", text: "另一种写法", atMs: 2, by: null, state: "burnt" }] }), row({ ...TALK, comments: [{ id: "cm_1", at: "pt_a", text: "哪一天", atMs: 1 }] }), row(NOTE, 99), row(NOTE, 2)];
    for (const each of spoilt) expect(readRows(mark, [row(TALK), each])).toEqual({ throughSeq: -1, docs: [TALK] });
    for (const each of [undefined, {}, { ...mark, format: 1 }, { ...mark, throughSeq: "9" }]) expect(readRows(each, [row(NOTE)]).throughSeq).toBe(-1);
  });
});
