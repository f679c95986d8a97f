import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { watchDeparture } from "#electron/main/windows/watchDeparture.ts";

function setUp(): { contents: EventEmitter; gone: () => number } {
  const contents = new EventEmitter();
  let gone = 0;
  watchDeparture(contents, () => { gone += 1; });
  return { contents, gone: () => gone };
}

describe("watching for the page to go", () => {
  it("keeps the page when a navigation begins and is refused", () => {
    const { contents, gone } = setUp();
    contents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
    contents.emit("will-navigate", {});
    contents.emit("did-fail-load", {}, -3, "", "https://example.org/", true);
    expect(gone()).toBe(0);
  });

  it("notes a committed navigation", () => {
    const { contents, gone } = setUp();
    contents.emit("did-navigate", {}, "app://forest/");
    expect(gone()).toBe(1);
  });

  it("notes an error page in the main frame only", () => {
    const { contents, gone } = setUp();
    contents.emit("did-fail-load", {}, -105, "", "https://example.org/", false);
    expect(gone()).toBe(0);
    contents.emit("did-fail-load", {}, -6, "", "app://forest/", true);
    expect(gone()).toBe(1);
  });
});
