import * as Y from "yjs";
import { describe, expect, it, vi } from "vitest";
import { createSearchHost, type SearchCache } from "#renderer/runtime/search/createSearchHost.ts";
import type { DocContent } from "#renderer/runtime/search/readDocument.ts";
import type { FromSearch, SearchQuestion, SearchReply } from "#renderer/runtime/search/searchProtocol.ts";
import { decideSuggestion, keepDraft, suggestVersion } from "#shared/discussion/index.ts";
import { SearchIndex } from "#shared/search/index.ts";
import type { SideDocId } from "#shared/notes/index.ts";
import { pt } from "#tests/support/plainForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";
import { must } from "#tests/support/testForest.ts";

const TITLES: Readonly<Record<string, string>> = { a: "甲", b: "乙", w: "双赢", c: "沉" };

/** A note with one paragraph, which may point to a point or show a file. */
function noteBytes(text: string, { to, file }: { readonly to?: string; readonly file?: string } = {}): Uint8Array {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("body").insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(text)]);
  if (to !== undefined) {
    const ref = new Y.XmlElement("pointRef");
    ref.setAttribute("pointId", pt(to));
    ref.setAttribute("label", "旧名");
    paragraph.insert(1, [ref]);
  }
  if (file !== undefined) {
    const shown = new Y.XmlElement("file");
    shown.setAttribute("att", "a".repeat(64));
    shown.setAttribute("name", file);
    doc.getXmlFragment("body").insert(1, [shown]);
  }
  return Y.encodeStateAsUpdate(doc);
}

interface MemoryCache extends SearchCache { readonly docs: Map<string, DocContent>; readonly files: Map<string, string | null>; mark(seq: number): Promise<void>; seq(): number; failing: boolean }
function memoryCache(): MemoryCache {
  const docs = new Map<string, DocContent>();
  const files = new Map<string, string | null>();
  let throughSeq = -1;
  const cache: MemoryCache = {
    docs, files, failing: false, seq: () => throughSeq,
    read: async () => ({ throughSeq, docs: [...docs.values()] }),
    write: async (all) => {
      if (cache.failing) return false;
      for (const each of all) docs.set(each.docId, each);
      return true;
    },
    mark: async (seq) => { throughSeq = seq; },
    readFile: async (sha256) => files.get(sha256),
    writeFile: async (sha256, text) => { files.set(sha256, text); },
    clear: async () => {
      docs.clear();
      throughSeq = -1;
    },
    close: () => undefined,
  };
  return cache;
}

async function rig(cache = memoryCache()) {
  const said: FromSearch[] = [];
  const host = createSearchHost({ post: (message) => { said.push(message); }, openCache: () => cache, loadReadings: async () => (sign) => (sign === "沉" ? ["chen"] : []) });
  const have = <K extends FromSearch["kind"]>(kind: K): readonly Extract<FromSearch, { kind: K }>[] => said.filter((each): each is Extract<FromSearch, { kind: K }> => each.kind === kind);
  let asked = 0;
  const ask = async (question: SearchQuestion): Promise<SearchReply> => {
    const id = ++asked;
    host.receive({ kind: "ask", id, question });
    await vi.waitFor(() => expect(have("answer").some((each) => each.id === id)).toBe(true), { interval: 5 });
    const reply = have("answer").find((each) => each.id === id)?.reply;
    if (reply === undefined) throw new Error("no answer");
    return reply;
  };
  const find = async (text: string): Promise<readonly string[]> => {
    const reply = await ask({ kind: "query", text, limit: 20 });
    return reply.kind === "query" ? reply.hits.map(({ key }) => key) : [];
  };
  const points = (...names: readonly string[]): void => host.receive({
    kind: "points", removes: [], people: [],
    puts: names.map((name) => ({
      entry: { key: pt(name), kind: "point", pointId: pt(name), title: TITLES[name] ?? name, aliases: [], tags: [], body: "", isPrivate: false, atMs: 1 },
      facets: { kind: "point", moduleId: null, tags: [], authorId: null, hasCase: false, isPrivate: false },
    })),
  });
  const docs = (...all: readonly (readonly [SideDocId, Uint8Array])[]): void => host.receive({ kind: "docs", turn: 7, docs: all.map(([docId, bytes]) => ({ docId, updates: [bytes], changedAtMs: 5 })) });
  host.receive({ kind: "start", forestId: "fr_a", ownIds: [] });
  await vi.waitFor(() => expect(have("restored").length > 0).toBe(true), { interval: 5 });
  return { host, cache, have, ask, find, points, docs };
}

