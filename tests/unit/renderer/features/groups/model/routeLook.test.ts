import { describe, expect, it } from "vitest";
import { routeLook } from "#renderer/features/groups/model/routeLook.ts";
import { groupDevice } from "#tests/support/groupStates.ts";

describe("the route of a device", () => {
  it("tells this machine, what is near, what goes over something else, and who is away", () => {
    const look = (part: Parameters<typeof groupDevice>[1]): string => {
      const { what, tone } = routeLook(groupDevice("one", part));
      return `${what} ${tone}`;
    };
    expect(look({ isThisOne: true })).toBe("here near");
    expect(look({ route: "lan" })).toBe("lan near");
    expect(look({ route: "direct" })).toBe("direct near");
    expect(look({ route: "relay" })).toBe("relay far");
    expect(look({ route: "keeper" })).toBe("keeper far");
    expect(look({ route: "file", isOnline: false })).toBe("file far");
    expect(look({ route: "lan", isOnline: false })).toBe("offline away");
    expect(look({ route: null, isOnline: false, lastHeardAtMs: null })).toBe("never away");
  });
});
