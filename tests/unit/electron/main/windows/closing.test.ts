import { describe, expect, it } from "vitest";
import { createClosing, type Closing } from "#electron/main/windows/closing.ts";

function setUp(): { closing: Closing; asked: () => number; closed: () => number; silence: () => Promise<void>; timers: () => number; choose: (choice: "wait" | "close") => void } {
  let asked = 0;
  let closed = 0;
  let timer: (() => void) | null = null;
  let choice: "wait" | "close" = "wait";
  const closing = createClosing({
    askPage: () => { asked += 1; },
    closeNow: () => { closed += 1; },
    askPerson: async () => choice,
    waitMs: 10,
    startTimer: (task) => {
      timer = task;
      return () => { timer = null; };
    },
  });
  closing.pageIsAway(false);
  return {
    closing, asked: () => asked, closed: () => closed, timers: () => (timer === null ? 0 : 1),
    choose: (next) => { choice = next; },
    silence: async () => {
      timer?.();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe("closing the window", () => {
  it("waits for the page and asks it once", () => {
    const { closing, asked, closed, timers } = setUp();
    expect([closing.mayCloseNow(), closing.mayCloseNow()]).toEqual([false, false]);
    expect(asked()).toBe(1);
    closing.pageAnswered(false);
    expect(closed()).toBe(1);
    expect(timers()).toBe(0);
    expect(closing.mayCloseNow()).toBe(true);
  });

  it("stays open when the person wants to, and asks again the next time", () => {
    const { closing, asked, closed } = setUp();
    closing.mayCloseNow();
    closing.pageAnswered(true);
    expect(closed()).toBe(0);
    expect(closing.mayCloseNow()).toBe(false);
    expect(asked()).toBe(2);
  });

  it("lets the person decide when the page is silent", async () => {
    const { closing, closed, silence, choose, timers } = setUp();
    closing.mayCloseNow();
    await silence();
    expect([closed(), timers()]).toEqual([0, 1]);
    choose("close");
    await silence();
    expect(closed()).toBe(1);
  });

  it("closes at once when there is no page to ask", () => {
    const { closing, asked } = setUp();
    closing.pageIsAway(true);
    expect(closing.mayCloseNow()).toBe(true);
    expect(asked()).toBe(0);
  });

  it("ignores an answer nobody asked for", () => {
    const { closing, closed } = setUp();
    closing.pageAnswered(false);
    expect(closed()).toBe(0);
  });

  it("leaves the question to a page that asks the person itself, and waits for its final answer", () => {
    const { closing, closed, timers } = setUp();
    closing.mayCloseNow();
    closing.pageIsAsking();
    expect(timers()).toBe(0);
    expect([closing.mayCloseNow(), closed()]).toEqual([false, 0]);
    closing.pageAnswered(false);
    expect(closed()).toBe(1);
  });

  it("starts no timer when the person waits while the page has begun to ask", async () => {
    const { closing, silence, timers } = setUp();
    closing.mayCloseNow();
    const answered = silence();
    closing.pageIsAsking();
    await answered;
    expect(timers()).toBe(0);
  });

  it("waits for a later close again after the page once asked and stayed", () => {
    const { closing, asked, timers } = setUp();
    closing.mayCloseNow();
    closing.pageIsAsking();
    closing.pageAnswered(true);
    closing.mayCloseNow();
    expect([asked(), timers()]).toEqual([2, 1]);
  });

  it("stops the timer when the page goes away, and asks the page that comes back", () => {
    const { closing, asked, timers } = setUp();
    closing.mayCloseNow();
    closing.pageIsAway(true);
    expect(timers()).toBe(0);
    closing.pageIsAway(false);
    expect([closing.mayCloseNow(), asked()]).toEqual([false, 2]);
  });

  it("closes on the person's word although the page went away during the question", async () => {
    const { closing, closed, silence, choose } = setUp();
    choose("close");
    closing.mayCloseNow();
    const answered = silence();
    closing.pageIsAway(true);
    await answered;
    expect(closed()).toBe(1);
  });
});
