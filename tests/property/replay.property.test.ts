import { describe, expect, it } from "vitest";
import { createCommandHistory, createReplay, rawRecords, RAW_ROOTS, type DocUpdate, type RawRecords, type RecordChange } from "#shared/forest/index.ts";
import { randomCommand } from "#tests/support/randomCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testForest } from "#tests/support/testForest.ts";

const SEEDS = 100;

/** The differences of two full readings, slowly. */
function differences(before: RawRecords, after: RawRecords): RecordChange[] {
  return RAW_ROOTS.flatMap((root) => [...new Set([...before[root].keys(), ...after[root].keys()])].map((id) => {
    const [was, is] = [before[root].get(id), after[root].get(id)];
    return { root, id, doc: is?.doc ?? was?.doc ?? "forest", before: was?.fields ?? null, after: is?.fields ?? null, isSame: JSON.stringify([was?.doc, sorted(was?.fields)]) === JSON.stringify([is?.doc, sorted(is?.fields)]) };
  })).filter((change) => !change.isSame).map(({ isSame: _isSame, ...change }) => change);
}
const sorted = (fields: object | undefined): unknown => Object.entries(fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
const inOrder = (changes: readonly RecordChange[]): RecordChange[] => [...changes].sort((a, b) => (a.root + a.id < b.root + b.id ? -1 : 1));

describe("a replay of any log", () => {
  it(`says exactly what two full readings differ in, wherever it stops (${SEEDS} seeds)`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seededRandom(seed);
      const forest = testForest();
      const log: DocUpdate[] = [];
      for (const docId of ["forest", "personal"] as const) forest.docs[docId].on("update", (bytes: Uint8Array) => log.push({ docId, bytes }));
      const actor = { forest, history: createCommandHistory(forest), random, text: () => `${random.below(30)}` };
      const replay = createReplay();
      let before = rawRecords(forest.docs);
      for (let step = 0; step < 60; step++) {
        randomCommand(actor, { withHistory: true, withSharing: true });
        if (random.chance(0.5)) replay.apply(log.splice(0));
        if (random.chance(0.8)) continue;
        replay.apply(log.splice(0));
        const after = rawRecords(forest.docs);
        expect(inOrder(replay.takeChanges()), `seed ${seed}, step ${step}`).toEqual(inOrder(differences(before, after)));
        expect(replay.counts().points, `seed ${seed}, step ${step}`).toBe(forest.view.pointCount);
        before = after;
      }
      replay.destroy();
    }
  });
});
