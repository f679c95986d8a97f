import { describe, expect, it } from "vitest";
import { applyRemote, createCommandHistory, type CommandHistory } from "#shared/forest/index.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testForest } from "#tests/support/testForest.ts";
import { deliverAll, peer } from "#tests/support/twoPeers.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

function actorFor(seed: number): Actor {
  const forest = testForest();
  let texts = 0;
  return { forest, history: createCommandHistory(forest), random: seededRandom(seed), text: () => `文${++texts}` };
}

function undoAll(history: CommandHistory): void {
  for (let steps = 0; history.canUndo && steps < 1000; steps++) history.undo();
}

function redoAll(history: CommandHistory): void {
  for (let steps = 0; history.canRedo && steps < 1000; steps++) history.redo();
}

describe("undo and redo without interference", () => {
  it("undo then redo changes nothing, at every point of a history", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const actor = actorFor(seed);
      for (let step = 0; step < 30; step++) {
        randomCommand(actor, { withHistory: false, withSharing: true });
        if (!actor.history.canUndo) continue;
        const before = viewSnapshot(actor.forest.view);
        expect(actor.history.undo()).toMatchObject({ kind: "done", kept: 0 });
        actor.history.redo();
        expect(viewSnapshot(actor.forest.view), `seed ${seed}, step ${step}`).toEqual(before);
      }
    }
  });

  it("undoing everything returns to the start, redoing everything to the end", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const actor = actorFor(seed);
      const start = viewSnapshot(actor.forest.view);
      for (let step = 0; step < 40; step++) randomCommand(actor, { withHistory: true, withSharing: true });
      redoAll(actor.history);
      const end = viewSnapshot(actor.forest.view);
      undoAll(actor.history);
      expect(viewSnapshot(actor.forest.view), `seed ${seed}: start`).toEqual(start);
      redoAll(actor.history);
      expect(viewSnapshot(actor.forest.view), `seed ${seed}: end`).toEqual(end);
    }
  });
});

describe("undo while others write", () => {
  it("never overwrites a field that somebody else wrote last", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const [mine, theirs] = [peer("a", 1), peer("b", 2)];
      let texts = 0;
      const me: Actor = { forest: mine.forest, history: createCommandHistory(mine.forest), random, text: () => `我${++texts}` };
      const other: Actor = { forest: theirs.forest, history: createCommandHistory(theirs.forest), random, text: () => `他${++texts}` };
      for (let step = 0; step < 15; step++) randomCommand(me, { withHistory: false, withSharing: false });
      deliverAll([mine, theirs]);
      for (let step = 0; step < 15; step++) randomCommand(other, { withHistory: false, withSharing: false });
      deliverAll([mine, theirs]);
      const titles = new Map([...mine.forest.view.points()].filter((point) => point.title.startsWith("他") || point.summary.startsWith("他")).map((point) => [point.id, point]));
      undoAll(me.history);
      for (const [id, before] of titles) {
        const after = mine.forest.view.point(id);
        const theirTitle = before.title.startsWith("他") ? before.title : after?.title;
        const theirSummary = before.summary.startsWith("他") ? before.summary : after?.summary;
        expect(after, `seed ${seed}: ${id} went away with their words in it`).toMatchObject({ title: theirTitle, summary: theirSummary });
      }
      deliverAll([mine, theirs]);
      applyRemote(theirs.forest, [], "remote");
      expect(Object.keys(theirs.forest.docs.forest.getMap("points").toJSON()).sort()).toEqual(Object.keys(mine.forest.docs.forest.getMap("points").toJSON()).sort());
    }
  });
});
