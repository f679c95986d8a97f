import { describe, expect, it } from "vitest";
import { createFilter } from "#renderer/runtime/createFilter.ts";
import { createViewCounter } from "#renderer/features/finding/model/createViewCounter.ts";
import type { ReadableView } from "#renderer/features/finding/model/applyView.ts";
import { EMPTY_FILTER, filterPoints, readSavedView, writeSavedView, type FilterSpec } from "#shared/finding/index.ts";
import { createCommandHistory } from "#shared/forest/index.ts";
import { randomCommand } from "#tests/support/randomCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testForest } from "#tests/support/testForest.ts";

const SPECS: readonly Partial<FilterSpec>[] = [{ isolated: true }, { noCase: true }, { kinds: ["point", "case"] }, { wisdoms: ["none"] }, { text: "文1" }, { tags: ["乙"] }];

describe("counts of saved views", () => {
  it("are in the end what filtering the whole forest would find, however changes, tasks and lists alternate", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seededRandom(seed);
      const forest = testForest();
      const filter = createFilter(forest.view, { clock: forest.clock, loadReadings: async () => () => [], soon: (task) => task() });
      let task: (() => void) | null = null;
      const counter = createViewCounter({ view: forest.view, filter }, (given) => {
        task = given;
        return () => { task = null; };
      });
      const runOne = (): boolean => {
        const given = task;
        task = null;
        given?.();
        return given !== null;
      };
      // More than are kept, so that both ways of counting are tried.
      const all = Array.from({ length: 14 }, (_each, at): ReadableView => ({ id: `vw_${at}` as const, name: `${at}`, spec: readSavedView(writeSavedView({ lens: "tower", filter: { ...EMPTY_FILTER, ...SPECS[at % SPECS.length] } })) }));
      let shown = all;
      counter.setViews(shown);
      let texts = 0;
      const actor = { forest, history: createCommandHistory(forest), random, text: () => `文${++texts}` };
      for (let step = 0; step < 80; step++) {
        randomCommand(actor, { withHistory: true, withSharing: true });
        if (random.chance(0.5)) runOne();
        if (random.chance(0.1)) {
          const from = random.chance(0.5) ? 0 : 3;
          shown = random.chance(0.5) ? all.slice(from) : all.slice(from, 7);
          counter.setViews(shown);
        }
      }
      for (let isMore = true; isMore;) isMore = runOne();
      for (const { id, spec } of shown) {
        if (spec === null) throw new Error(`view ${id} is not read`);
        expect(counter.get().get(id), `seed ${seed}, ${JSON.stringify(spec.filter)}`).toBe(filterPoints(forest.view, spec.filter, filter.contextFor(spec.filter)).size);
      }
      counter.destroy();
      filter.destroy();
      forest.destroy();
    }
  });
});
