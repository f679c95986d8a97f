import { describe, expect, it } from "vitest";
import { couldBeHost, couldBeKeeper, keeperHost } from "#renderer/features/groups/model/keeperHost.ts";

describe("addresses typed by hand", () => {
  it("knows a keeper by its machine", () => {
    expect(keeperHost("keeper.example:49737/AbC")).toBe("keeper.example:49737");
    expect(keeperHost("keeper.example")).toBe("keeper.example");
  });

  it("refuses what cannot be one before main is asked", () => {
    expect(["keeper.example:49737/AbC", " [fe80::1]:49737/AbC "].every(couldBeKeeper)).toBe(true);
    expect(["", "keeper.example", "keeper.example:49737", "keeper example:1/A", "host:port/key"].some(couldBeKeeper)).toBe(false);
    expect(["192.168.1.20:49737", "box.local:1"].every(couldBeHost)).toBe(true);
    expect(["", "192.168.1.20", "192.168.1.20:", "a/b:1"].some(couldBeHost)).toBe(false);
  });
});
