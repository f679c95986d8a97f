import { describe, expect, it } from "vitest";
import { SearchIndex } from "#shared/search/SearchIndex.ts";
import { unlinkedMentions } from "#shared/search/unlinkedMentions.ts";
import type { SearchEntry } from "#shared/search/searchTypes.ts";
import { pt } from "#tests/support/plainForest.ts";

const index = new SearchIndex();
function put(name: string, part: Partial<SearchEntry>): void {
  index.put({ key: pt(name), kind: "point", pointId: pt(name), title: "", aliases: [], tags: [], body: "", isPrivate: false, atMs: 0, ...part });
  index.setFacets(pt(name), { kind: "point", moduleId: null, tags: [], authorId: null, hasCase: false, isPrivate: false });
}
put("上进", { title: "上进", aliases: ["进取", "进"] });
put("上进心", { title: "上进心" });
put("甲", { title: "甲" });
put("甲记", { key: "note:pt_甲", kind: "note", pointId: pt("甲"), body: "他很上进。又一次上进。" });
put("乙记", { key: "note:pt_乙", kind: "note", pointId: pt("乙"), body: "他有上进心" });
put("丙记", { key: "note:pt_丙", kind: "note", pointId: pt("丙"), body: "说到進取" });
put("丁记", { key: "note:pt_丁", kind: "note", pointId: pt("丁"), body: "已经指向上进" });
put("乙", { title: "乙" });
put("丙", { title: "丙" });
put("丁", { title: "丁" });

describe("unlinkedMentions", () => {
  const { mentions, total } = unlinkedMentions(index, pt("上进"), { limit: 10, isLinked: (key) => key === "note:pt_丁" });

  it("finds title and other names of two signs and more, most often first, folded", () => {
    expect(mentions.filter(({ kind }) => kind === "note").map(({ key, name, count }) => ({ key, name, count }))).toEqual([{ key: "note:pt_甲", name: "上进", count: 2 }, { key: "note:pt_丙", name: "进取", count: 1 }]);
  });

  it("leaves out where another point's longer name stands, unless it is that point's own title", () => {
    expect(mentions.map(({ key }) => key)).not.toContain("note:pt_乙");
    expect(mentions.map(({ key }) => key)).toContain(pt("上进心"));
  });

  it("leaves out what points there already, and the point itself", () => {
    expect(mentions.map(({ key }) => key)).not.toContain("note:pt_丁");
    expect(mentions.map(({ pointId }) => pointId)).not.toContain(pt("上进"));
    expect(total).toBe(3);
  });

  it("shows the words around it", () => {
    expect(mentions[0]?.context).toEqual({ text: "他很上进。又一次上进。", marks: [[2, 4], [8, 10]] });
  });
});
