// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { watchAway } from "#renderer/runtime/groups/watchAway.ts";
import { fakeClock } from "#tests/support/fakeClock.ts";

describe("whether somebody sits before the window", () => {
  it("is away after a while without the focus, and back with it", () => {
    const clock = fakeClock();
    const watch = watchAway(clock);
    expect(watch.isAway()).toBe(false);
    window.dispatchEvent(new Event("blur"));
    clock.advance(299_000);
    expect(watch.isAway()).toBe(false);
    clock.advance(1_000);
    expect(watch.isAway()).toBe(true);
    window.dispatchEvent(new Event("focus"));
    expect(watch.isAway()).toBe(false);
    watch.stop();
    window.dispatchEvent(new Event("blur"));
    clock.advance(900_000);
    expect(watch.isAway()).toBe(false);
  });
});
