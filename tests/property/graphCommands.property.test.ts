import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { applyRemote, createCommandHistory, type Forest } from "#shared/forest/index.ts";
import { naiveView } from "#tests/support/naiveView.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { randomGraphCommand } from "#tests/support/randomGraphCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testForest } from "#tests/support/testForest.ts";
import { deliverAll, peer } from "#tests/support/twoPeers.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

function actorFor(seed: number, forest: Forest = testForest(), name = ""): Actor {
  let texts = 0;
  return { forest, history: createCommandHistory(forest), random: seededRandom(seed), text: (secret) => `${secret ? "SECRET" : "公"}${name}${++texts}!` };
}

function live(actor: Actor, steps: number, afterEach: (step: number) => void = () => undefined): void {
  for (let step = 0; step < steps; step++) {
    if (actor.random.chance(0.5)) randomCommand(actor, { withHistory: false, withSharing: false });
    else randomGraphCommand(actor);
    afterEach(step);
  }
}

describe("what is done in the graph", () => {
  it("is undone and done again exactly, at every point of a history", () => {
    let merged = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const actor = actorFor(seed);
      live(actor, 40, (step) => {
        if (!actor.history.canUndo) return;
        if (actor.history.undoCommand === "mergePoints") merged += 1;
        const before = viewSnapshot(actor.forest.view);
        expect(actor.history.undo()).toMatchObject({ kind: "done", kept: 0 });
        actor.history.redo();
        expect(viewSnapshot(actor.forest.view), `seed ${seed}, step ${step}`).toEqual(before);
      });
    }
    expect(merged).toBeGreaterThan(100);
  });

  it("leaves a view that equals a rebuild and the plain rules, and no loop of parents", () => {
    for (let seed = 200; seed < 280; seed++) {
      const actor = actorFor(seed);
      live(actor, 60);
      const { forest } = actor;
      const rebuilt = testForest({ docs: forest.docs });
      expect(viewSnapshot(forest.view), `seed ${seed}`).toEqual(viewSnapshot(rebuilt.view));
      const plain = naiveView(forest.docs);
      expect(Object.fromEntries([...forest.view.points()].map((point) => [point.id, point.parentId ?? "top"])), `seed ${seed}`).toEqual(plain.parents);
      expect([...forest.view.links()].map((link) => link.id).sort(), `seed ${seed}`).toEqual(plain.liveLinks);
      expect(forest.view.problems().filter(({ code }) => code === "bad-link-end" || code === "bad-field"), `seed ${seed}`).toEqual([]);
      rebuilt.destroy();
    }
  });

  it("never lets a private word or id into a byte of the shared document", () => {
    for (let seed = 300; seed < 400; seed++) {
      const made = peer("a", 1);
      const actor = actorFor(seed, made.forest);
      const everPrivate = new Set<string>();
      live(actor, 60, () => {
        for (const record of [...made.forest.view.points(), ...made.forest.view.links()]) if (record.doc === "personal") everPrivate.add(record.id);
      });
      for (const part of [...made.outbox, Y.encodeStateAsUpdate(made.forest.docs.forest)]) expect(Buffer.from(part).includes("SECRET"), `seed ${seed}`).toBe(false);
      const ids = new Set(JSON.stringify(made.forest.docs.forest.toJSON()).match(/(pt|ln)_a\d+/g));
      for (const id of everPrivate) expect(ids.has(id), `seed ${seed}: ${id}`).toBe(false);
    }
  });

  it("converges when two people do it at the same time", () => {
    for (let seed = 500; seed < 560; seed++) {
      const peers = [peer("a", 1), peer("b", 2)];
      const actors = peers.map((one, index) => actorFor(seed * 10 + index, one.forest, "ab"[index]));
      for (let round = 0; round < 6; round++) {
        for (const actor of actors) live(actor, 5);
        deliverAll(peers);
      }
      for (const { forest } of peers) applyRemote(forest, [], "remote");
      const seen = peers.map(({ forest }) => JSON.stringify(viewSnapshot(testForest({ docs: { forest: forest.docs.forest, personal: new Y.Doc() } }).view)));
      expect(seen[0], `seed ${seed}`).toBe(seen[1]);
    }
  });
});
