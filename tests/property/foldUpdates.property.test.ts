import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { createCommandHistory, foldUpdates, type DocUpdate } from "#shared/forest/index.ts";
import { randomCommand } from "#tests/support/randomCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { deliverAll, peer } from "#tests/support/twoPeers.ts";

const SEEDS = 140;

/** What two people wrote, as the log of the first one holds it. */
function logOf(seed: number): { readonly log: DocUpdate[]; readonly values: unknown } {
  const random = seededRandom(seed);
  const peers = [peer("a", 1 + random.below(1000)), peer("b", 5000 + random.below(1000))];
  const [first] = peers;
  if (first === undefined) throw new Error("nobody");
  const log: DocUpdate[] = [];
  for (const docId of ["forest", "personal"] as const) first.forest.docs[docId].on("update", (bytes: Uint8Array) => log.push({ docId, bytes }));
  let texts = 0;
  const actors = peers.map(({ forest }) => ({ forest, history: createCommandHistory(forest), random, text: () => `${++texts}` }));
  for (let step = 0; step < 50; step++) {
    const actor = random.pick(actors);
    if (actor !== undefined) randomCommand(actor, { withHistory: true, withSharing: true });
    if (random.chance(0.3)) deliverAll(peers);
  }
  deliverAll(peers);
  return { log, values: [first.forest.docs.forest.toJSON(), first.forest.docs.personal.toJSON()] };
}
function valuesOf(documents: readonly DocUpdate[]): unknown {
  return ["forest", "personal"].map((docId) => {
    const doc = new Y.Doc();
    for (const root of ["meta", "people", "points", "links"]) doc.getMap(root);
    for (const update of documents) if (update.docId === docId) Y.applyUpdate(doc, update.bytes);
    return doc.toJSON();
  });
}
const withRoots = (values: unknown): unknown => (values as Record<string, unknown>[]).map((value) => ({ points: value["points"] ?? {}, links: value["links"] ?? {} }));

describe("folding what people wrote", () => {
  it(`loses nothing, and folded again gives the same bytes (${SEEDS} seeds)`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { log, values } = logOf(seed);
      const once = foldUpdates(log);
      expect(once.rejected).toBe(0);
      expect(withRoots(valuesOf(once.documents)), `seed ${seed}`).toEqual(withRoots(values));
      expect(foldUpdates(once.documents), `seed ${seed}`).toEqual(once);
    }
  });

  it("gives the same bytes when it is folded in pieces, in another order or with holes folded again", () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { log } = logOf(seed);
      const random = seededRandom(seed);
      const whole = foldUpdates(log);
      const cut = random.below(log.length);
      expect(foldUpdates([...foldUpdates(log.slice(0, cut)).documents, ...log.slice(cut)]), `seed ${seed}, cut ${cut}`).toEqual(whole);
      const shuffled = log.map((update) => ({ update, at: random.next() })).sort((a, b) => a.at - b.at).map(({ update }) => update);
      expect(foldUpdates(shuffled), `seed ${seed}, shuffled`).toEqual(whole);
      const holed = foldUpdates(log.filter(() => random.chance(0.9)));
      expect(foldUpdates(holed.documents), `seed ${seed}, with holes`).toEqual(holed);
    }
  });
});
