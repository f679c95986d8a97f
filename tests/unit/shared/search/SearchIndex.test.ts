import { describe, expect, it } from "vitest";
import type { ReadingsOf } from "#shared/finding/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { SearchIndex } from "#shared/search/SearchIndex.ts";
import type { PointFacets, SearchEntry } from "#shared/search/searchTypes.ts";
import { pt } from "#tests/support/plainForest.ts";

const READINGS: Readonly<Record<string, readonly string[]>> = { 溯: ["su"], 本: ["ben"], 认: ["ren"], 知: ["zhi"], 自: ["zi"], 由: ["you"] };
const readingsOf: ReadingsOf = (sign) => READINGS[sign] ?? [];
const FACETS: PointFacets = { kind: "point", moduleId: null, tags: [], authorId: null, hasCase: false, isPrivate: false };

function point(name: string, part: Partial<SearchEntry> = {}): SearchEntry {
  return { key: pt(name), kind: "point", pointId: pt(name), title: name, aliases: [], tags: [], body: "", isPrivate: false, atMs: 0, ...part };
}
function note(name: string, body: string, part: Partial<SearchEntry> = {}): SearchEntry {
  return { ...point(name), key: `note:${pt(name)}`, kind: "note", title: "", body, docId: `note:${pt(name)}`, ...part };
}
function indexOf(entries: readonly SearchEntry[], facets: Readonly<Record<string, Partial<PointFacets>>> = {}): SearchIndex {
  const index = new SearchIndex();
  for (const entry of entries) {
    index.put(entry);
    index.setFacets(entry.pointId, { ...FACETS, ...facets[entry.pointId] });
  }
  return index;
}
const keys = (index: SearchIndex, query: string): readonly string[] => index.query(query, { limit: 20 }).hits.map(({ key }) => key);

