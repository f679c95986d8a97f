import { describe, expect, it } from "vitest";
import { shippedHash } from "#shared/skeleton/shippedHash.ts";

describe("shippedHash", () => {
  it("gives the fingerprints that are already in people's forests", () => {
    expect(shippedHash([])).toBe("ec35c3659743dc6b");
    expect(shippedHash(["认知", null, true, ["思考"]])).toBe("e73d86a5edb64b47");
  });

  it("tells fields apart that would read the same when joined", () => {
    expect(shippedHash(["ab", "c"])).not.toBe(shippedHash(["a", "bc"]));
    expect(shippedHash(["", "a"])).not.toBe(shippedHash(["a", ""]));
    expect(shippedHash(["null"])).not.toBe(shippedHash([null]));
  });

  it("is always sixteen hex digits", () => {
    for (let index = 0; index < 500; index += 1) expect(shippedHash([String(index)])).toMatch(/^[0-9a-f]{16}$/);
  });
});
