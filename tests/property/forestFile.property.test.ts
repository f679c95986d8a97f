import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createForest, loadDocuments } from "#shared/forest/index.ts";
import { decodeForestFile } from "#electron/exchange/decodeForestFile.ts";
import { encodeForestFile } from "#electron/exchange/encodeForestFile.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { countingIds } from "#tests/support/countingIds.ts";
import { fakeClock } from "#tests/support/fakeClock.ts";
import { randomForest } from "#tests/support/randomForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

function seenIn(documents: readonly LoggedUpdate[]): unknown {
  const { docs, rejected } = loadDocuments(documents);
  expect(rejected).toBe(0);
  const forest = createForest({ docs, author: "pr_me", clock: fakeClock(), ids: countingIds() });
  const seen = viewSnapshot(forest.view);
  forest.destroy();
  return seen;
}

it("a forest that is exported, imported and exported again is the same file, byte for byte, and loses nothing", () => {
  let personal = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { forest, updates } = randomForest(seed, 60);
    const whole = encodeForestFile(updates, true);
    const imported = decodeForestFile(whole);
    expect(Buffer.compare(encodeForestFile(imported.documents, true), whole), `seed ${seed}`).toBe(0);
    expect(seenIn(imported.documents), `seed ${seed}`).toEqual(viewSnapshot(forest.view));
    expect(imported.name).toBe(forest.view.meta.name);

    const shared = encodeForestFile(updates, false);
    const again = decodeForestFile(shared);
    expect(Buffer.compare(encodeForestFile(again.documents, false), shared), `seed ${seed}`).toBe(0);
    expect(Buffer.compare(encodeForestFile(again.documents, true), shared), `seed ${seed}`).toBe(0);
    // What the others of the forest see, and no more.
    expect(seenIn(again.documents), `seed ${seed}`).toEqual(seenIn(updates.filter(({ docId }) => docId === "forest")));
    expect(gunzipSync(shared).includes("SECRET"), `seed ${seed}`).toBe(false);
    if (gunzipSync(whole).includes("SECRET")) personal += 1;
    forest.destroy();
  }
  expect(personal).toBeGreaterThan(50);
});
