import * as Y from "yjs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startThread, suggestVersion } from "#shared/discussion/index.ts";
import { addPoint, createCommandHistory, linkPoints, removePoints, renamePoint, sharePoint } from "#shared/forest/index.ts";
import { err, ok, type PointId } from "#shared/kernel/index.ts";
import { noteDocId, writeNote, type NoteJson, type SideDocId } from "#shared/notes/index.ts";
import type { Notes, SideDocumentChange } from "#renderer/runtime/notes/types.ts";
import { createSearch } from "#renderer/runtime/search/createSearch.ts";
import { createSearchHost, type SearchCache } from "#renderer/runtime/search/createSearchHost.ts";
import type { FromSearch, SearchLink } from "#renderer/runtime/search/searchProtocol.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const NO_CACHE: SearchCache = { read: async () => ({ throughSeq: -1, docs: [] }), write: async () => true, mark: async () => undefined, readFile: async () => undefined, writeFile: async () => undefined, clear: async () => undefined, close: () => undefined };

interface FakeNotes extends Notes { put(docId: SideDocId, doc: Y.Doc): void; write(docId: SideDocId, text: string, more?: readonly NoteJson[]): void; readonly reads: SideDocId[][]; failing: boolean }
/** Notes in memory, all open. */
function fakeNotes(): FakeNotes {
  const docs = new Map<SideDocId, Y.Doc>();
  const listeners = new Set<(change: SideDocumentChange) => void>();
  const notes: FakeNotes = {
    reads: [], failing: false,
    write: (docId, text, more = []) => {
      const doc = new Y.Doc();
      writeNote(doc, { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }, ...more] }] }, "test");
      notes.put(docId, doc);
    },
    put: (docId, doc) => {
      docs.set(docId, doc);
      for (const listener of listeners) listener({ docId, origin: "local" });
    },
    open: async (docId) => ok({ docId, doc: docs.get(docId) ?? new Y.Doc(), isReadOnly: false, release: () => undefined }),
    list: async () => ok([...docs.keys()]),
    readMany: async (docIds) => {
      notes.reads.push([...docIds]);
      return notes.failing ? err({ code: "unexpected" }) : ok(new Map(docIds.flatMap((id) => { const doc = docs.get(id); return doc === undefined ? [] : [[id, [Y.encodeStateAsUpdate(doc)]] as const]; })));
    },
    changedAfter: async () => ok({ docIds: [...docs.keys()], throughSeq: 7 }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
  return notes;
}

/** The worker without its thread; messages take a turn each way. */
function inProcess(): SearchLink & { fail(): void; terminated: boolean } {
  const listeners: ((message: FromSearch) => void)[] = [];
  const tell = (message: FromSearch): void => { queueMicrotask(() => { if (!link.terminated) for (const listener of listeners) listener(message); }); };
  const host = createSearchHost({ post: tell, openCache: () => NO_CACHE, loadReadings: async () => () => [] });
  const link = {
    terminated: false,
    post: (message: Parameters<SearchLink["post"]>[0]) => { const copy = structuredClone(message); queueMicrotask(() => { if (!link.terminated) host.receive(copy); }); },
    onMessage: (listener: (message: FromSearch) => void) => { listeners.push(listener); },
    terminate: () => { link.terminated = true; },
    fail: () => { host.fail("broken"); },
  };
  return link;
}

let fake: FakeBridge;
let uninstall: () => void;
let forest: TestForest;
let notes: FakeNotes;
let links: ReturnType<typeof inProcess>[];
const start = () => createSearch({
  forestId: "fr_a", view: forest.view, notes, clock: forest.clock, ownIds: ["pr_me"], whenIdle: (task) => { task(); return () => undefined; },
  connect: () => {
    const link = inProcess();
    links.push(link);
    return link;
  },
});
const add = (title: string): PointId => must(addPoint(forest, { title, parentId: null }));
const soon = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { interval: 10, timeout: 5_000 });

beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  forest = testForest();
  notes = fakeNotes();
  links = [];
});
afterEach(() => { uninstall(); });

