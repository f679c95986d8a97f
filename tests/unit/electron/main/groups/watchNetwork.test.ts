import { describe, expect, it } from "vitest";
import { watchNetwork } from "#electron/main/groups/watchNetwork.ts";
import { manualTimers } from "#tests/support/manualTimers.ts";

describe("the network of this machine", () => {
  it("is looked at every five seconds while it matters, and a change is told once", () => {
    const timers = manualTimers();
    let address = "10.0.0.2";
    let isNeeded = false;
    let [looks, changes] = [0, 0];
    const stop = watchNetwork({
      after: timers.after, isNeeded: () => isNeeded, onChange: () => { changes += 1; },
      interfaces: () => {
        looks += 1;
        return { lo: [{ address: String(looks), internal: true }], wlan0: [{ address, internal: false }], gone: undefined };
      },
    });
    timers.advance(20_000);
    expect(looks).toBe(0);
    isNeeded = true;
    timers.advance(10_000);
    expect([looks, changes]).toEqual([2, 0]);
    address = "192.168.1.7";
    timers.advance(10_000);
    expect(changes).toBe(1);
    // While nobody looked it may have changed twice: whoever begins to talk finds the network as it is.
    isNeeded = false;
    timers.advance(5_000);
    [isNeeded, address] = [true, "10.0.0.2"];
    timers.advance(10_000);
    expect(changes).toBe(1);
    stop();
    expect(timers.delays()).toEqual([]);
  });
});
