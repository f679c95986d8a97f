import { describe, expect, it } from "vitest";
import { calls, events } from "#shared/ipc/contract.ts";
import { CALL_NAMES, EVENT_NAMES } from "#shared/ipc/names.ts";

describe("the names the preload lets through", () => {
  it("are those of the contract", () => {
    expect([...CALL_NAMES].sort()).toEqual(Object.keys(calls).sort());
    expect([...EVENT_NAMES].sort()).toEqual(Object.keys(events).sort());
  });
});
