import { describe, expect, it } from "vitest";
import { SearchIndex } from "#shared/search/SearchIndex.ts";
import { similarPoints } from "#shared/search/similarPoints.ts";
import { pt } from "#tests/support/plainForest.ts";

function indexOf(points: Readonly<Record<string, readonly [string, string]>>): SearchIndex {
  const index = new SearchIndex();
  for (const [name, [title, body]] of Object.entries(points)) {
    index.put({ key: pt(name), kind: "point", pointId: pt(name), title, aliases: [], tags: [], body, isPrivate: false, atMs: 0 });
    index.setFacets(pt(name), { kind: "point", moduleId: null, tags: [], authorId: null, hasCase: false, isPrivate: false });
  }
  return index;
}

describe("similarPoints", () => {
  it("puts first what shares the rarest words", () => {
    const index = indexOf({
      a: ["双赢关系", "双方都得到想要的"], b: ["双赢谈判", "让双方都得到"], c: ["光合作用", "叶绿体吸收光"], d: ["关系", "人和人"],
      ...Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`x${at}`, [`别的${at}`, "无关的文字在这里"] as const])),
    });
    const similar = similarPoints(index, pt("a"), 5);
    expect(similar[0]?.pointId).toBe(pt("b"));
    expect(similar.map(({ pointId }) => pointId)).not.toContain(pt("c"));
    expect(similar.every(({ similarity }) => similarity > 0 && similarity <= 1)).toBe(true);
  });

  it("has nothing to say of a point without words, or one that is not there", () => {
    const index = indexOf({ a: ["", ""], b: ["双赢", ""] });
    expect(similarPoints(index, pt("a"), 5)).toEqual([]);
    expect(similarPoints(index, pt("nobody"), 5)).toEqual([]);
  });
});
