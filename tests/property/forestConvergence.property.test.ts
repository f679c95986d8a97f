import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, applyRemote, createCommandHistory, movePoints, removePoints, restorePoints, type Forest } from "#shared/forest/index.ts";
import { naiveView, type NaiveView } from "#tests/support/naiveView.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import { deliverAll, peer, type Peer } from "#tests/support/twoPeers.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

const SEEDS = 220;
const COMMANDS = 60;

interface Participant extends Actor {
  readonly peer: Peer;
  readonly inbox: Uint8Array[];
}

function participants(random: SeededRandom): Participant[] {
  return ["a", "b", "c"].map((name, index) => {
    const made = peer(name, index + 1);
    let texts = 0;
    return { peer: made, forest: made.forest, history: createCommandHistory(made.forest), random, inbox: [], text: (secret) => `${secret ? "私" : "公"}${name}${++texts}` };
  });
}

/** Hands some of what waits, in any order, some of it twice. */
function deliverSome(to: Participant, random: SeededRandom): void {
  const some = to.inbox.filter(() => random.chance(0.5)).sort(() => random.next() - 0.5);
  const twice = some.filter(() => random.chance(0.2));
  for (const bytes of some) to.inbox.splice(to.inbox.indexOf(bytes), 1);
  applyRemote(to.forest, [...some, ...twice].map((bytes) => ({ docId: "forest", bytes })), "remote");
}

function effective(forest: Forest): NaiveView {
  const { view } = forest;
  const points = [...view.points()];
  const children: Record<string, string[]> = {};
  for (const parent of [null, ...points.map((point) => point.id)]) if (view.children(parent).length > 0) children[parent ?? "top"] = [...view.children(parent)];
  return {
    parents: Object.fromEntries(points.map((point) => [point.id, point.parentId ?? "top"])),
    docs: Object.fromEntries(points.map((point) => [point.id, point.doc])),
    children,
    opposites: Object.fromEntries([...view.links()].filter((link) => link.opposes.length > 0).map((link) => [link.id, [...link.opposes]])),
    liveLinks: [...view.links()].map((link) => link.id).sort(),
    trashedPoints: view.trashedPoints().map((point) => point.id).sort(),
    trashedLinks: view.trashedLinks().map((link) => link.id).sort(),
  };
}

function live(seed: number): Participant[] {
  const random = seededRandom(seed);
  const all = participants(random);
  for (let step = 0; step < COMMANDS; step++) {
    const actor = random.pick(all);
    if (actor === undefined) continue;
    actor.peer.forest.clock.advance(random.below(5));
    randomCommand(actor, { withHistory: true, withSharing: true });
    const bytes = actor.peer.outbox.splice(0);
    for (const other of all) if (other !== actor) other.inbox.push(...bytes);
    if (random.chance(0.4)) for (const other of all) deliverSome(other, random);
  }
  for (const actor of all) applyRemote(actor.forest, actor.inbox.splice(0).reverse().map((bytes) => ({ docId: "forest", bytes })), "remote");
  return all;
}

describe("three people who change one forest at the same time", () => {
  it(`see the same, and each view equals a rebuild (${SEEDS} seeds)`, () => {
    let opposed = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const all = live(seed);
      const shared = all.map(({ forest }) => JSON.stringify(viewSnapshot(testForest({ docs: { forest: forest.docs.forest, personal: new Y.Doc() } }).view)));
      expect(new Set(shared).size, `seed ${seed}: peers differ`).toBe(1);
      for (const { forest } of all) {
        const rebuilt = testForest({ docs: forest.docs });
        expect(viewSnapshot(forest.view), `seed ${seed}: view differs from a rebuild`).toEqual(viewSnapshot(rebuilt.view));
        const plain = naiveView(forest.docs);
        expect(effective(forest), `seed ${seed}: view differs from the plain rules`).toEqual(plain);
        opposed += Object.keys(plain.opposites).length;
        rebuilt.destroy();
      }
    }
    expect(opposed).toBeGreaterThan(60);
  });

  it("store the same values in the shared document", () => {
    for (let seed = 1000; seed < 1030; seed++) {
      const [first, ...others] = live(seed).map(({ forest }) => forest.docs.forest.toJSON() as unknown);
      for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
    }
  });

  it("cut and mend loops alike when few points are moved about at the same time", () => {
    let loops = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed);
      const all = participants(random);
      const [first] = all;
      if (first === undefined) throw new Error("nobody");
      const ids = Array.from({ length: 6 }, (_, index) => must(addPoint(first.forest, { title: `${index}`, parentId: null })));
      deliverAll(all.map((one) => one.peer));
      for (let round = 0; round < 12; round++) {
        for (const { forest } of all) {
          movePoints(forest, { ids: [random.pick(ids) ?? "pt_none"], parentId: random.chance(0.15) ? null : (random.pick(ids) ?? null) });
          if (random.chance(0.2)) removePoints(forest, { ids: [random.pick(ids) ?? "pt_none"], branch: false });
          if (random.chance(0.3)) restorePoints(forest, { ids: forest.view.trashedPoints().map((point) => point.id) });
        }
        deliverAll(all.map((one) => one.peer));
        for (const { forest } of all) expect(effective(forest), `seed ${seed}, round ${round}`).toEqual(naiveView(forest.docs));
        loops += first.forest.view.problems().length;
      }
    }
    expect(loops).toBeGreaterThan(100);
  });
});
