import { describe, expect, it } from "vitest";
import { isNodeAddress, NETWORK_DEFAULTS, readSettings, settingsPatchSchema } from "#shared/settings/index.ts";

describe("how far groups reach", () => {
  it("is the local network and keepers until a person says otherwise, also after damage", () => {
    expect(readSettings({}).network).toEqual({ reach: "keepers", nodes: [], usesPublicNodes: false, uploadKBPerS: 0 });
    for (const network of [null, "internet", { ...NETWORK_DEFAULTS, reach: "moon" }, { ...NETWORK_DEFAULTS, nodes: ["x"] }, { ...NETWORK_DEFAULTS, uploadKBPerS: -1 }]) {
      expect(readSettings({ network }).network).toEqual(NETWORK_DEFAULTS);
    }
    const chosen = { reach: "internet", nodes: ["keeper.example.org:49737"], usesPublicNodes: true, uploadKBPerS: 200 };
    expect(readSettings({ network: chosen }).network).toEqual(chosen);
  });

  it("takes only nodes that could be some, and few of them", () => {
    for (const good of ["a:1", "45.90.0.1:49737", "keeper.example.org:65535"]) expect(isNodeAddress(good)).toBe(true);
    for (const bad of ["", "a", "a:", ":1", "a:0", "a:65536", "a b:1", "[::1]:1", "-a:1", "a-:1", "1.2.3.4@a:1", `${"a".repeat(300)}:1`]) expect(isNodeAddress(bad)).toBe(false);
    const many = { ...NETWORK_DEFAULTS, nodes: Array.from({ length: 17 }, (_, at) => `n${String(at)}:1`) };
    expect(settingsPatchSchema.safeParse({ network: many }).success).toBe(false);
    expect(settingsPatchSchema.safeParse({ network: { ...many, nodes: many.nodes.slice(1) } }).success).toBe(true);
  });
});
