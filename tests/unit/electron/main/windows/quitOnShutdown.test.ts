import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { quitOnShutdown } from "#electron/main/windows/quitOnShutdown.ts";

it("holds the shutdown up and quits, and quits when a Windows session ends", () => {
  const power = new EventEmitter();
  const window = new EventEmitter();
  const calls: string[] = [];
  quitOnShutdown({ power, window, quit: () => { calls.push("quit"); } });
  power.emit("shutdown", { preventDefault: () => { calls.push("held"); } });
  expect(calls).toEqual(["held", "quit"]);
  window.emit("session-end");
  expect(calls).toEqual(["held", "quit", "quit"]);
});
