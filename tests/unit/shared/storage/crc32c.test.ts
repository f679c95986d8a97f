import { describe, expect, it } from "vitest";
import { crc32c } from "#shared/storage/index.ts";

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("crc32c", () => {
  it("gives the published check values", () => {
    expect(crc32c(ascii("123456789"))).toBe(0xe3069283);
    // RFC 3720, B.4
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e);
    expect(crc32c(new Uint8Array(0))).toBe(0);
  });

  it("gives the same whether bytes come whole or in parts of any length", () => {
    const bytes = Uint8Array.from({ length: 61 }, (_, index) => (index * 37) & 0xff);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(crc32c(bytes));
    }
  });
});
