import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepVisit } from "#renderer/runtime/keepVisit.ts";
import { viewState } from "#renderer/runtime/storage/viewState.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeClock, type FakeClock } from "#tests/support/fakeClock.ts";

let clock: FakeClock;
let uninstall: () => void;

beforeEach(() => {
  uninstall = installBridge(createFakeBridge());
  clock = fakeClock(1_000);
});
afterEach(() => {
  vi.useRealTimers();
  uninstall();
});

/** Opens a forest, and waits until it is known when it was last seen. */
function visit(forestId: `fr_${string}`): Promise<{ readonly lastVisitAtMs: number | null; leave(): Promise<void> }> {
  return new Promise((resolve) => {
    const visited = keepVisit(forestId, { clock, onLastVisit: (lastVisitAtMs) => { resolve({ lastVisitAtMs, leave: () => visited.close() }); } });
  });
}

describe("keepVisit", () => {
  it("knows nothing of a first visit, and on the second when the first ended", async () => {
    const first = await visit("fr_a");
    clock.advance(500);
    await first.leave();
    const second = await visit("fr_a");
    await second.leave();
    expect([first.lastVisitAtMs, second.lastVisitAtMs]).toEqual([null, 1_500]);
  });

  it("keeps forests apart, and what else is remembered of them", async () => {
    await viewState.write("fr_b", { lens: "grove" });
    await (await visit("fr_b")).leave();
    await (await visit("fr_c")).leave();
    expect(await viewState.read("fr_b")).toMatchObject({ lens: "grove", lastVisitAtMs: 1_000 });
  });

  it("notes the visit now and then, so that a crash costs little of it", async () => {
    const write = vi.spyOn(viewState, "write").mockResolvedValue(undefined);
    vi.spyOn(viewState, "read").mockResolvedValue({ ...await viewState.read("fr_d"), lastVisitAtMs: 7 });
    vi.useFakeTimers();
    const here = await visit("fr_d");
    clock.advance(180_000);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(write).toHaveBeenLastCalledWith("fr_d", { lastVisitAtMs: 181_000 });
    const noted = write.mock.calls.length;
    await here.leave();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(write.mock.calls.length).toBe(noted + 1);
  });
});