describe("createSearch", () => {
  it("reads points and notes when there is time, says how far it is, and is ready then", async () => {
    const a = add("报价");
    notes.write(`note:${a}`, "对方沉默了两周");
    const search = start();
    expect(search.state.get().kind).toBe("starting");
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect((await search.query("沉默", { limit: 5 })).hits.map(({ pointId, kind }) => [pointId, kind])).toEqual([[a, "note"]]);
    expect(search.previewOf(a)).toBe("对方沉默了两周");
    await search.close();
  });

  it("knows which points this person has made", async () => {
    const a = add("报价");
    const search = start();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect((await search.query("作者:我", { limit: 5 })).hits.map(({ pointId }) => pointId)).toEqual([a]);
    await search.close();
  });

  it("does not propose what the notes of a point name already", async () => {
    const [a, b, c] = [add("报价之后对方沉默"), add("对方沉默"), add("报价之后")];
    notes.write(`note:${a}`, "想起", [{ type: "pointRef", attrs: { pointId: b, label: "对方沉默" } }]);
    const search = start();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect((await search.related(a, { limit: 4, dismissed: new Set() })).map(({ pointId }) => pointId)).toEqual([c]);
    expect((await search.related(b, { limit: 4, dismissed: new Set() })).map(({ pointId }) => pointId)).toContain(a);
    await search.close();
  });

  it("shows of a point whose sharing was taken back what one reads there, not what the group read", async () => {
    const history = createCommandHistory(forest);
    const a = must(addPoint(forest, { title: "报价", parentId: null, kind: "case" }));
    must(sharePoint(forest, { id: a }));
    notes.write(`note:${a}`, "对方沉默了两周");
    notes.write(`my:note:${a}`, "我后来改过，沉默了三周");
    const search = start();
    const sheets = async (): Promise<(boolean | undefined)[]> => (await search.query("沉默", { limit: 5 })).hits.map(({ isPrivate }) => isPrivate);
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect([search.previewOf(a), await sheets()]).toEqual(["对方沉默了两周", [false]]);
    history.undo();
    expect([search.previewOf(a), await sheets()]).toEqual(["我后来改过，沉默了三周", [true]]);
    await search.close();
  });

  it("finds what is suggested for the group's note, and hides it while the point is private again", async () => {
    const history = createCommandHistory(forest);
    const a = must(addPoint(forest, { title: "报价", parentId: null, kind: "case" }));
    const shared = add("让价");
    must(sharePoint(forest, { id: a }));
    const discussion = testDiscussion();
    const suggest = (id: PointId): void => {
      must(suggestVersion(discussion, { at: noteDocId(id, "shared"), text: { base: [], blocks: [{ type: "paragraph", content: [{ type: "text", text: "<b>沉默</b>了两周" }] }] }, why: "" }));
    };
    suggest(a);
    suggest(shared);
    notes.put("discussion", discussion.doc);
    const search = start();
    const found = async (): Promise<unknown[]> => {
      const { hits, total } = await search.query("沉默", { limit: 5 });
      return [total, ...hits.map(({ kind, pointId, snippet }) => [kind, pointId, snippet?.text]).sort()];
    };
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    const each = (id: PointId): unknown => ["suggestion", id, "<b>沉默</b>了两周"];
    expect(await found()).toEqual([2, ...[each(a), each(shared)].sort()]);
    history.undo();
    expect(forest.view.point(a)?.doc).toBe("personal");
    expect(await found()).toEqual([1, each(shared)]);
    await search.close();
  });

  it("finds what is said about a passage, and hides it while the point is private again: its sheet is read without a margin; what is said about the point itself stays", async () => {
    const history = createCommandHistory(forest);
    const a = must(addPoint(forest, { title: "报价", parentId: null, kind: "case" }));
    must(sharePoint(forest, { id: a }));
    const discussion = testDiscussion();
    must(startThread(discussion, { at: noteDocId(a, "shared"), passage: { start: "a", end: "b", quote: "两周" }, text: "语段：沉默了多久？" }));
    must(startThread(discussion, { at: a, passage: null, text: "整体：沉默说明什么？" }));
    notes.put("discussion", discussion.doc);
    const search = start();
    const found = async (): Promise<unknown[]> => {
      const { hits, total } = await search.query("沉默", { limit: 5 });
      return [total, ...hits.map(({ snippet }) => snippet?.text).sort()];
    };
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect(await found()).toEqual([2, "整体：沉默说明什么？", "语段：沉默了多久？"]);
    history.undo();
    expect(forest.view.point(a)?.doc).toBe("personal");
    expect(await found()).toEqual([1, "整体：沉默说明什么？"]);
    await search.close();
  });

  it("finds the files of a note, and of a point that is private again only those of one's own sheet", async () => {
    const history = createCommandHistory(forest);
    const a = must(addPoint(forest, { title: "报价", parentId: null, kind: "case" }));
    must(sharePoint(forest, { id: a }));
    const withFile = (docId: SideDocId, letter: string): void => {
      const doc = new Y.Doc();
      writeNote(doc, { type: "doc", content: [{ type: "file", attrs: { att: letter.repeat(64), name: `沉默 ${letter}.zip`, mime: "application/zip", sizeBytes: 3 } }] }, "test");
      notes.put(docId, doc);
    };
    withFile(`note:${a}`, "a");
    withFile(`my:note:${a}`, "b");
    const search = start();
    const files = async (): Promise<(string | null)[]> => (await search.query("沉默", { limit: 5 })).hits.flatMap(({ kind, sha256 }) => (kind === "attachment" ? [sha256?.charAt(0) ?? null] : [])).sort();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect(await files()).toEqual(["a", "b"]);
    history.undo();
    expect(await files()).toEqual(["b"]);
    await search.close();
  });

  it("follows points that come, are renamed and go", async () => {
    const search = start();
    const a = add("报价");
    const count = async (text: string): Promise<number> => (await search.query(text, { limit: 5 })).total;
    await soon(async () => expect(await count("报价")).toBe(1));
    must(renamePoint(forest, { id: a, title: "让价" }));
    await soon(async () => expect([await count("报价"), await count("让价")]).toEqual([0, 1]));
    must(removePoints(forest, { ids: [a], branch: false }));
    await soon(async () => expect(await count("让价")).toBe(0));
    await search.close();
  });

  it("knows of a case as soon as it is linked, and no more once the link is gone", async () => {
    const a = add("报价");
    const story = must(addPoint(forest, { title: "一个案例", parentId: null, kind: "case" }));
    const search = start();
    const found = async (): Promise<number> => (await search.query("报价 有:案例", { limit: 5 })).total;
    await soon(async () => expect((await search.query("报价", { limit: 5 })).total).toBe(1));
    expect(await found()).toBe(0);
    must(linkPoints(forest, { from: story, to: a, type: "illustrates" }));
    await soon(async () => expect(await found()).toBe(1));
    must(removePoints(forest, { ids: [story], branch: false }));
    await soon(async () => expect(await found()).toBe(0));
    await search.close();
  });

  it("finds what is being written a moment after the last key, and notes when that was", async () => {
    const a = add("报价");
    const search = start();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    notes.write(`note:${a}`, "沉");
    notes.write(`note:${a}`, "沉默");
    await soon(async () => expect((await search.query("沉默", { limit: 5 })).total).toBe(1));
    expect(search.changedAtMs(a)).toBe(forest.clock.now());
    await search.close();
  });

  it("goes on without notes that cannot be read, and does not claim to have read them", async () => {
    notes.write(`note:${add("报价")}`, "沉默");
    notes.failing = true;
    const search = start();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect((await search.query("报价", { limit: 5 })).total).toBe(1);
    expect(fake.reports.some((line) => line.includes("search reads notes"))).toBe(true);
    await search.close();
  });

  it("answers with nothing when its worker fails, says so, and works again after a rebuild", async () => {
    add("报价");
    const search = start();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    links[0]?.fail();
    await soon(() => expect(search.state.get().kind).toBe("failed"));
    expect(await search.query("报价", { limit: 5 })).toEqual({ hits: [], total: 0 });
    search.rebuild();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect((await search.query("报价", { limit: 5 })).total).toBe(1);
    expect(links).toHaveLength(2);
    await search.close();
  });

  it("reads everything again when asked to rebuild", async () => {
    const a = add("报价");
    notes.write(`note:${a}`, "沉默");
    const search = start();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    const before = notes.reads.length;
    search.rebuild();
    await soon(() => expect(search.state.get().kind).toBe("ready"));
    expect(notes.reads.length).toBeGreaterThan(before);
    expect((await search.query("沉默", { limit: 5 })).total).toBe(1);
    await search.close();
  });

  it("ends its worker when the forest closes, and leaves nobody waiting", async () => {
    const search = start();
    const pending = search.query("报价", { limit: 5 });
    await search.close();
    expect(links[0]?.terminated).toBe(true);
    expect((await pending).total).toBe(0);
  });

  it("is failed and quiet where there are no workers", async () => {
    const search = createSearch({ forestId: "fr_a", view: forest.view, notes, clock: forest.clock, ownIds: [], whenIdle: () => () => undefined, connect: () => { throw new Error("no workers"); } });
    expect(await search.backlinks("pt_a")).toEqual([]);
    expect(search.state.get().kind).toBe("failed");
    await search.close();
  });
});
