import * as Y from "yjs";
import { expect, it } from "vitest";
import { createCommandHistory } from "#shared/forest/index.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { randomGraphCommand } from "#tests/support/randomGraphCommand.ts";
import { randomWalkCommand } from "#tests/support/randomWalkCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { peer } from "#tests/support/twoPeers.ts";

it("nothing private is ever in a byte that leaves this device", () => {
  let secrets = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const made = peer("a", 1);
    const sent: Uint8Array[] = made.outbox;
    const actor: Actor = { forest: made.forest, history: createCommandHistory(made.forest), random: seededRandom(seed), text: (secret) => (secret ? `SECRET${++secrets}!` : `open${seed}`) };
    for (let step = 0; step < 80; step++) {
      if (actor.random.chance(0.6)) randomCommand(actor, { withHistory: true, withSharing: false });
      else if (actor.random.chance(0.8)) randomGraphCommand(actor);
      else randomWalkCommand(actor);
    }
    const bytes = [...sent, Y.encodeStateAsUpdate(made.forest.docs.forest), Y.encodeStateAsUpdateV2(made.forest.docs.forest)];
    for (const part of bytes) expect(Buffer.from(part).includes("SECRET"), `seed ${seed}`).toBe(false);
  }
  expect(secrets).toBeGreaterThan(1000);
});

it("the id of what was never shared is nowhere in the shared document, whatever else was shared", () => {
  const ids = (value: unknown): string[] => JSON.stringify(value).match(/(pt|ln)_a\d+/g) ?? [];
  let [own, opposed] = [0, 0];
  for (let seed = 1; seed <= 120; seed++) {
    const { forest } = peer("a", 1);
    const actor: Actor = { forest, history: createCommandHistory(forest), random: seededRandom(seed), text: (secret) => `${secret ? "SECRET" : "open"}${seed}` };
    for (let step = 0; step < 90; step++) {
      if (actor.random.chance(0.7)) randomCommand(actor, { withHistory: true, withSharing: true });
      else if (actor.random.chance(0.8)) randomGraphCommand(actor);
      else randomWalkCommand(actor);
      const shared = forest.docs.forest.toJSON() as Record<"points" | "links", object>;
      const known = new Set([...Object.keys(shared.points ?? {}), ...Object.keys(shared.links ?? {})]);
      expect(ids(shared).filter((id) => !known.has(id)), `seed ${seed}, step ${step}`).toEqual([]);
    }
    own += [...forest.view.links()].filter((link) => link.doc === "personal").length;
    opposed += [...forest.view.links()].filter((link) => link.doc === "personal" && link.opposes.some((id) => forest.view.link(id)?.doc === "forest")).length;
  }
  expect([own > 100, opposed > 3]).toEqual([true, true]);
});
