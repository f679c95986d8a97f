import { describe, expect, it } from "vitest";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { createLivePoints, EMPTY_FILTER, filterPoints, type FilterSpec, type MatchContext } from "#shared/finding/index.ts";
import { createCommandHistory, POINT_KINDS } from "#shared/forest/index.ts";
import { randomCommand } from "#tests/support/randomCommand.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { testForest, type TestForest } from "#tests/support/testForest.ts";

/** A filter by chance; modules are those of the forest of now, so that some go away later. */
function randomSpec({ view }: TestForest, random: SeededRandom): FilterSpec {
  const modules = [...view.points()].filter(({ kind }) => kind === "module").map(({ id }) => id);
  const maybe = (chance: number): boolean => random.chance(chance);
  return {
    ...EMPTY_FILTER,
    wisdoms: maybe(0.3) ? ["logic"] : maybe(0.2) ? ["none"] : [],
    modules: maybe(0.3) ? modules.slice(0, 2) : [],
    kinds: maybe(0.2) ? POINT_KINDS.slice(1, 4) : [],
    tags: maybe(0.2) ? ["乙"] : [],
    age: maybe(0.2) ? { kind: "since", days: 1 } : null,
    noCase: maybe(0.4), isolated: maybe(0.4), fresh: maybe(0.1),
    text: maybe(0.3) ? random.pick(["1", "w", "文"]) ?? "" : "",
  };
}

describe("points in the light of a filter", () => {
  it("are after any change what filtering the whole forest anew would find", () => {
    for (let seed = 1; seed <= 80; seed++) {
      const random = seededRandom(seed);
      const forest = testForest();
      let texts = 0;
      const actor = { forest, history: createCommandHistory(forest), random, text: () => `文${++texts}` };
      for (let step = 0; step < 20; step++) randomCommand(actor, { withHistory: true, withSharing: true });
      const context: MatchContext = { nowMs: forest.clock.now(), lastVisitAtMs: forest.clock.now(), readingsOf };
      const lives = Array.from({ length: 4 }, () => randomSpec(forest, random)).map((spec) => ({ spec, live: createLivePoints(forest.view, spec, context) }));
      forest.view.onChange((change) => { for (const { live } of lives) live.apply(change); });
      for (let step = 0; step < 40; step++) {
        forest.clock.advance(random.chance(0.5) ? 1 : 0);
        randomCommand(actor, { withHistory: true, withSharing: true });
        for (const { spec, live } of lives) {
          expect([...live.get()].sort(), `seed ${seed}, step ${step}, ${JSON.stringify(spec)}`).toEqual([...filterPoints(forest.view, spec, context)].sort());
        }
      }
      forest.destroy();
    }
  });
});