describe("SearchIndex", () => {
  it("ranks the exact title before its beginning, its middle, other names, tags and text", () => {
    const index = indexOf([
      point("文", { title: "别的", body: "说到光合作用" }), point("签", { title: "植物", tags: ["光合作用"] }), point("名", { title: "叶", aliases: ["植物光合作用论"] }), point("中", { title: "论光合作用" }),
      point("始", { title: "光合作用的条件" }), point("全", { title: "光合作用" }),
    ]);
    expect(keys(index, "光合作用")).toEqual(["全", "始", "中", "名", "签", "文"].map(pt));
  });

  it("finds every place of two signs, at the edges of a text and across word borders", () => {
    const index = indexOf([note("a", "困境在前"), note("b", "前面是困境"), note("c", "一段困境里"), note("d", "困，境")]);
    expect([...keys(index, "困境")].sort()).toEqual(["note:pt_a", "note:pt_b", "note:pt_c"]);
  });

  it("asks for all words, near ones first, and lets some of them stand in the title of the note's point", () => {
    const index = indexOf([
      point("让价", { title: "让价" }), note("让价", "他沉默了两周"),
      note("远", `沉默了${"很".repeat(200)}久才让价`), note("近", "让价之后沉默"), note("无", "只有沉默"),
    ]);
    expect(keys(index, "让价 沉默")).toEqual(["note:pt_近", "note:pt_远", "note:pt_让价"]);
  });

  it("keeps the blank of a phrase and finds its words apart without quotes", () => {
    const index = indexOf([note("a", "deep work matters"), note("b", "work goes deep")]);
    expect(keys(index, "\"deep work\"")).toEqual(["note:pt_a"]);
    expect(keys(index, "deep work")).toHaveLength(2);
  });

  it("leaves out what holds an excluded word, in the note or in the title of its point", () => {
    const index = indexOf([note("a", "报价 沉默"), note("b", "报价 成交"), point("沉默", { title: "沉默" }), note("沉默", "报价")]);
    expect(keys(index, "报价 -沉默")).toEqual(["note:pt_b"]);
  });

  it("finds simplified by traditional, half width by full width and the other way round", () => {
    const index = indexOf([note("a", "雙贏關係ＡＢ"), note("b", "双赢关系ab")]);
    for (const query of ["双赢关系", "雙贏關係", "ab", "ＡＢ"]) expect(keys(index, query)).toHaveLength(2);
  });

  it("finds titles and other names by pinyin and initials, and texts only as they are written", () => {
    const index = indexOf([point("a", { title: "溯本认知" }), point("b", { title: "无", aliases: ["自由"] }), note("c", "溯本认知")]);
    expect(keys(index, "sbrz")).toEqual([]);
    index.setReadings(readingsOf);
    expect(keys(index, "sbrz")).toEqual([pt("a")]);
    expect(keys(index, "ziyou")).toEqual([pt("b")]);
    const [hit] = index.query("benren", { limit: 1 }).hits;
    expect(hit?.field).toBe("reading");
    expect(hit?.title).toEqual({ text: "溯本认知", marks: [[1, 3]] });
  });

  it("filters by what is known of the point, for its notes as well", () => {
    const index = indexOf([point("模", { title: "认知模块" }), point("a", { title: "甲" }), note("a", "让价"), point("b", { title: "乙" }), note("b", "让价", { isPrivate: true })], {
      [pt("模")]: { kind: "module", moduleId: pt("模") },
      [pt("a")]: { kind: "case", moduleId: pt("模"), tags: ["复习"], authorId: "pr_min" as PersonId, hasCase: true },
    });
    index.setPersonName("pr_min", "周敏");
    for (const query of ["让价 kind:case", "让价 模块:认知", "让价 标签:复习", "让价 作者:敏", "让价 有:案例", "让价 -is:private"]) expect(keys(index, query)).toEqual(["note:pt_a"]);
    expect(keys(index, "让价 是:私密")).toEqual(["note:pt_b"]);
    expect(keys(index, "类型:案例")).toEqual([pt("a")]);
  });

  it("finds what the person who asks has made, under every id they have", () => {
    const [min, me, before] = ["pr_min", "pr_me", "pr_before"] as const;
    const index = indexOf([point("a", { title: "让价" }), point("b", { title: "让价二" }), point("c", { title: "让价三" }), point("d", { title: "让价四" })], {
      [pt("a")]: { authorId: min }, [pt("b")]: { authorId: me }, [pt("c")]: { authorId: before }, [pt("d")]: { authorId: null },
    });
    index.setPersonName(min, "James");
    index.setPersonName(me, "青禾");
    expect(keys(index, "作者:我"), "nobody knows who asks").toEqual([]);
    index.setOwnIds([me, before]);
    for (const query of ["让价 author:me", "让价 作者：我", "作者:自己", "author:Ｍe"]) expect([...keys(index, query)].sort(), query).toEqual([pt("b"), pt("c")]);
    expect([...keys(index, "让价 -作者:我")].sort()).toEqual([pt("a"), pt("d")]);
    expect(keys(index, "作者:jam")).toEqual([pt("a")]);
  });

  it("does not find what belongs to a point that is not there, until it is there again", () => {
    const index = indexOf([point("a", { title: "甲" }), note("a", "让价")]);
    index.removePoint(pt("a"));
    expect(keys(index, "让价")).toEqual([]);
    index.put(point("a", { title: "甲" }));
    index.setFacets(pt("a"), FACETS);
    expect(keys(index, "让价")).toEqual(["note:pt_a"]);
  });

  it("forgets the words of an entry that was replaced or removed", () => {
    const index = indexOf([note("a", "让价"), note("b", "报价")]);
    index.put(note("a", "沉默"));
    expect(keys(index, "让价")).toEqual([]);
    expect(keys(index, "沉默")).toEqual(["note:pt_a"]);
    index.remove("note:pt_b");
    expect(keys(index, "报价")).toEqual([]);
    expect(index.size).toBe(1);
  });

  it("counts all answers and shows the best", () => {
    const index = indexOf(Array.from({ length: 100 }, (_, at) => note(`n${at}`, "让价", { atMs: at })));
    const { hits, total } = index.query("让", { limit: 3 });
    expect(total).toBe(100);
    expect(hits.map(({ key }) => key)).toEqual(["note:pt_n99", "note:pt_n98", "note:pt_n97"]);
  });

  it("shows the line the words stand in, marked where they stand in the original", () => {
    const index = indexOf([note("a", `第一行\n${"前".repeat(200)}他提出「雙贏」的方案${"后".repeat(200)}\n尾`)]);
    const snippet = index.query("双赢", { limit: 1 }).hits[0]?.snippet;
    expect(snippet?.text.startsWith("…")).toBe(true);
    expect(snippet?.text.endsWith("…")).toBe(true);
    expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(["雙贏"]);
  });

  it("answers nothing to nothing", () => {
    const index = indexOf([note("a", "让价")]);
    for (const query of ["", "  ", "-让价", "kind:树"]) expect(index.query(query, { limit: 5 })).toEqual({ hits: [], total: 0 });
  });
});
