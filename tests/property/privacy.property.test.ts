import * as Y from "yjs";
import { expect, it } from "vitest";
import { createCommandHistory } from "#shared/forest/index.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { peer } from "#tests/support/twoPeers.ts";

it("nothing private is ever in a byte that leaves this device", () => {
  let secrets = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const made = peer("a", 1);
    const sent: Uint8Array[] = made.outbox;
    const actor: Actor = { forest: made.forest, history: createCommandHistory(made.forest), random: seededRandom(seed), text: (secret) => (secret ? `SECRET${++secrets}!` : `open${seed}`) };
    for (let step = 0; step < 80; step++) randomCommand(actor, { withHistory: true, withSharing: false });
    const bytes = [...sent, Y.encodeStateAsUpdate(made.forest.docs.forest), Y.encodeStateAsUpdateV2(made.forest.docs.forest)];
    for (const part of bytes) expect(Buffer.from(part).includes("SECRET"), `seed ${seed}`).toBe(false);
  }
  expect(secrets).toBeGreaterThan(1000);
});
