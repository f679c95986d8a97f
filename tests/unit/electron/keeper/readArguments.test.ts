import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "#electron/keeper/keeperLimits.ts";
import { readArguments, USAGE } from "#electron/keeper/readArguments.ts";

describe("a keeper's arguments", () => {
  it("are few, and the rest has good values", () => {
    expect(readArguments(["--data", "kept"])).toEqual({ dir: "kept", host: "0.0.0.0", port: 4747, publicHost: null, dhtPort: null, limits: DEFAULT_LIMITS });
  });

  it("set the limits", () => {
    expect(readArguments(["--data", "kept", "--port", "0", "--space-mb", "1", "--spaces", "2", "--keep-days", "3", "--public", "keeper.example.org", "--dht-port", "49737"])).toMatchObject({
      port: 0, publicHost: "keeper.example.org", dhtPort: 49_737, limits: { maxSpaceBytes: 1_048_576, maxSpaces: 2, keepMs: 3 * 86_400_000 },
    });
  });

  it.each([[[]], [["--data", ""]], [["--data", "x", "--port", "70000"]], [["--data", "x", "--dht-port", "65535"]], [["--data", "x", "--spaces", "-1"]], [["--data", "x", "--spaces", "1.5"]], [["--data", "x", "--what"]]])("say what is wrong: %j", (words) => {
    const answer = readArguments(words);
    expect(typeof answer).toBe("string");
    expect(answer).toContain(USAGE);
  });
});
