import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import { foldSearch, SearchIndex, type SearchEntry } from "#shared/search/index.ts";
import { chance } from "#tests/bench/search/makeTexts.ts";

const SIGNS = "困境行動动逆轉转，。Ａa ﬁ\n雙双贏赢\ud83d\ude00é";

describe("the search index against a plain look into every text", () => {
  it("finds exactly the texts that hold what is looked for, while texts come, change and go", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = chance(seed);
      const text = (most: number): string => Array.from({ length: 1 + Math.floor(random() * most) }, () => [...SIGNS][Math.floor(random() * [...SIGNS].length)] ?? "").join("");
      const index = new SearchIndex();
      const kept = new Map<string, string>();
      for (let step = 0; step < 400; step++) {
        const key = `note:pt_${Math.floor(random() * 60)}`;
        // SAFETY: made of a point's prefix just above.
        const pointId = key.slice(5) as PointId;
        if (random() < 0.25) {
          index.remove(key);
          kept.delete(key);
        } else {
          const entry: SearchEntry = { key, kind: "note", pointId, title: "", aliases: [], tags: [], body: text(40), isPrivate: false, atMs: 0 };
          index.put(entry);
          index.setFacets(pointId, { kind: "point", moduleId: null, tags: [], authorId: null, hasCase: false, isPrivate: false });
          kept.set(key, entry.body);
        }
        if (step % 5 !== 0) continue;
        const word = foldSearch(text(4)).replace(/[\s"-]/g, "");
        if (word === "") continue;
        const expected = [...kept].filter(([, body]) => foldSearch(body).includes(word)).map(([each]) => each).sort();
        const found = index.query(`"${word}"`, { limit: 100 });
        expect(found.hits.map((hit) => hit.key).sort(), `seed ${seed}, step ${step}, word ${word}`).toEqual(expected);
        for (const hit of found.hits) {
          expect(hit.snippet?.marks.length).toBeGreaterThan(0);
          for (const [from, to] of hit.snippet?.marks ?? []) expect(foldSearch(hit.snippet?.text.slice(from, to) ?? "")).toContain(word.slice(0, 1));
        }
      }
    }
  });
});
