import { afterEach, beforeEach } from "vitest";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createFakeBridge, installBridge } from "./fakeBridge.ts";
import { openTestForest } from "./openTestForest.ts";

/** Opens a forest over a bridge of its own before each test of a file, and closes both after it. */
export function forestForEach(take: (forest: OpenForest) => void): void {
  let forest: OpenForest;
  let uninstall: () => void;
  beforeEach(async () => {
    uninstall = installBridge(createFakeBridge());
    forest = await openTestForest();
    take(forest);
  });
  afterEach(async () => {
    await forest.close();
    uninstall();
  });
}