describe("createSearchHost", () => {
  it("finds a note by a word in its middle once its point is there, and tells its first line", async () => {
    const { find, points, docs, have } = await rig();
    docs([`note:${pt("a")}`, noteBytes("报价之后，对方沉默了两周")]);
    expect(await find("沉默")).toEqual([]);
    points("a");
    expect(await find("沉默")).toEqual([`note:${pt("a")}`]);
    expect(have("facts").at(-1)?.facts).toEqual([{ docId: `note:${pt("a")}`, preview: "报价之后，对方沉默了两周", changedAtMs: 5 }]);
    expect(have("took").at(-1)?.turn).toBe(7);
  });

  it("marks what only this person has", async () => {
    const { ask, points, docs } = await rig();
    points("a");
    docs([`my:note:${pt("a")}`, noteBytes("沉默")]);
    const reply = await ask({ kind: "query", text: "沉默", limit: 5 });
    expect(reply.kind === "query" && reply.hits[0]?.isPrivate).toBe(true);
  });

  it("finds a suggested version by what it says that the note did not, and by why; not by what both say, nor a draft", async () => {
    const { ask, find, points, docs } = await rig();
    points("a");
    const p = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
    const desk = testDiscussion();
    must(suggestVersion(desk, { at: `note:${pt("a")}`, text: { base: [p("原来的话")], blocks: [p("原来的话"), p("补上沉默的缘由")] }, why: "更完整" }));
    docs(["discussion", Y.encodeStateAsUpdate(desk.doc)]);
    expect([await find("沉默的缘由"), await find("更完整"), await find("原来的话")]).toEqual([["th_1"], ["th_1"], []]);
    const reply = await ask({ kind: "query", text: "缘由", limit: 5 });
    expect(reply.kind === "query" && reply.hits).toMatchObject([{ kind: "suggestion", pointId: pt("a"), docId: "discussion", isPrivate: false, field: "body", said: { by: "pr_me", state: "open" } }]);
    must(decideSuggestion(desk, { id: "th_1", decision: "declined", reason: "先放一放" }));
    docs(["discussion", Y.encodeStateAsUpdate(desk.doc)]);
    expect(await find("先放一放")).toEqual(["th_1"]);
    const decided = await ask({ kind: "query", text: "缘由", limit: 5 });
    expect(decided.kind === "query" && decided.hits[0]?.said).toEqual({ by: "pr_me", state: "declined" });
    desk.doc.getMap("suggestions").delete("th_1");
    docs(["discussion", Y.encodeStateAsUpdate(desk.doc)]);
    expect(await find("缘由")).toEqual([]);
    const drafts = testDiscussion({ docId: "my:discussion" });
    keepDraft(drafts, { id: null, at: `note:${pt("a")}`, text: { base: [], blocks: [p("还没写完的草稿")] }, why: "" });
    docs(["my:discussion", Y.encodeStateAsUpdate(drafts.doc)]);
    expect([drafts.doc.getMap("suggestions").size, await find("草稿")]).toEqual([1, []]);
  });

  it("indexes only what is new in a discussion that grows, and forgets what is gone from it", async () => {
    const { host, find, points, docs } = await rig();
    points("a");
    const doc = new Y.Doc();
    const put = (root: string, id: string, fields: object) => doc.getMap(root).set(id, new Y.Map(Object.entries({ version: 1, createdBy: "pr_a", ...fields })));
    put("threads", "th_1", { at: pt("a"), createdAtMs: 1 });
    put("comments", "cm_1", { thread: "th_1", text: "哪一天开始的", createdAtMs: 1 });
    put("comments", "cm_2", { thread: "th_1", text: "上周四", createdAtMs: 2 });
    docs(["discussion", Y.encodeStateAsUpdate(doc)]);
    const indexed = vi.spyOn(SearchIndex.prototype, "put");
    const newlyIndexed = () => indexed.mock.calls.splice(0).map(([{ key, body }]) => [key, body]);
    put("comments", "cm_3", { thread: "th_1", text: "他再没回过电话", createdAtMs: 3 });
    docs(["discussion", Y.encodeStateAsUpdate(doc)]);
    expect(newlyIndexed()).toEqual([["cm_3", "他再没回过电话"]]);
    put("comments", "cm_2", { thread: "th_1", text: "上周五", createdAtMs: 2 });
    doc.getMap("comments").delete("cm_1");
    docs(["discussion", Y.encodeStateAsUpdate(doc)]);
    expect(newlyIndexed()).toEqual([["cm_2", "上周五"]]);
    expect([await find("哪一天"), await find("上周四"), await find("上周五"), await find("回过电话")]).toEqual([[], [], ["cm_2"], ["cm_3"]]);
    host.receive({ kind: "links", points: [] });
    expect(newlyIndexed(), "told of a link nobody talks about").toEqual([]);
    indexed.mockRestore();
  });

  it("forgets what was taken out of a note", async () => {
    const { find, points, docs } = await rig();
    points("a");
    docs([`note:${pt("a")}`, noteBytes("沉默")]);
    docs([`note:${pt("a")}`, noteBytes("成交")]);
    expect(await find("沉默")).toEqual([]);
    expect(await find("成交")).toHaveLength(1);
  });

  it("knows which notes point to a point, and where its name stands without pointing", async () => {
    const { ask, points, docs } = await rig();
    points("w", "a", "b");
    docs([`note:${pt("a")}`, noteBytes("说到双赢", { to: "w" })], [`note:${pt("b")}`, noteBytes("也说到双赢")]);
    const linked = await ask({ kind: "backlinks", pointId: pt("w") });
    expect(linked.kind === "backlinks" && linked.backlinks.map(({ docId, places }) => [docId, places[0]?.label])).toEqual([[`note:${pt("a")}`, "旧名"]]);
    const unlinked = await ask({ kind: "mentions", pointId: pt("w"), limit: 5 });
    expect(unlinked.kind === "mentions" && unlinked.mentions.map(({ key }) => key)).toEqual([`note:${pt("b")}`]);
  });

  it("keeps texts, and marks up to where they are true only after they are kept", async () => {
    const { host, cache, docs } = await rig();
    cache.failing = true;
    docs([`note:${pt("a")}`, noteBytes("沉默")]);
    host.receive({ kind: "through", seq: 9 });
    host.receive({ kind: "close" });
    await new Promise((resume) => { setImmediate(resume); });
    expect(cache.seq()).toBe(-1);
    const again = await rig(memoryCache());
    again.docs([`note:${pt("a")}`, noteBytes("沉默")]);
    again.host.receive({ kind: "through", seq: 9 });
    await vi.waitFor(() => expect(again.cache.seq() === 9).toBe(true), { interval: 5 });
    expect(again.cache.docs.size).toBe(1);
  });

  it("answers from what was kept, without reading a note again", async () => {
    const first = await rig();
    first.docs([`note:${pt("a")}`, noteBytes("沉默", { to: "b" })]);
    first.host.receive({ kind: "through", seq: 3 });
    await vi.waitFor(() => expect(first.cache.seq() === 3).toBe(true), { interval: 5 });
    const second = await rig(first.cache);
    expect(second.have("restored")[0]?.throughSeq).toBe(3);
    second.points("a", "b");
    expect(await second.find("沉默")).toEqual([`note:${pt("a")}`]);
  });

  it("reads all again when asked to rebuild", async () => {
    const { host, cache, find, points, docs, have } = await rig();
    points("a");
    docs([`note:${pt("a")}`, noteBytes("沉默")]);
    host.receive({ kind: "rebuild" });
    await vi.waitFor(() => expect(have("restored").length === 2).toBe(true), { interval: 5 });
    expect(have("restored")[1]?.throughSeq).toBe(-1);
    expect(cache.docs.size).toBe(0);
    expect(await find("沉默")).toEqual([]);
  });

  it("finds a file by its name, and by its text once the page has read it", async () => {
    const { host, cache, find, points, docs, have } = await rig();
    points("a");
    docs([`note:${pt("a")}`, noteBytes("附上", { file: "报价单.docx" })]);
    expect(await find("报价单")).toContain(`note:${pt("a")}#${"a".repeat(64)}`);
    await vi.waitFor(() => expect(have("wantsFileText").length === 1).toBe(true), { interval: 5 });
    expect(have("wantsFileText")[0]?.file.name).toBe("报价单.docx");
    host.receive({ kind: "fileText", sha256: "a".repeat(64), text: "第三条 违约责任", isKnown: true });
    expect(await find("违约")).toEqual([`note:${pt("a")}#${"a".repeat(64)}`]);
    expect(cache.files.get("a".repeat(64))).toContain("违约");
  });

  it("finds comments with the point they are about, and asks which point a link is found with", async () => {
    const { host, find, points, docs, have } = await rig();
    points("a");
    const doc = new Y.Doc();
    const put = (root: string, id: string, fields: Readonly<Record<string, unknown>>): void => { doc.getMap(root).set(id, new Y.Map(Object.entries(fields))); };
    put("threads", "th_1", { at: pt("a"), createdAtMs: 1 });
    put("threads", "th_2", { at: "ln_1", createdAtMs: 1 });
    put("comments", "cm_1", { thread: "th_1", text: "哪一天开始的", createdAtMs: 1 });
    put("comments", "cm_2", { thread: "th_2", text: "为什么这样连", createdAtMs: 1 });
    put("comments", "cm_3", { thread: "th_1", text: "删掉的哪一天", createdAtMs: 1, deletedAtMs: 2 });
    docs(["discussion", Y.encodeStateAsUpdate(doc)]);
    expect(await find("哪一天")).toEqual(["cm_1"]);
    expect(have("wantsLinks")[0]?.ids).toEqual(["ln_1"]);
    host.receive({ kind: "links", points: [["ln_1", pt("a")]] });
    expect(await find("这样连")).toEqual(["cm_2"]);
  });

  it("passes over bytes that are no document and goes on", async () => {
    const { find, points, docs, have } = await rig();
    points("a", "b");
    docs([`note:${pt("a")}`, Uint8Array.of(255, 255, 255)], [`note:${pt("b")}`, noteBytes("沉默")]);
    expect(await find("沉默")).toEqual([`note:${pt("b")}`]);
    expect(have("problem")).toHaveLength(1);
    expect(have("failed")).toHaveLength(0);
  });

  it("fetches the readings when somebody first searches in Latin letters", async () => {
    const { find, points } = await rig();
    points("c");
    expect(await find("chen")).toEqual([pt("c")]);
  });
});
