import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { searchMemory } from "#renderer/runtime/storage/searchMemory.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";

let uninstall: () => void;
beforeEach(() => { uninstall = installBridge(createFakeBridge()); });
afterEach(() => { closeCaches(); uninstall(); });

describe("searchMemory", () => {
  it("is empty at first, changes what it is told to, by forest, until it is told to forget", async () => {
    expect((await searchMemory.read("fr_a")).recent).toEqual([]);
    await searchMemory.change("fr_a", (before) => ({ ...before, recent: ["沉默"], saved: ["类型:案例"] }));
    closeCaches();
    expect(await searchMemory.read("fr_a")).toMatchObject({ recent: ["沉默"], saved: ["类型:案例"] });
    expect((await searchMemory.read("fr_b")).recent).toEqual([]);
    await searchMemory.forget("fr_a");
    expect((await searchMemory.read("fr_a")).saved).toEqual([]);
  });

  it("reads a field that was spoilt as empty and keeps the others", async () => {
    // SAFETY: the test is about what a cache must not hold.
    await searchMemory.change("fr_c", (before) => ({ ...before, recent: 7, saved: ["好"], answers: "many" }) as never);
    expect(await searchMemory.read("fr_c")).toMatchObject({ recent: [], saved: ["好"], answers: { asked: 0, linked: 0, dismissed: 0 } });
  });
});
