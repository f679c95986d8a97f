import { afterEach, beforeEach } from "vitest";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "./fakeBridge.ts";
import { openTestForest } from "./openTestForest.ts";

/** Opens a forest over a bridge of its own before each test of a file, and closes both after it. */
export function forestForEach(take: (forest: OpenForest, fake: FakeBridge) => void): void {
  let forest: OpenForest;
  let uninstall: () => void;
  beforeEach(async () => {
    const fake = createFakeBridge();
    uninstall = installBridge(fake);
    forest = await openTestForest();
    take(forest, fake);
  });
  afterEach(async () => {
    await forest.close();
    uninstall();
  });
}
