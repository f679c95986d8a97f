import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { catalogue } from "#renderer/runtime/storage/catalogue.ts";
import { viewState } from "#renderer/runtime/storage/viewState.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";

let fake: FakeBridge;
let uninstall: () => void;
beforeEach(() => { fake = createFakeBridge(); uninstall = installBridge(fake); });
afterEach(() => { closeCaches(); uninstall(); });

describe("viewState", () => {
  it("is empty for a forest that was never seen", async () => {
    expect(await viewState.read("fr_new")).toEqual({ cameras: {}, lens: null, expandedIds: null, panelSizesPct: {}, lastVisitAtMs: null });
  });

  it("changes what is given and keeps the rest", async () => {
    await viewState.write("fr_a", { cameras: { tower: { x: 1, y: 2, zoomRatio: 0.5 } } });
    await viewState.write("fr_a", { expandedIds: ["pt_1"] });
    closeCaches();
    expect(await viewState.read("fr_a")).toEqual({ cameras: { tower: { x: 1, y: 2, zoomRatio: 0.5 } }, lens: null, expandedIds: ["pt_1"], panelSizesPct: {}, lastVisitAtMs: null });
  });

  it("reads a field that was spoilt as never set", async () => {
    // SAFETY: the test is about what a cache must not hold.
    await viewState.write("fr_b", { cameras: { tower: { x: "left" } }, lastVisitAtMs: "yesterday", expandedIds: ["pt_1"] } as never);
    expect(await viewState.read("fr_b")).toEqual({ cameras: {}, lens: null, expandedIds: ["pt_1"], panelSizesPct: {}, lastVisitAtMs: null });
  });

  it("fails softly and says so when the database does not work", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => { throw new Error("no storage"); });
    expect(await viewState.read("fr_c")).toEqual({ cameras: {}, lens: null, expandedIds: null, panelSizesPct: {}, lastVisitAtMs: null });
    expect(fake.reports.some((line) => line.startsWith("viewState.read"))).toBe(true);
  });
});

describe("catalogue", () => {
  it("remembers counts by forest until it is told to forget", async () => {
    const row = { forestId: "fr_a", name: "森林", pointCount: 3, linkCount: 2, lastOpenedAtMs: 9 };
    await catalogue.write(row);
    expect(await catalogue.read()).toEqual(new Map([["fr_a", row]]));
    await catalogue.forget("fr_a");
    expect((await catalogue.read()).size).toBe(0);
  });
});
