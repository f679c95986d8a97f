import { describe, expect, it } from "vitest";
import { FileFlow } from "#shared/sync/fileFlow.ts";

const KB = 1024;
const MB = 1024 * KB;
const piece = (from: number, lengthBytes: number, total = 100 * MB) => ({ from, total, bytes: new Uint8Array(lengthBytes) });

describe("a file that comes from one device", () => {
  it("is asked for in a quarter of a second's worth, and again when half of that is on the disk", () => {
    const flow = new FileFlow({ totalBytes: 100 * MB, haveBytes: 0, nowMs: 0 });
    expect(flow.askFor(0, 0)).toEqual({ from: 0, maxBytes: 64 * KB });
    expect(flow.askFor(31 * KB, 100)).toBeNull();
    // 64 KiB in 100 ms are 160 KiB in 250 ms; but the window no more than doubles.
    expect(flow.askFor(64 * KB, 100)).toEqual({ from: 64 * KB, maxBytes: 128 * KB });
    expect(flow.askFor(192 * KB, 300)).toEqual({ from: 192 * KB, maxBytes: 160 * KB });
  });

  it("is never asked for in smaller or larger bites than is good, nor beyond its end", () => {
    const slow = new FileFlow({ totalBytes: 100 * KB, haveBytes: 0, nowMs: 0 });
    expect(slow.askFor(0, 0)).toEqual({ from: 0, maxBytes: 64 * KB });
    expect(slow.askFor(60 * KB, 60_000)).toEqual({ from: 64 * KB, maxBytes: 36 * KB });
    expect(slow.askFor(100 * KB, 60_001)).toBeNull();
    const fast = new FileFlow({ totalBytes: 1_000 * MB, haveBytes: 0, nowMs: 0 });
    let askedTo = 0;
    const bites: number[] = [];
    for (let nowMs = 0; nowMs < 10; nowMs += 1) {
      const more = fast.askFor(askedTo, nowMs);
      bites.push(more?.maxBytes ?? 0);
      askedTo += more?.maxBytes ?? 0;
    }
    expect(Math.max(...bites)).toBe(4 * MB);
  });

  it("takes the next piece only, and none that was not asked for or is of another file", () => {
    const flow = new FileFlow({ totalBytes: 100 * MB, haveBytes: 10 * KB, nowMs: 0 });
    flow.askFor(10 * KB, 0);
    expect(flow.receive(piece(0, 10))).toBe("late");
    expect(flow.receive(piece(10 * KB, 65 * KB))).toBe("wrong");
    expect(flow.receive(piece(10 * KB, KB, 99 * MB))).toBe("wrong");
    expect(flow.receive(piece(10 * KB, KB))).toBe("next");
    expect(flow.receive(piece(10 * KB, KB))).toBe("late");
    expect(flow.receive(piece(11 * KB, KB))).toBe("next");
  });

  it("has stalled when too little of it came in ten seconds", () => {
    const flow = new FileFlow({ totalBytes: 100 * MB, haveBytes: 0, nowMs: 0 });
    flow.askFor(0, 0);
    expect(flow.isStalled(10_000)).toBe(false);
    flow.receive(piece(0, 16 * KB));
    expect(flow.isStalled(10_250)).toBe(false);
    flow.receive(piece(16 * KB, KB));
    expect(flow.isStalled(20_250)).toBe(false);
    expect(flow.isStalled(20_251)).toBe(true);
  });
});
